"use client";

import { useEffect, useMemo, useRef } from "react";
import { useTiming } from "@/components/live/useTiming";
import { findBudgetWorkerAt, whatFitsWorkerAt } from "@/lib/jobs/timing/messages";
import { fitsOf, foundBudget, isOf, requestOf, searchOf, type WhatFitsOptions } from "./model";

/**
 * Returns what fits into the budget of the options, with the training and the search for a budget that the reader
 * may ask for. A search that ends sets the budget.
 */
export function useWhatFits(
  options: WhatFitsOptions,
  onChange: (patch: { readonly budget: number }) => void,
) {
  const fits = useMemo(() => fitsOf(options), [options]);
  const training = useTiming(whatFitsWorkerAt);
  const search = useTiming(findBudgetWorkerAt);
  const taken = useRef(search.run?.part);
  const part = search.run?.part;
  useEffect(() => {
    if (!part || part === taken.current) return;
    taken.current = part;
    const budget = foundBudget(part);
    if (budget !== undefined) onChange({ budget });
  }, [part, onChange]);
  const own = training.run && isOf(training.run, options) ? training.run : null;
  return {
    fits,
    training,
    search,
    lanes: own?.part.lanes ?? [],
    train: () => training.start(requestOf(options)),
    find: () => search.start(searchOf(options)),
  };
}
