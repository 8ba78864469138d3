"use client";

import { useCallback, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { Cell } from "../Cell";
import { drawAside } from "../twin-run/drawAside";
import type { PilotNews } from "../twin-run/pilot";
import { RunRow } from "../twin-run/RunRow";
import { Chip, Message } from "../twin-run/Status";
import { type Twin, useTwin } from "../twin-run/useTwin";
import type { WidgetProps } from "../widget";
import { Curves } from "./Curves";
import { Ledger } from "./Ledger";
import { type AllValues, captionOf, configOf, originOf, tableOf } from "./model";
import { Pictures } from "./Pictures";
import { Still } from "./Still";
import { TaskRows } from "./TaskRows";
import styles from "./training-lab.module.css";
import { useShown } from "./useShown";

export { trainingLabOptions as options } from "./options";

const SOURCES = [
  "lib/experiment/laneRun.ts",
  "lib/experiment/tasks/index.ts",
  "components/widgets/training-lab/model.ts",
  "lib/experiment/study/seedNoise.ts",
];

/** Any task of the book, trained by up to six lanes in lockstep; only what the lanes say differs. */
export default function TrainingLab({ values, onChange }: WidgetProps) {
  const options = values as AllValues;
  const config = useMemo(() => configOf(options), [options]);
  const place = useRef<HTMLDivElement>(null);
  const { twin, news } = useTwin(config, false, place);
  return (
    <div ref={place} className={styles.place}>
      {twin ? (
        <Running twin={twin} news={news} values={options} config={config} onChange={onChange} />
      ) : (
        <Cell caption="">
          <p>Starting the engine…</p>
        </Cell>
      )}
    </div>
  );
}

interface RunningProps {
  readonly twin: Twin;
  readonly news: PilotNews;
  readonly values: AllValues;
  readonly config: ReturnType<typeof configOf>;
  readonly onChange: WidgetProps["onChange"];
}

function Running({ twin, news, values, config: asked, onChange }: RunningProps) {
  const { store } = twin;
  const figure = useRef<HTMLDivElement>(null);
  const shown = useShown(store, asked);
  const { config, looks, tensors, frame } = shown;
  const names = useMemo(() => looks.map(({ label }) => label), [looks]);
  const onGpu = useStore(store, (state) => state.engine?.kind === "webgpu");
  const step = useStore(store, (state) => state.step);
  const svg = useCallback(() => {
    const { history, engine, step: steps } = store.getState();
    if (!figure.current || !frame || !engine) return null;
    const picture = { config, tensors, history: history.view(), heldOut: frame.heldOut };
    return drawAside(figure.current, <Still {...picture} origin={originOf(config, steps, engine.device)} />);
  }, [store, config, tensors, frame]);
  const table = useCallback(() => tableOf(store.getState().history.view(), names), [store, names]);
  const history = store.getState().history.view();
  const caption = captionOf({ names, step: frame ? step : 0, history, tensors });
  return (
    <Cell
      caption={caption}
      state={<Chip store={store} />}
      controls={
        <>
          <TaskRows values={values} onChange={onChange} />
          <div className={styles.run}>
            <RunRow twin={twin} />
            <Message twin={twin} origin={news.origin} />
          </div>
        </>
      }
      svg={svg}
      table={table}
      sources={SOURCES}
    >
      <div className={styles.figure} ref={figure}>
        <Pictures task={config.task} lanes={shown.lanes} samples={shown.samples} />
        <div className={styles.numbers}>
          <Curves store={store} lanes={looks} rates={news.rates} />
          <Ledger shown={shown} onGpu={onGpu} />
        </div>
      </div>
    </Cell>
  );
}
