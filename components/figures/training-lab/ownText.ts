/** Data of the reader's own, for one task: what is in the field, and what a run may use of it. */
import type { AnyValues } from "@/lib/options/options";
import type { OwnData } from "@/lib/tasks/task";

export interface OwnText {
  /** As it stands in the field; empty for the built-in data. */
  readonly draft: string;
  /** The last draft that could be used, or empty. */
  readonly good: string;
  /** Name of the file that it came from, or empty. */
  readonly file: string;
  /** Why a file was not taken over, as a sentence, or empty. */
  readonly refused: string;
  /** What was in the field before, the newest last. Typing is one change until something else comes between. */
  readonly past: readonly Pick<OwnText, "draft" | "file">[];
  /** Whether the draft is being typed. */
  readonly typing: boolean;
}

export const noText: OwnText = { draft: "", good: "", file: "", refused: "", past: [], typing: false };

/** Changes that can be taken back. */
const mostPast = 50;

/** A larger file would fill the page's memory before its text could be judged. */
export const largestFile = 8_000_000;

/** Longer texts are not shown in a field: to edit them there would be slow. */
export const longestShown = 20_000;

/** Put another draft into the field, which is not judged yet. */
export function withChange(draft: string, before: OwnText, typing: boolean, file = ""): OwnText {
  const same = draft === before.draft || (typing && before.typing);
  const past = same
    ? before.past
    : [...before.past, { draft: before.draft, file: before.file }].slice(-mostPast);
  return { ...before, draft, file, refused: "", past, typing };
}

/** Use the draft if it can be used; the same object if nothing changes. An empty one means the built-in data. */
export function judged(before: OwnText, problem: string): OwnText {
  const { draft, good } = before;
  return draft !== good && (draft === "" || problem === "") ? { ...before, good: draft } : before;
}

/** What was in the field before the last change, not judged yet; the same object if there was none. */
export function undone(before: OwnText): OwnText {
  const last = before.past.at(-1);
  if (!last) return before;
  return { ...before, ...last, refused: "", past: before.past.slice(0, -1), typing: false };
}

/** What runs: the last good text, or "" for the built-in data where the options no longer allow it. */
export const usableText = ({ good }: OwnText, own: OwnData | undefined, options: AnyValues): string =>
  own && good !== "" && own.check(good, options) === "" ? good : "";

/** What the reader must know of the draft; empty if it is in use, or there is none. */
export function draftProblem({ draft, refused }: OwnText, own: OwnData, options: AnyValues): string {
  if (refused) return refused;
  return draft === "" ? "" : own.check(draft, options);
}

/** What runs, in a sentence. */
export function inUse(text: string, draft: string): string {
  if (text === "") return "The built-in data are in use.";
  return text === draft
    ? "Your data are in use."
    : "The last of your data that could be used are still in use.";
}

/** So many of a text's first characters tell whether it is one. */
const looked = 10_000;

/** Why the content of a file is not put into the field, where it would be of no use to anybody; empty if it is. */
export function contentProblem(name: string, text: string): string {
  if (text.trim() === "") return `${name} is empty. Choose another file.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a binary file from a text.
  const odd = text.slice(0, looked).match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return odd > Math.min(text.length, looked) / 100
    ? `${name} looks like a binary file. Save it as plain text (UTF-8) and choose it once more.`
    : "";
}

export const tooLarge = (name: string, bytes: number): string =>
  `${name} has ${Math.ceil(bytes / 1e6)} MB; a file may have at most ${largestFile / 1e6} MB. Take a part of it.`;
