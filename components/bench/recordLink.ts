/** Links that hold a record. */

import { type PackedTranslate, packedWords } from "@/lib/options/longTexts";
import { MAX_PACKED_CHARACTERS, pack, unpack } from "@/lib/options/pack";
import type { Read } from "@/lib/records/readConfig";
import { readRecordText, writeRecord } from "@/lib/records/readRecord";
import type { ExperimentRecord } from "@/lib/records/record";
import { english } from "./messages";

/** Key of a packed record in the address. */
const RECORD_KEY = "record";
/** Key that runs the record at once; its value is 1. */
const RUN_KEY = "run";

/** A link, or a sentence that says why there is none. */
export type RecordLink = { readonly link: string } | { readonly problem: string };

/**
 * Returns the link that opens a record and runs it.
 *
 * @param here the address of the page
 */
export function recordLink(record: ExperimentRecord, here: string, t = english): RecordLink {
  if (record.rates.length > 0)
    return {
      problem: t("bench.record.rateChanged"),
    };
  if (record.stateLoaded)
    return {
      problem: t("bench.record.stateLoaded"),
    };
  const packed = pack(writeRecord(record));
  if (packed.length > MAX_PACKED_CHARACTERS)
    return {
      problem: t("bench.record.tooLong", {
        characters: String(packed.length),
        most: String(MAX_PACKED_CHARACTERS),
      }),
    };
  const url = new URL(here);
  url.search = `?${RECORD_KEY}=${packed}&${RUN_KEY}=1`;
  url.hash = "";
  return { link: url.href };
}

/** A record from an address. */
export interface OpenedRecord {
  readonly record: Read<ExperimentRecord>;
  /** Whether the record is run at once. */
  readonly runs: boolean;
}

/**
 * Returns the record of an address, or why it cannot be read; undefined if the address has none.
 *
 * @param words finds the words for a packed text that is damaged
 */
export function openedRecord(
  query: URLSearchParams,
  t = english,
  words: PackedTranslate = packedWords,
): OpenedRecord | undefined {
  const packed = query.get(RECORD_KEY);
  if (packed === null) return undefined;
  const runs = query.get(RUN_KEY) === "1";
  const opened = unpack(packed);
  const record = "problem" in opened ? { problem: words(opened.problem) } : readRecordText(opened.text, t);
  return { runs, record };
}
