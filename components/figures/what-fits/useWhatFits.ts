"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "@/components/controls/words";
import { useTiming } from "@/components/live/useTiming";
import { findBudgetWorkerAt, whatFitsWorkerAt } from "@/lib/jobs/timing/messages";
import { type ShortText, shortText } from "@/lib/planned/text";
import { pageStorage } from "@/lib/session/pageStorage";
import { readTextFile } from "@/lib/tasks/decodeText";
import { forgetTraining, keepTraining, takeTraining } from "./kept";
import { messages } from "./messages";
import {
  fitsOf,
  foundBudget,
  isOf,
  type OwnTraining,
  requestOf,
  searchOf,
  type WhatFitsOptions,
} from "./model";

/** The reader's own text. */
export interface FitsText {
  readonly name: string;
  readonly text: string;
}

/**
 * Returns what fits into the budget of the options, with the training and the search for a budget that the reader
 * may ask for. A search that ends sets the budget.
 */
export function useWhatFits(
  options: WhatFitsOptions,
  onChange: (patch: { readonly budget: number }) => void,
) {
  const t = useWords(messages);
  const fits = useMemo(() => fitsOf(options), [options]);
  const training = useTiming(whatFitsWorkerAt);
  const search = useTiming(findBudgetWorkerAt);
  const [own, setOwn] = useState<FitsText | null>(null);
  const [problem, setProblem] = useState("");
  const [short, setShort] = useState<ShortText | null>(null);
  const taken = useRef(search.run?.part);
  const part = search.run?.part;
  useEffect(() => {
    if (!part || part === taken.current) return;
    taken.current = part;
    const budget = foundBudget(part);
    if (budget !== undefined) onChange({ budget });
  }, [part, onChange]);
  const kept = useKept(training.run, training.progress !== null);
  // A new training takes the place of the old one at once, before its first part.
  const run = training.run ?? (training.progress === null ? kept : null);
  const shown = run && isOf(run, options) && run.request.text === own?.text ? run : null;
  return {
    fits,
    training,
    search,
    run: shown,
    /** Whether the shown training is that of a page that the browser has ended. */
    broken: shown !== null && shown === kept,
    own,
    /** Why the reader's text cannot be used, or "". */
    problem,
    /** How the reader's text was too short when a training was last asked for; null if it was not. */
    short,
    /** Takes a file of text in place of the book's. */
    async read(file: File) {
      const read = await readTextFile(file, t);
      setShort(null);
      setProblem(read.problem);
      if (!read.problem) setOwn({ name: file.name, text: read.text });
    },
    /** Goes back to the text of the book. */
    forget() {
      setOwn(null);
      setShort(null);
      setProblem("");
    },
    train() {
      // The worker would refuse the text too, but with a sentence in English.
      const bytes = own && new TextEncoder().encode(own.text).length;
      const refused = bytes !== null && fits.in8 && shortText(bytes, fits.in8.spec.context);
      setShort(refused || null);
      if (!refused) training.start({ ...requestOf(options), ...(own && { text: own.text }) });
    },
    find: () => search.start(searchOf(options)),
  };
}

/**
 * Keeps a copy of the training while it runs. A tab that the browser ends hears nothing of it: the next page of the tab
 * finds the copy.
 *
 * @returns the training of a page that was ended; null if there was none
 */
function useKept(run: OwnTraining | null, trains: boolean): OwnTraining | null {
  const [kept, setKept] = useState<OwnTraining | null>(null);
  useEffect(() => {
    const found = takeTraining(pageStorage("sessionStorage"));
    if (found) setKept(found);
  }, []);
  useEffect(() => {
    if (run && trains) keepTraining(run, pageStorage("sessionStorage"));
  }, [run, trains]);
  useEffect(() => {
    if (!trains) return;
    const forget = () => forgetTraining(pageStorage("sessionStorage"));
    // A reader who leaves the page has not lost it.
    window.addEventListener("pagehide", forget);
    return () => {
      window.removeEventListener("pagehide", forget);
      forget();
    };
  }, [trains]);
  return kept;
}
