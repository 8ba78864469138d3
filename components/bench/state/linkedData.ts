/** The address of the bench: its options, the locks of a lesson, and the reader's own data of the task. */

import { tableIn } from "@/components/controls/tableWords";
import { MAX_LINKED_CHARACTERS, ownDataOption } from "@/components/figures/training-lab/figure";
import type { Words } from "@/lib/i18n/words";
import { type LinkTranslate, packTexts, unpackTexts } from "@/lib/options/longTexts";
import { parseOptions, printOptions } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import { english } from "../messages";
import { type BenchValues, benchOptions } from "./options";

const dataTable = { ownData: ownDataOption };

/** What the address of the bench holds. */
export interface Linked {
  readonly values: BenchValues;
  /** Names or address keys of options that the link of a lesson locks. */
  readonly lock: readonly string[];
  /** The reader's own data of the task; empty for the built-in data. */
  readonly ownText: string;
}

/** Returns the query of the bench's address, without its question mark. Data that are too long for it are left out. */
export function queryOfBench({ values, lock, ownText }: Linked): string {
  const data = printOptions(dataTable, { ownData: ownText.length <= MAX_LINKED_CHARACTERS ? ownText : "" });
  packTexts(dataTable, data);
  const locked = lock.length > 0 ? `lock=${lock.map(encodeURIComponent).join(",")}` : "";
  const parts = [printOptions(benchOptions, values).toString(), data.toString(), locked];
  return parts.filter((part) => part !== "").join("&");
}

/** Returns a sentence if the reader's own data are too long for the address; else an empty text. */
export function leftOutSentence(ownText: string, t = english): string {
  const [problem] = packTexts(dataTable, printOptions(dataTable, { ownData: ownText }));
  if (problem === undefined && ownText.length <= MAX_LINKED_CHARACTERS) return "";
  return t("bench.leftOut");
}

/**
 * Reads the reader's own data of an address, with a sentence for each that cannot be used.
 *
 * @param words finds the names of the options
 * @param t finds the words of the sentences
 */
export function ownTextOf(
  query: URLSearchParams,
  words: Words = english,
  t?: LinkTranslate,
): {
  readonly task: string;
  readonly text: string;
  readonly notes: readonly string[];
} {
  const table = tableIn(words, dataTable);
  const data = new URLSearchParams(query);
  const notes = unpackTexts(table, data, t);
  const parsed = parseOptions(table, data, t);
  const { task } = parseOptions(benchOptions, query).values;
  const allowed = taskInfo(String(task)).ownData !== undefined;
  const text = allowed ? parsed.values.ownData : "";
  return { task: String(task), text, notes: [...notes, ...parsed.notes] };
}
