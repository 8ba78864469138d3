"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import type { AnyValues } from "@/lib/options/options";
import { readTextFile } from "@/lib/tasks/decodeText";
import type { TaskInfo } from "@/lib/tasks/task";
import { messages } from "./messages";
import {
  afterChange,
  afterCheck,
  afterUndo,
  draftProblem,
  NO_TEXT,
  type OwnText,
  problemOf,
  usableText,
} from "./ownText";

/** Time without a change after which a text is checked: each check may start another run. */
const REST_MS = 500;

/** Finds the last of several changes to the text of a task. Changes of different tasks are independent. */
export class LastChanges {
  private readonly counts = new Map<string, number>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Registers a change of a task. Returns a function that says whether it is still the last change. */
  begin(task: string): () => boolean {
    const number = (this.counts.get(task) ?? 0) + 1;
    this.counts.set(task, number);
    return () => this.counts.get(task) === number;
  }

  /** Calls `then` after some milliseconds, in place of an earlier call for the same task. */
  rest(task: string, milliseconds: number, then: () => void): void {
    clearTimeout(this.timers.get(task));
    this.timers.set(task, setTimeout(then, milliseconds));
  }
}

/** The texts of each task, which outlive the figure: it is made anew after a failure and on another page. */
let kept: Readonly<Record<string, OwnText>> = {};

/** State and controls of the field for own data. */
export interface OwnTextState extends OwnText {
  /** The text that the next run uses; empty for the built-in data. */
  readonly text: string;
  /** A sentence that says why the draft is not in use, or empty. */
  readonly problem: string;
  /** A sentence on what was read from the text in use, or empty. */
  readonly description: string;
  /** Replaces the draft by typed text. */
  readonly write: (draft: string) => void;
  /** Replaces the draft by a single change, such as a stroke of a drawing, which is undone alone. */
  readonly make: (draft: string) => void;
  /** Reads a file into the field, or refuses it with a sentence. */
  readonly read: (file: File) => void;
  /** Empties the field, which restores the built-in data. */
  readonly clear: () => void;
  readonly undo: () => void;
}

/**
 * Keeps the reader's own text of each task while the page is open, and returns the text of one task.
 *
 * @param options the options of the task, which a text may not fit. Pass the same object while they are the
 * same.
 */
export function useOwnText(info: TaskInfo, options: AnyValues): OwnTextState {
  const t = useWords(messages);
  const live = useLiveWords();
  const [texts, setTexts] = useState(kept);
  useEffect(() => {
    kept = texts;
  }, [texts]);
  const [changes] = useState(() => new LastChanges());
  const { name, ownData } = info;
  const own = texts[name] ?? NO_TEXT;

  const set = useCallback(
    (change: (before: OwnText) => OwnText) =>
      setTexts((before) => {
        const previous = before[name] ?? NO_TEXT;
        const next = change(previous);
        return next === previous ? before : { ...before, [name]: next };
      }),
    [name],
  );
  const check = useCallback(
    () => set((before) => afterCheck(before, ownData ? problemOf(ownData, before.draft, options) : "")),
    [set, ownData, options],
  );
  /** The current check of each task's text. */
  const checks = useRef(new Map<string, () => void>());
  useEffect(() => {
    checks.current.set(name, check);
    // Other options may allow a text that the options before did not.
    check();
  }, [name, check]);
  /** Changes the field at once, and checks it after a time without a change. */
  const change = (next: (before: OwnText) => OwnText, rest = REST_MS) => {
    changes.begin(name);
    set(next);
    // The options may have changed by then: the current check is looked up when the time is over.
    changes.rest(name, rest, () => checks.current.get(name)?.());
  };
  const refuse = (refused: string) => set((before) => ({ ...before, refused }));
  const read = async (file: File) => {
    // A large file may be read after a small file that was chosen later.
    const isLast = changes.begin(name);
    const { problem, text, encoding } = await readTextFile(file, t);
    if (!isLast()) return;
    if (problem) return refuse(problem);
    const label = encoding ? t("lab.own.encoding", { name: file.name, encoding }) : file.name;
    change((before) => afterChange(text, before, false, label), 0);
  };
  const text = useMemo(() => usableText(own, ownData, options), [own, ownData, options]);
  const problem = useMemo(
    () => (ownData ? draftProblem(own, ownData, options, t, live) : ""),
    [own, ownData, options, t, live],
  );
  const description = useMemo(
    () => (ownData && text !== "" ? ownData.describe(text, options, t) : ""),
    [text, ownData, options, t],
  );
  return {
    ...own,
    text,
    problem,
    description,
    read,
    write: (draft) => change((before) => afterChange(draft, before, true)),
    make: (draft) => change((before) => afterChange(draft, before, false)),
    clear: () => change((before) => afterChange("", before, false), 0),
    undo: () => change(afterUndo),
  };
}
