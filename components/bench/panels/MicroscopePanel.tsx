import { useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { printCount, printNumber } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { NumberField } from "@/components/controls/NumberField";
import { Picker } from "@/components/controls/Picker";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { Layer } from "@/components/figures/state-microscope/Layer";
import { sizeOf } from "@/components/figures/state-microscope/model";
import type { RunState } from "@/lib/session/store";
import { laneNames } from "@/lib/training/laneNames";
import styles from "../bench.module.css";
import { type BenchWords, messages } from "../messages";
import { type WeightReading, weightReadings } from "./microscope";
import { type RestingRun, useSnapshot } from "./useSnapshot";

/** Shows one weight of the run in all lanes: its value, and what is stored of its optimizer state. */
export function MicroscopePanel({ store }: { readonly store: StoreApi<RunState> }) {
  const t = useWords(messages);
  const resting = useSnapshot(store);
  if (!resting) return <p className={styles.note}>{t("bench.microscope.waiting")}</p>;
  return <Microscope resting={resting} />;
}

/** Shows the weights of a tensor as pixels, and the chosen weight in numbers. */
function Microscope({ resting }: { readonly resting: RestingRun }) {
  const t = useWords(messages);
  const { config, tensors, snapshot } = resting;
  const [chosen, setChosen] = useState({ tensor: 0, index: 0 });
  const tensor = Math.min(chosen.tensor, tensors.length - 1);
  const size = sizeOf(tensors[tensor]);
  const index = Math.min(chosen.index, size - 1);
  const readings = weightReadings(resting, tensor, index);
  const last = readings.length - 1;
  const live = useLiveWords();
  const names = laneNames(config.lanes, live);
  return (
    <div data-microscope={index}>
      <div className={styles.where}>
        <Picker
          label={t("bench.microscope.tensor")}
          choices={tensors.map((each, value) => ({
            value,
            label: t("bench.microscope.choice", {
              name: each.name,
              size: t.print(printCount(sizeOf(each))),
            }),
          }))}
          value={tensor}
          onChange={(next) => setChosen({ tensor: next, index: 0 })}
        />
        <NumberField
          label={t("bench.microscope.weight")}
          value={index}
          check={(raw) => checkIndex(raw, size, t)}
          onChange={(next) => setChosen({ tensor, index: next })}
        />
      </div>
      <div className={styles.layer}>
        <Layer
          tensor={tensors[tensor]}
          place={{
            tensor,
            index,
            name: tensors[tensor].name,
            size,
            blockSize: readings[last].blockSize ?? size,
          }}
          weights={snapshot.lanes[last].tensors[tensor].parameters}
          step={snapshot.step}
          onIndex={(next) => setChosen({ tensor, index: next })}
        />
      </div>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">{t("bench.laneHead")}</th>
            <th scope="col">{t("bench.microscope.weightHead")}</th>
            <th scope="col">{t("bench.microscope.state")}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading, lane) => (
            <tr key={names[lane]} style={{ color: laneStyle(lane).colour }}>
              <th scope="row">{names[lane]}</th>
              <td>{t.print(printNumber(reading.weight))}</td>
              <td>
                {storedWords(reading, t).map((words) => (
                  <span key={words} className={styles.laneLine}>
                    {words}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Describes each state of a weight: its value, with code and absmax where it is stored in codes. */
const storedWords = ({ states }: WeightReading, t: BenchWords): string[] =>
  states.map(({ label, value, code, absmax }) => {
    const values = { state: t.named(`state.${label}`, label), value: t.print(printNumber(value)) };
    return code === undefined || absmax === undefined
      ? t("bench.microscope.in32", values)
      : t("bench.microscope.coded", { ...values, code, absmax: t.print(printNumber(absmax)) });
  });

/** Brings a typed index into range. */
function checkIndex(raw: string, size: number, t: BenchWords) {
  const asked = Math.round(Number(raw));
  const value = Number.isFinite(asked) ? Math.min(size - 1, Math.max(0, asked)) : 0;
  return value === asked
    ? { value }
    : { value, note: t("bench.microscope.range", { last: String(size - 1) }) };
}
