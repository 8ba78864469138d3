/** The reader's own data for one task: the text of the field, and the text that a run uses. */
import type { AnyValues } from "@/lib/options/options";
import type { OwnData } from "@/lib/tasks/task";

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

/** Largest file that is read: a larger file could fill the memory of the page before its text is checked. */
export const MAX_FILE_BYTES = 8_000_000;

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
  own && good !== "" && own.check(good, options) === "" ? good : "";

/** Returns a sentence that says why the draft is not in use; empty if it is in use or the field is empty. */
export function draftProblem({ draft, refused }: OwnText, own: OwnData, options: AnyValues): string {
  if (refused) return refused;
  return draft === "" ? "" : own.check(draft, options);
}

/** Returns a sentence that says which data are in use. */
export function inUse(text: string, draft: string): string {
  if (text === "") return "The built-in data are in use.";
  return text === draft
    ? "Your data are in use."
    : "The last of your data that could be used are still in use.";
}

/** Number of characters at the start of a file that decide whether it is text. */
const CHECKED_CHARACTERS = 10_000;

/** Returns a sentence that says why the content of a file is refused; empty if it is text. */
export function contentProblem(name: string, text: string): string {
  if (text.trim() === "") return `${name} is empty. Choose another file.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters mark a binary file.
  const binary = text.slice(0, CHECKED_CHARACTERS).match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return binary > Math.min(text.length, CHECKED_CHARACTERS) / 100
    ? `${name} looks like a binary file. Save it as plain text (UTF-8) and choose it once more.`
    : "";
}

/** Returns the sentence that refuses a file of this size. */
export const tooLarge = (name: string, bytes: number): string =>
  `${name} has ${Math.ceil(bytes / 1e6)} MB; a file may have at most ${MAX_FILE_BYTES / 1e6} MB. Take a part of it.`;
