import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { printSteps, printTwoDigits } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import type { RunState } from "@/lib/session/store";
import { EngineChip, engineName } from "../EngineChip";
import type { PilotNews } from "./pilot";
import styles from "./run.module.css";
import type { LiveRun } from "./useRun";

interface RunMessageProps {
  readonly live: LiveRun;
  readonly origin: PilotNews["origin"];
}

/** Shows which engine computes the numbers, and how fast. */
export function RunChip({ store }: { readonly store: StoreApi<RunState> }) {
  const engine = useStore(store, (state) => state.engine);
  const rate = useStore(store, (state) => (state.status === "running" ? state.stepsPerSecond : 0));
  return (
    <span className={styles.chips}>
      <span className={styles.rate} data-running={rate > 0}>
        {printTwoDigits(rate)} steps/s
      </span>
      <EngineChip engine={engine}>{engineName(engine)}</EngineChip>
    </span>
  );
}

const ORIGINS = { "": "", new: "New run. ", rewound: "The same run again. " } as const;

/** Says where the run stands, and offers what can be done when it has failed. */
export function RunMessage({ live: { store, renew }, origin }: RunMessageProps) {
  const status = useStore(store, (state) => state.status);
  const step = useStore(store, (state) => state.step);
  const sentence = useStore(store, (state) => state.sentence);
  const engine = useStore(store, (state) => state.engine);
  const recorded = useStore(store, (state) => state.recorded);
  const fresh = step === 0 ? ORIGINS[origin] : "";
  const words = {
    loading: `${fresh}${engine ? "Making the models…" : "Starting the engine…"}`,
    ready: `${fresh}Ready at step 0.${recorded ? " Start trains this run on your device." : ""}`,
    running: step > 0 ? `${printSteps(step)}.` : "The first step prepares the others…",
    paused: `Paused after ${printSteps(step)}.`,
    finished: `Finished after ${printSteps(step)}.`,
    failed: "",
  }[status];
  return (
    <div className={styles.message} data-status={status} role={status === "failed" ? "alert" : undefined}>
      <p>
        <span data-steps={step}>{words}</span> {sentence}
        {engine?.reason && ` ${engine.reason}`}
      </p>
      {status === "failed" && (
        <div className={styles.ways}>
          <Button onClick={() => renew()}>Try again</Button>
          <Button onClick={() => renew("reference")}>Run on the CPU</Button>
        </div>
      )}
    </div>
  );
}
