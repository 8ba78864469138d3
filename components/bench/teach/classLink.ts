/** Addresses of a class run: the settings as the query of a bench link, the seed beside them. */
import { trainingLabOptions } from "@/components/figures/training-lab/figure";
import { configOf } from "@/components/figures/training-lab/model";
import { parseOptions } from "@/lib/options/options";
import type { RunConfig } from "@/lib/training/config";
import { type BenchValues, benchOptions } from "../state/options";

/**
 * The grid of a class run, unless a teacher sets another: a small form of the ablation of the paper's Table
 * 3.
 */
export const CLASS_QUERY =
  "task=points&points-data=spiral&steps=300&lanes=adam-32,adam-8-dynamic-b256,adam-8-dynamic-bt,adam-8-linear-b256,adam-8-linear-bt";

/** Keys that a class run adds to the options of the bench. */
const CLASS_KEY = "class";
/** Largest number of a student. */
export const MAX_STUDENTS = 500;

/** Returns the run of a query of the bench for one seed. Options that are wrong are put right. */
export function classConfig(query: string, seed: number): RunConfig {
  const { values } = parseOptions(benchOptions, new URLSearchParams(query));
  return configOf({ ...(values as BenchValues), seed });
}

/**
 * Returns the address for one student, or for all students of a course page.
 *
 * @param seed the student's number; null for an address whose page asks for the number
 * @param here the address of the page
 */
export function studentLink(query: string, seed: number | null, here: string): string {
  const url = new URL(here);
  const options = new URLSearchParams(query);
  options.delete("seed");
  if (seed !== null) options.set("seed", String(seed));
  options.set(CLASS_KEY, "1");
  if (seed === null) options.set("report", "splice");
  url.search = options.toString();
  url.hash = "";
  return url.href;
}

/** A student's address. */
export interface StudentLink {
  /** The settings of the class run, without the seed. */
  readonly query: string;
  /** The student's number; null if the page has to ask for it. */
  readonly seed: number | null;
  /** Whether the page in whose frame the student works gets the line by SPLICE. */
  readonly splice: boolean;
}

/** Largest number of a student: the largest seed of the bench. */
export const MAX_SEED = trainingLabOptions.seed.max;

/** Returns the seed of a text; null if it is no whole number from 0 to MAX_SEED. */
export function readSeed(text: string): number | null {
  return /^\d+$/.test(text.trim()) && Number(text) <= MAX_SEED ? Number(text) : null;
}

/** Returns what a student's address says; undefined if the address is not one. */
export function readStudentLink(search: string): StudentLink | undefined {
  const options = new URLSearchParams(search);
  if (options.get(CLASS_KEY) !== "1") return undefined;
  const seed = readSeed(options.get("seed") ?? "");
  const splice = options.get("report") === "splice";
  for (const key of [CLASS_KEY, "seed", "report"]) options.delete(key);
  return { query: options.toString(), seed, splice };
}

/** Returns the query of pasted text: a link of the bench, or the query alone. */
export function queryOfText(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.indexOf("?");
  return at < 0 ? trimmed : trimmed.slice(at + 1).split("#")[0];
}
