"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { BASE } from "@/components/figure/links";
import { type RunClient, startRunClient } from "@/lib/session/client";
import { twinConfig } from "@/lib/training/twinConfig";

/** Steps of each run, and units of each hidden layer: some seconds on a CPU. */
export const RACE_STEPS = 200;
const WIDTH = 32;

/** One who takes part: its name, and the table that stores m (signed) or r (unsigned). */
export interface Runner {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Race {
  readonly state: "none" | "running" | "finished" | "failed";
  /** Losses by runner, with those of the 32-bit lane, which all share, under "32-bit". */
  readonly losses: ReadonlyMap<string, readonly number[]>;
  readonly sentence: string;
}

export const EXACT = "32-bit";
const NONE: Race = { state: "none", losses: new Map(), sentence: "" };

/**
 * The same short training once with each table, one after the other, on the CPU. All start from the same weights and
 * see the same batches; only one state's table differs.
 *
 * @param key changes when the runners do: a race that is under way is then given up
 */
export function useRace(runners: readonly Runner[], key: string) {
  const [race, setRace] = useState<Race>(NONE);
  const client = useRef<RunClient | null>(null);
  const stop = useCallback(() => {
    client.current?.dispose();
    client.current = null;
    setRace(NONE);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is the reason
  useEffect(() => stop, [key, stop]);

  const start = () => {
    client.current?.dispose();
    const started = startRunClient(BASE);
    client.current = started;
    const losses = new Map<string, number[]>();
    let lane = 0;
    const configure = () => {
      if (lane === 0) losses.set(EXACT, []);
      losses.set(runners[lane].name, []);
      const config = twinConfig({
        width: WIDTH,
        maxSteps: RACE_STEPS,
        mapValues: runners[lane].values,
      });
      started.send({ type: "configure", engine: "reference", config });
    };
    const show = (state: Race["state"], sentence: string) =>
      setRace({ state, losses: new Map(losses), sentence });
    started.listen((message) => {
      if (message.type === "frame") {
        const { firstStep, losses: measured } = message.frame;
        const [loss32, loss8] = measured;
        const own = losses.get(runners[lane].name) ?? [];
        // Frames that show where a run stands bring no steps; one of the run before may still be on its way.
        if (firstStep === own.length) {
          own.push(...loss8);
          if (lane === 0) losses.get(EXACT)?.push(...loss32);
        }
        show("running", `${runners[lane].name}: step ${own.length} of ${RACE_STEPS}.`);
        requestAnimationFrame(() => started.send({ type: "drawn" }));
      } else if (message.type === "status") {
        if (message.status === "ready") started.send({ type: "run" });
        if (message.status === "failed") show("failed", message.sentence);
        if (message.status !== "finished") return;
        lane++;
        if (lane < runners.length) configure();
        else {
          show("finished", "");
          started.dispose();
        }
      }
    });
    configure();
    show("running", "Starting the engine…");
  };
  return { race, start, stop };
}

/** Steps that the result is averaged over: a single batch says little. */
export const RACE_WINDOW = 20;

/** Mean of the last losses; NaN without any. */
export function lastMean(losses: readonly number[]): number {
  const last = losses.slice(-RACE_WINDOW);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** Each loss averaged with the few before it, so that curves can be told apart. */
export function smoothed(losses: readonly number[], window = 10): number[] {
  return losses.map((_, i) => {
    const some = losses.slice(Math.max(0, i + 1 - window), i + 1);
    return some.reduce((sum, loss) => sum + loss, 0) / some.length;
  });
}
