/** The reader's own data for one task: the text of the field, and the text that a run uses. */
import { englishLive } from "@/lib/i18n/englishLive";
import { say } from "@/lib/i18n/said";
import type { AnyValues, Choice } from "@/lib/options/options";
import { saidOf } from "@/lib/session/sentenceOf";
import type { Columns, CsvWanted } from "@/lib/tasks/table/choices";
import { readCsv } from "@/lib/tasks/table/csv";
import type { OwnData } from "@/lib/tasks/task";
import { english } from "./messages";

/** State of the field for own data. */
export interface OwnText {
  /** The text of the field; empty for the built-in data. */
  readonly draft: string;
  /** The last draft that passed its check, or empty. */
  readonly good: string;
  /** Name of the file that the draft came from, or empty. */
  readonly file: string;
  /** A sentence that says why a file was refused, or empty. */
  readonly refused: string;
  /** Earlier drafts, the newest last. Uninterrupted typing is one change. */
  readonly past: readonly Pick<OwnText, "draft" | "file">[];
  /** Whether the last change was typed. */
  readonly typing: boolean;
}

/** The state of an empty field. */
export const NO_TEXT: OwnText = { draft: "", good: "", file: "", refused: "", past: [], typing: false };

/** Number of changes that can be undone. */
const MAX_PAST = 50;

/** Length up to which a text is shown in the field: editing a longer text would be slow. */
export const MAX_SHOWN_CHARACTERS = 20_000;

/** Returns the state with another draft in the field, before it is checked. */
export function afterChange(draft: string, before: OwnText, typing: boolean, file = ""): OwnText {
  const same = draft === before.draft || (typing && before.typing);
  const past = same
    ? before.past
    : [...before.past, { draft: before.draft, file: before.file }].slice(-MAX_PAST);
  return { ...before, draft, file, refused: "", past, typing };
}

/**
 * Returns the state after the draft was checked: a draft without a problem, or an empty draft, becomes the
 * text in use. Returns the same object if nothing changes.
 */
export function afterCheck(before: OwnText, problem: string): OwnText {
  const { draft, good } = before;
  return draft !== good && (draft === "" || problem === "") ? { ...before, good: draft } : before;
}

/** Returns the state before the last change, before it is checked; the same object if there was no change. */
export function afterUndo(before: OwnText): OwnText {
  const last = before.past.at(-1);
  if (!last) return before;
  return { ...before, ...last, refused: "", past: before.past.slice(0, -1), typing: false };
}

/**
 * Returns the text that a run uses: the last good text, or "" for the built-in data if the options do not
 * allow it.
 */
export const usableText = ({ good }: OwnText, own: OwnData | undefined, options: AnyValues): string =>
  own && good !== "" && problemOf(own, good, options) === "" ? good : "";

/**
 * Returns why a text cannot be used, as a sentence; empty if it can. An error of the check becomes a sentence too: a
 * text that the check did not expect must not end the figure in which the reader wrote it.
 */
export function problemOf(
  own: OwnData,
  text: string,
  options: AnyValues,
  t = english,
  live = englishLive,
): string {
  try {
    return own.check(text, options, t);
  } catch (error) {
    return say(live, saidOf(error));
  }
}

/** Returns a sentence that says why the draft is not in use; empty if it is in use or the field is empty. */
export function draftProblem(
  { draft, refused }: OwnText,
  own: OwnData,
  options: AnyValues,
  t = english,
  live = englishLive,
): string {
  if (refused) return refused;
  return draft === "" ? "" : problemOf(own, draft, options, t, live);
}

/** Returns a sentence that says which data are in use. */
export function inUse(text: string, draft: string, t = english): string {
  if (text === "") return t("lab.own.inUse.none");
  return t(text === draft ? "lab.own.inUse.draft" : "lab.own.inUse.last");
}

/** What a reader can choose about a table in the field. */
export interface TableOffer {
  /** The columns of the table as choices of a picker: "2: width". */
  readonly choices: readonly Choice<number>[];
  /** The columns in use, or a guess that waits for the reader's consent. */
  readonly columns: Columns;
  readonly guessed: boolean;
  /** Number of rows with blank cells that the reader may leave out; 0 if they are left out already. */
  readonly blankRows: number;
}

/** Number of columns up to which pickers offer them: a longer list would be slow and of no help. */
const MAX_OFFERED_COLUMNS = 200;

/**
 * Returns what a reader can choose about a table; undefined if there is nothing to choose, because the text is
 * empty or no table, or because it has the wanted columns and no others.
 */
export function tableOffer(draft: string, wanted: CsvWanted, t = english): TableOffer | undefined {
  if (draft === "") return undefined;
  const { header, columns, guessed, blankRows } = readCsv(draft, wanted);
  if (!columns || header.length > MAX_OFFERED_COLUMNS) return undefined;
  const plain = header.length === Object.keys(columns).length && !guessed && blankRows === 0;
  if (plain && Object.entries(columns).every(([name, i]) => header[i].toLowerCase() === name))
    return undefined;
  const choices = header.map((name, i) => ({ value: i, label: `${i + 1}: ${name || t("lab.own.noName")}` }));
  return { choices, columns, guessed, blankRows };
}
