"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { AnyValues } from "@/lib/experiment/options";
import type { TaskInfo } from "@/lib/experiment/tasks/task";
import { draftProblem, largestFile, noText, type OwnText, tooLarge, usableText, withDraft } from "./ownText";

/** Until a typed text has rested it is not judged: each judgement begins another run. */
const REST_MS = 500;

export interface OwnTextHold extends OwnText {
  /** What the next run uses; empty for the built-in data. */
  readonly text: string;
  readonly problem: string;
  readonly write: (draft: string) => void;
  readonly read: (file: File) => void;
  /** Back to the built-in data. */
  readonly clear: () => void;
}

/**
 * Texts of the reader's own, one a task, as long as the page is open.
 *
 * @param options the task's own options, which a text may not fit; the same object while they are the same
 */
export function useOwnText(info: TaskInfo, options: AnyValues): OwnTextHold {
  const [held, setHeld] = useState<Readonly<Record<string, OwnText>>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Which of several files was chosen last: a large one may be read later than a small one. */
  const reading = useRef(0);
  const { name, ownData } = info;
  const own = held[name] ?? noText;

  const set = useCallback(
    (change: (before: OwnText) => OwnText) =>
      setHeld((before) => ({ ...before, [name]: change(before[name] ?? noText) })),
    [name],
  );
  const judge = useCallback(
    (draft: string, file = "") =>
      set((before) => withDraft(draft, before, ownData?.check(draft, options) ?? "", file)),
    [set, ownData, options],
  );
  const write = (draft: string) => {
    clearTimeout(timer.current);
    reading.current++;
    set((before) => ({ ...before, draft, refused: "" }));
    timer.current = setTimeout(() => judge(draft), REST_MS);
  };
  const read = async (file: File) => {
    const mine = ++reading.current;
    clearTimeout(timer.current);
    if (file.size > largestFile) {
      return set((before) => ({ ...before, refused: tooLarge(file.name, file.size) }));
    }
    try {
      const text = await file.text();
      if (mine === reading.current) judge(text, file.name);
    } catch {
      set((before) => ({ ...before, refused: `${file.name} could not be read. Choose it once more.` }));
    }
  };
  const text = useMemo(() => usableText(own, ownData, options), [own, ownData, options]);
  const problem = useMemo(
    () => (ownData ? draftProblem(own, ownData, options) : ""),
    [own, ownData, options],
  );
  return { ...own, text, problem, write, read, clear: () => judge("") };
}
