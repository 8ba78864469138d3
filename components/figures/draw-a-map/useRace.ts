"use client";

import { useCallback, useEffect, useState } from "react";
import { useTrainings } from "@/components/live/useTrainings";
import { twinConfig } from "@/lib/training/twinConfig";

/** Steps of each run: some seconds on a CPU. */
export const RACE_STEPS = 200;
/** Units of each hidden layer. */
const WIDTH = 32;

/** A table that takes part in the race. */
export interface Runner {
  readonly name: string;
  /** The values of its codes, ascending; it stores m if they are signed, else r. */
  readonly values: readonly number[];
}

/** Where a race stands. */
export interface Race {
  readonly state: "none" | "running" | "finished" | "failed";
  /** Losses by runner, and under `EXACT` those of the 32-bit lane, which all runs share. */
  readonly losses: ReadonlyMap<string, readonly number[]>;
  /** What it is doing, or why it failed. */
  readonly sentence: string;
}

/** The name of the 32-bit lane among the runners. */
export const EXACT = "32-bit";
const NONE: Race = { state: "none", losses: new Map(), sentence: "" };

/**
 * Trains the same short run once with each table, one after the other, on the CPU. All runs start from the
 * same weights and have the same batches; only one state's table differs.
 *
 * @param key changes when the runners do: a race that is under way is then given up
 */
export function useRace(runners: readonly Runner[], key: string) {
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
    const show = (state: Race["state"], sentence: string) =>
      setRace({ state, losses: new Map(losses), sentence });
    const configs = runners.map(({ values }) =>
      twinConfig({ width: WIDTH, maxSteps: RACE_STEPS, mapValues: values }),
    );
    trainings.start(configs, {
      frame(at, { firstStep, losses: [loss32, loss8] }) {
        const { name } = runners[at];
        const add = (lane: string, values: Float32Array) =>
          losses.set(lane, [...(losses.get(lane) ?? []).slice(0, firstStep), ...values]);
        if (at === 0) add(EXACT, loss32);
        add(name, loss8);
        show("running", `${name}: step ${firstStep + loss8.length} of ${RACE_STEPS}.`);
      },
      ended() {},
      finished: () => show("finished", ""),
      failed: (sentence) => show("failed", sentence),
    });
    show("running", "Starting the engine…");
  };
  return { race, start, stop };
}

/** Steps over which the result is averaged: the loss of a single batch says little. */
export const RACE_WINDOW = 20;

/** Returns the mean of the last `RACE_WINDOW` losses; NaN without any. */
export function lastMean(losses: readonly number[]): number {
  const last = losses.slice(-RACE_WINDOW);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** Averages each loss with those before it in a window of steps, so that curves can be told apart. */
export function smoothed(losses: readonly number[], window = 10): number[] {
  return losses.map((_, i) => {
    const some = losses.slice(Math.max(0, i + 1 - window), i + 1);
    return some.reduce((sum, loss) => sum + loss, 0) / some.length;
  });
}
