"use client";

import { useCallback, useEffect, useState } from "react";
import { useTrainings } from "@/components/live/useTrainings";
import { twinConfig } from "@/lib/training/twinConfig";

/** Steps of each run, which takes some seconds on a CPU. */
export const RACE_STEPS = 200;
/** Number of units in each hidden layer. */
const WIDTH = 32;

/** A table that takes part in the race. */
export interface RaceTable {
  readonly name: string;
  /** The value of each code, ascending. A table with negative values stores m, any other table r. */
  readonly values: readonly number[];
}

/** The progress and the losses of a race. */
export interface Race {
  readonly state: "none" | "running" | "finished" | "failed";
  /**
   * Training losses by table, and under `BASELINE` those of the 32-bit lane, which are the same in all runs.
   */
  readonly losses: ReadonlyMap<string, readonly number[]>;
  /** The table that is being trained, and its step; undefined before the first step. */
  readonly at?: { readonly name: string; readonly step: number };
  /** Why the race failed, as a sentence; else "". */
  readonly problem: string;
}

/** Name of the 32-bit lane among the tables. */
export const BASELINE = "32-bit";
const NONE: Race = { state: "none", losses: new Map(), problem: "" };

/**
 * Trains a small network once with each table, one run after the other, on the CPU. All runs have the same
 * initial weights and batches; only the table of one state differs.
 *
 * @param key identifies the tables; a new key stops the race
 */
export function useRace(tables: readonly RaceTable[], key: string) {
  const [race, setRace] = useState<Race>(NONE);
  const trainings = useTrainings();
  const stop = useCallback(() => {
    trainings.stop();
    setRace(NONE);
  }, [trainings]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is the reason
  useEffect(() => stop, [key, stop]);

  const start = () => {
    const losses = new Map<string, number[]>();
    const show = (state: Race["state"], at?: Race["at"], problem = "") =>
      setRace({ state, losses: new Map(losses), at, problem });
    const configs = tables.map(({ values }) =>
      twinConfig({ width: WIDTH, maxSteps: RACE_STEPS, mapValues: values }),
    );
    trainings.start(configs, {
      frame(run, { firstStep, losses: [loss32, loss8] }) {
        const { name } = tables[run];
        const add = (lane: string, values: Float32Array) =>
          losses.set(lane, [...(losses.get(lane) ?? []).slice(0, firstStep), ...values]);
        if (run === 0) add(BASELINE, loss32);
        add(name, loss8);
        show("running", { name, step: firstStep + loss8.length });
      },
      ended() {},
      finished: () => show("finished"),
      failed: (problem) => show("failed", undefined, problem),
    });
    show("running");
  };
  return { race, start, stop };
}

/** Number of last steps whose losses are averaged: the loss of a single batch is too noisy. */
export const RACE_WINDOW = 20;

/** Returns the mean of the last `RACE_WINDOW` losses; NaN for an empty list. */
export function lastMean(losses: readonly number[]): number {
  const last = losses.slice(-RACE_WINDOW);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** Returns each loss averaged over a window of steps that ends with it: raw curves would hide each other. */
export function smoothed(losses: readonly number[], window = 10): number[] {
  return losses.map((_, i) => {
    const recent = losses.slice(Math.max(0, i + 1 - window), i + 1);
    return recent.reduce((sum, loss) => sum + loss, 0) / recent.length;
  });
}
