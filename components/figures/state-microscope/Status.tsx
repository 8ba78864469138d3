import { printCount } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { keptOf } from "./model";
import styles from "./state-microscope.module.css";
import type { Scope } from "./useScope";

/** Where the run stands, what is kept of it, and what can be done when it stopped. */
export function Status({ scope, maxSteps }: { readonly scope: Scope; readonly maxSteps: number }) {
  const { status, sentence, frame, engine, retry } = scope;
  const step = frame?.step ?? 0;
  const words = {
    loading: "Starting…",
    ready: "Both networks are at step 0. Press Start to train them.",
    running: `Training: step ${printCount(step)} of ${printCount(maxSteps)}.`,
    paused: `Paused after step ${printCount(step)} of ${printCount(maxSteps)}.`,
    finished: `All ${printCount(maxSteps)} steps are done.`,
    failed: "",
  }[status];
  return (
    <div className={styles.status} data-status={status} role={status === "failed" ? "alert" : undefined}>
      <p>
        <span data-step={step}>{words}</span> {sentence} {frame && step > 0 && keptOf(frame.kept, step)}{" "}
        {engine && engine.reason !== "The CPU was asked for." && engine.reason}
      </p>
      {status === "failed" && <Button onClick={retry}>Try again</Button>}
    </div>
  );
}
