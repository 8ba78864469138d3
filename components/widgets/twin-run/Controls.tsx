import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Control } from "@/components/controls/Control";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Picker } from "@/components/controls/Picker";
import { RunButtons } from "@/components/controls/RunButtons";
import type { TwinState } from "@/lib/experiment/store";
import type { WidgetProps } from "../widget";
import type { TwinValues } from "./model";
import { twinRunOptions } from "./options";
import type { Pilot } from "./pilot";
import styles from "./view.module.css";

const FIRST = ["blockSize", "map", "learningRate"];
const MORE = Object.keys(twinRunOptions).filter((name) => name !== "data" && !FIRST.includes(name));

/** Steps a second at most; 0 stands for as fast as the device can. */
const PACES = [
  { value: 4, label: "slow" },
  { value: 30, label: "normal" },
  { value: 0, label: "full speed" },
];

interface ControlsProps {
  readonly store: StoreApi<TwinState>;
  readonly pilot: Pilot;
  readonly values: TwinValues;
  readonly onChange: WidgetProps["onChange"];
}

export function Controls({ store, pilot, values, onChange }: ControlsProps) {
  const status = useStore(store, (state) => state.status);
  const pace = useStore(store, (state) => state.pace);
  const setPace = useStore(store, (state) => state.setPace);
  const ended = status === "loading" || status === "finished" || status === "failed";
  return (
    <div className={styles.controls}>
      <div className={styles.run}>
        <RunButtons
          running={status === "running"}
          disabled={ended}
          onStart={pilot.start}
          onPause={pilot.pause}
          onStep={pilot.stepOnce}
          onReset={pilot.reset}
        />
        <Picker
          label="Pace"
          choices={PACES}
          value={pace ?? 0}
          onChange={(chosen) => setPace(Number(chosen) || null)}
        />
        <Control spec={twinRunOptions.data} value={values.data} onChange={(data) => onChange({ data })} />
      </div>
      <OptionPanel table={twinRunOptions} values={values} onChange={onChange} names={FIRST} />
      <details className={styles.details}>
        <summary>More options</summary>
        <OptionPanel table={twinRunOptions} values={values} onChange={onChange} names={MORE} />
      </details>
    </div>
  );
}
