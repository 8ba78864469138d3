/** Data of the reader's own, for one task: what is in the field, and what a run may use of it. */
import type { AnyValues } from "@/lib/experiment/options";
import type { OwnData } from "@/lib/experiment/tasks/task";

export interface OwnText {
  /** As it stands in the field; empty for the built-in data. */
  readonly draft: string;
  /** The last draft that could be used, or empty. */
  readonly good: string;
  /** Name of the file that it came from, or empty. */
  readonly file: string;
  /** Why a file could not be read, as a sentence, or empty. */
  readonly refused: string;
}

export const noText: OwnText = { draft: "", good: "", file: "", refused: "" };

/** A larger file would fill the page's memory before its text could be judged. */
export const largestFile = 8_000_000;

/** Longer texts are not shown in a field: to edit them there would be slow. */
export const longestShown = 20_000;

/** Take over a new draft. An empty one means the built-in data. */
export function withDraft(draft: string, before: OwnText, problem: string, file = ""): OwnText {
  return { draft, file, refused: "", good: draft === "" || problem === "" ? draft : before.good };
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

export const tooLarge = (name: string, bytes: number): string =>
  `${name} has ${Math.ceil(bytes / 1e6)} MB; a file may have at most ${largestFile / 1e6} MB. Take a part of it.`;
