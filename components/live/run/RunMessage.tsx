import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { printTwoDigits } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useTranslate } from "@/components/controls/useTranslate";
import { say } from "@/lib/i18n/said";
import type { RunState } from "@/lib/session/store";
import { EngineChip } from "../EngineChip";
import { engineName } from "../engineName";
import type { PilotNews } from "./pilot";
import styles from "./run.module.css";
import type { LiveRun } from "./useRun";

interface RunMessageProps {
  readonly live: LiveRun;
  readonly origin: PilotNews["origin"];
}

/** Shows which engine computes the numbers, and how fast. */
export function RunChip({ store }: { readonly store: StoreApi<RunState> }) {
  const t = useTranslate();
  const words = useLiveWords();
  const engine = useStore(store, (state) => state.engine);
  const rate = useStore(store, (state) => (state.status === "running" ? state.stepsPerSecond : 0));
  return (
    <span className={styles.chips}>
      <span className={styles.rate} data-running={rate > 0}>
        {t("run.rate", { rate: t.print(printTwoDigits(rate)) })}
      </span>
      <EngineChip engine={engine}>{engineName(engine, words)}</EngineChip>
    </span>
  );
}

/** Says where the run stands, and offers what can be done when it has failed. */
export function RunMessage({ live: { store, renew }, origin }: RunMessageProps) {
  const t = useTranslate();
  const live = useLiveWords();
  const status = useStore(store, (state) => state.status);
  const step = useStore(store, (state) => state.step);
  const sentence = useStore(store, (state) => state.sentence);
  const engine = useStore(store, (state) => state.engine);
  const recorded = useStore(store, (state) => state.recorded);
  const fresh = step === 0 && origin !== "" ? [t(origin === "new" ? "run.newRun" : "run.sameRun")] : [];
  const steps = t("run.steps", { count: step });
  const words = {
    loading: [...fresh, t(engine ? "run.makingModels" : "run.startingEngine")],
    ready: [...fresh, t("run.ready"), ...(recorded ? [t("run.startTrains")] : [])],
    running: [step > 0 ? t("run.running", { steps }) : t("run.firstStep")],
    paused: [t("run.paused", { steps })],
    finished: [t("run.finished", { steps })],
    failed: [],
  }[status];
  return (
    <div className={styles.message} data-status={status} role={status === "failed" ? "alert" : undefined}>
      <p>
        <span data-steps={step}>{words.join(" ")}</span> {say(live, sentence)}
        {engine?.reason && ` ${say(live, engine.reason)}`}
      </p>
      {status === "failed" && (
        <div className={styles.ways}>
          <Button onClick={() => renew()}>{t("figure.tryAgain")}</Button>
          <Button onClick={() => renew("reference")}>{t("run.onCpu")}</Button>
        </div>
      )}
    </div>
  );
}
