import { useStore } from "zustand";
import { Picker } from "@/components/controls/Picker";
import { RunButtons } from "@/components/controls/RunButtons";
import { useTranslate } from "@/components/controls/useTranslate";
import styles from "./run.module.css";
import type { LiveRun } from "./useRun";

/** Most steps a second; 0 stands for as fast as the device can. */
const PACES = [
  { value: 4, label: "run.slow" },
  { value: 30, label: "run.normal" },
  { value: 0, label: "run.fullSpeed" },
] as const;

interface RunRowProps {
  readonly live: LiveRun;
  /** Whether the pace is chosen elsewhere, with RunPace. */
  readonly withoutPace?: boolean;
}

/** Shows buttons to start, pause, step and reset a run, and the choice of its pace. */
export function RunRow({ live, withoutPace = false }: RunRowProps) {
  const { store, pilot } = live;
  const status = useStore(store, (state) => state.status);
  const ended = status === "loading" || status === "finished" || status === "failed";
  return (
    <>
      <RunButtons
        running={status === "running"}
        disabled={ended}
        onStart={pilot.start}
        onPause={pilot.pause}
        onStep={pilot.stepOnce}
        onStepTo={pilot.stepTo}
        onReset={pilot.reset}
      />
      {!withoutPace && <RunPace live={live} />}
    </>
  );
}

/** Shows the choice of the pace of a run. */
export function RunPace({ live: { store } }: { readonly live: LiveRun }) {
  const t = useTranslate();
  const pace = useStore(store, (state) => state.pace);
  const setPace = useStore(store, (state) => state.setPace);
  return (
    <div className={styles.pace} data-run-buttons="">
      <Picker
        label={t("run.pace")}
        choices={PACES.map(({ value, label }) => ({ value, label: t(label) }))}
        value={pace ?? 0}
        onChange={(chosen) => setPace(Number(chosen) || null)}
      />
    </div>
  );
}
