/** Addresses of a class run: the settings as the query of a bench link, the seed beside them. */
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

/** Returns the address for one student. @param here the address of the page */
export function studentLink(query: string, seed: number, here: string): string {
  const url = new URL(here);
  const options = new URLSearchParams(query);
  options.delete("seed");
  options.set("seed", String(seed));
  options.set(CLASS_KEY, "1");
  url.search = options.toString();
  url.hash = "";
  return url.href;
}

/** Returns the query and the seed of a student's address; undefined if the address is not one. */
export function readStudentLink(
  search: string,
): { readonly query: string; readonly seed: number } | undefined {
  const options = new URLSearchParams(search);
  if (options.get(CLASS_KEY) !== "1") return undefined;
  options.delete(CLASS_KEY);
  const seed = Number(options.get("seed"));
  const known = Number.isInteger(seed) && seed >= 0 && seed <= 999_999;
  return { query: options.toString(), seed: known ? seed : 1 };
}

/** Returns the query of pasted text: a link of the bench, or the query alone. */
export function queryOfText(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.indexOf("?");
  return at < 0 ? trimmed : trimmed.slice(at + 1).split("#")[0];
}
