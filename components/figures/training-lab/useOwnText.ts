"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AnyValues } from "@/lib/options/options";
import type { TaskInfo } from "@/lib/tasks/task";
import { LastChanges } from "./lastChanges";
import {
  contentProblem,
  draftProblem,
  judged,
  largestFile,
  noText,
  type OwnText,
  tooLarge,
  undone,
  usableText,
  withChange,
} from "./ownText";

/** Until a typed or drawn text has rested it is not judged: each judgement begins another run. */
const REST_MS = 500;

export interface OwnTextHold extends OwnText {
  /** What the next run uses; empty for the built-in data. */
  readonly text: string;
  readonly problem: string;
  /** What is typed, letter by letter. */
  readonly write: (draft: string) => void;
  /** What is made in one go, as a stroke of a drawing; it can be taken back alone. */
  readonly make: (draft: string) => void;
  readonly read: (file: File) => void;
  /** Back to the built-in data. */
  readonly clear: () => void;
  readonly undo: () => void;
}

/**
 * Texts of the reader's own, one a task, as long as the page is open.
 *
 * @param options the task's own options, which a text may not fit; the same object while they are the same
 */
export function useOwnText(info: TaskInfo, options: AnyValues): OwnTextHold {
  const [held, setHeld] = useState<Readonly<Record<string, OwnText>>>({});
  const [changes] = useState(() => new LastChanges());
  const { name, ownData } = info;
  const own = held[name] ?? noText;

  const set = useCallback(
    (change: (before: OwnText) => OwnText) =>
      setHeld((before) => {
        const then = before[name] ?? noText;
        const next = change(then);
        return next === then ? before : { ...before, [name]: next };
      }),
    [name],
  );
  const judge = useCallback(
    () => set((before) => judged(before, ownData?.check(before.draft, options) ?? "")),
    [set, ownData, options],
  );
  /** How each task's text is judged now. */
  const judges = useRef(new Map<string, () => void>());
  useEffect(() => {
    judges.current.set(name, judge);
    // Other options may allow what those before did not.
    judge();
  }, [name, judge]);
  /** Change the field at once, and judge it when it has rested. */
  const change = (next: (before: OwnText) => OwnText, rest = REST_MS) => {
    changes.begin(name);
    set(next);
    // By then the options may be others.
    changes.rest(name, rest, () => judges.current.get(name)?.());
  };
  const refuse = (refused: string) => set((before) => ({ ...before, refused }));
  const read = async (file: File) => {
    // A large file may be read later than a small one that was chosen after it.
    const isLast = changes.begin(name);
    if (file.size > largestFile) return refuse(tooLarge(file.name, file.size));
    const text = await file.text().catch(() => null);
    if (!isLast()) return;
    if (text === null) return refuse(`${file.name} could not be read. Choose it once more.`);
    const problem = contentProblem(file.name, text);
    if (problem) return refuse(problem);
    change((before) => withChange(text, before, false, file.name), 0);
  };
  const text = useMemo(() => usableText(own, ownData, options), [own, ownData, options]);
  const problem = useMemo(
    () => (ownData ? draftProblem(own, ownData, options) : ""),
    [own, ownData, options],
  );
  return {
    ...own,
    text,
    problem,
    read,
    write: (draft) => change((before) => withChange(draft, before, true)),
    make: (draft) => change((before) => withChange(draft, before, false)),
    clear: () => change((before) => withChange("", before, false), 0),
    undo: () => change(undone),
  };
}
