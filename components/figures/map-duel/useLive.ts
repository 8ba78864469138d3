"use client";

import { useEffect, useState } from "react";
import { BASE } from "@/components/figure/links";
import { startRunClient } from "@/lib/session/client";
import { twinConfig } from "@/lib/training/twinConfig";

/** Long enough for the second moment to have seen large and small gradients, short enough to wait for. */
export const LIVE_STEPS = 100;

export interface Live {
  /** First and second moments of the run, all tensors one after the other; null until it is done. */
  readonly states: readonly Float32Array[] | null;
  /** Where the run stands, or why there is none. */
  readonly sentence: string;
}

const WAITING: Live = { states: null, sentence: "Starting the engine…" };

/** The one run is the same each time: a reader who comes back to it has it at once. */
let done: Live | null = null;

/**
 * Train a small network with 32-bit state on the CPU, and hand out its m and r.
 *
 * @param wanted whether it is asked for: nothing is fetched before
 */
export function useLive(wanted: boolean): Live {
  const [live, setLive] = useState<Live>(done ?? WAITING);
  useEffect(() => {
    if (!wanted || done) return;
    setLive(WAITING);
    const client = startRunClient(BASE);
    client.listen((message) => {
      if (message.type === "frame") {
        const { firstStep, losses } = message.frame;
        const step = firstStep + losses[0].length;
        setLive({ states: null, sentence: `Training: step ${step} of ${LIVE_STEPS}.` });
        requestAnimationFrame(() => client.send({ type: "drawn" }));
      } else if (message.type === "states") {
        done = { states: message.states, sentence: "" };
        setLive(done);
        client.dispose();
      } else if (message.type === "status") {
        if (message.status === "ready") client.send({ type: "run" });
        if (message.status === "finished") client.send({ type: "states", lane: 0 });
        if (message.status === "failed") setLive({ states: null, sentence: message.sentence });
      }
    });
    client.send({
      type: "configure",
      engine: "reference",
      config: twinConfig({ maxSteps: LIVE_STEPS }),
    });
    return () => client.dispose();
  }, [wanted]);
  return live;
}
