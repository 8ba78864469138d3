/** What a page that speaks SPLICE stores for a student of a class run. https://cssplice.org */
import { createSpliceLine, type SpliceLine } from "@/components/figure/host/splice";

/** The state of a student who has trained: the line for the teacher. */
export interface StudentState {
  readonly v: 1;
  readonly line: string;
}

/** Longest line that is taken from a page, characters. */
const MAX_LINE_CHARACTERS = 1000;

/** Reads a stored state. Never throws; null for data that is none. */
export function readStudentState(data: unknown): StudentState | null {
  if (typeof data !== "object" || data === null || !("v" in data) || !("line" in data)) return null;
  const { v, line } = data;
  const known = v === 1 && typeof line === "string" && line.length <= MAX_LINE_CHARACTERS;
  return known ? { v, line } : null;
}

/**
 * Opens the SPLICE line of a student's page, which asks for the stored state at once.
 *
 * @param page the window of the student's page, in a frame of a page that speaks SPLICE
 * @param activity address of the class run without the student's number, which identifies the exercise
 * @param restore takes the line that the host has stored; called at most once
 * @returns the function that reports a line, and the function that ends the listening
 */
export function openSplice(
  page: Window,
  activity: string,
  restore: (line: string) => void,
): { readonly report: (line: string) => void; readonly close: () => void } {
  const host = page.parent;
  const splice: SpliceLine<StudentState> = createSpliceLine(
    activity,
    (message) => host.postMessage(message, "*"),
    readStudentState,
  );
  const take = ({ source, data }: MessageEvent) => {
    if (source === host) splice.hear(data);
  };
  page.addEventListener("message", take);
  splice.ask(({ line }) => restore(line));
  return {
    // A run has no right answer: the whole score is for the line.
    report: (line) => splice.report(1, { v: 1, line }),
    close: () => page.removeEventListener("message", take),
  };
}
