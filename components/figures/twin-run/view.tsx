"use client";

import { useCallback, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView, type FigureProps } from "@/components/figure/figure";
import { MoreOptions } from "@/components/figure/MoreOptions";
import { useDrawAside } from "@/components/figure/useDrawAside";
import { useNarrow } from "@/components/figure/useNarrow";
import { Curves } from "@/components/live/curves/Curves";
import type { PilotNews } from "@/components/live/run/pilot";
import { RunChip, RunMessage } from "@/components/live/run/RunMessage";
import { RunPace, RunRow } from "@/components/live/run/RunRow";
import runStyles from "@/components/live/run/run.module.css";
import { type LiveRun, useRun } from "@/components/live/run/useRun";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import { NO_MOVES } from "@/lib/training/moves";
import { BytesLedger } from "./BytesLedger";
import { CodesInUse } from "./CodesInUse";
import { Fields } from "./Fields";
import { figure, twinRunOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, configOf, curveLanes, originOf, type TwinValues, tableOf } from "./model";
import { Still } from "./Still";
import styles from "./twin-run.module.css";

const SOURCES = [
  "components/figures/twin-run/view.tsx",
  "lib/session/engine.worker.ts",
  "lib/training/config.ts",
  "lib/numerics/rules/adam.ts",
];

/** Trains two copies of one network in lockstep; only the precision of the optimizer state differs. */
export default defineView(figure, function TwinRun({ values: options, onChange, embedded }) {
  const t = useWords(messages);
  const config = useMemo(() => configOf(options), [options]);
  const place = useRef<HTMLDivElement>(null);
  const { live, news } = useRun(config, !embedded, place, recordedTwin());
  return (
    <div ref={place} className={runStyles.place}>
      {live ? (
        <Running live={live} news={news} values={options} onChange={onChange} />
      ) : (
        <Cell caption={captionOf(NO_RUN, t)}>
          <p className={runStyles.message}>{t("starting")}</p>
        </Cell>
      )}
    </div>
  );
});

/** Returns the height of the curves for their width, pixels. */
const curvesHeight = (width: number) => (width < 320 ? 340 : width < 480 ? 400 : 420);

/** The run before the engine is ready, for the caption. */
const NO_RUN = {
  status: "loading",
  step: 0,
  tensors: [],
  history: {
    length: 0,
    step: new Float64Array(0),
    losses: [new Float32Array(0), new Float32Array(0)],
    gaps: [new Float32Array(0)],
    cosines: [new Float32Array(0)],
    moves: [new Float32Array(0), new Float32Array(0)],
    long: [NO_MOVES, NO_MOVES],
  },
} as const;

interface RunningProps {
  readonly live: LiveRun;
  readonly news: PilotNews;
  readonly values: TwinValues;
  readonly onChange: FigureProps["onChange"];
}

function Running({ live, news, values, onChange }: RunningProps) {
  const { store } = live;
  const t = useWords(messages);
  const words = useLiveWords();
  const lanes = useMemo(() => curveLanes(t), [t]);
  const drawAside = useDrawAside();
  const figure = useRef<HTMLDivElement>(null);
  const svg = useCallback(() => {
    const { drawing, history, rates, tensors, samples, config, engine, step, recorded } = store.getState();
    const device = recorded ? recorded.device : engine?.device;
    if (!figure.current || !drawing || !config || !device) return null;
    const steps = recorded?.steps ?? step;
    const origin = originOf(config, steps, device, recorded ? "recorded" : "own", t);
    const { pictures } = drawing;
    const picture = { history: history.view(), rates, tensors, samples, pictures, origin };
    return drawAside(figure.current, <Still {...picture} />);
  }, [store, t, drawAside]);
  const table = useCallback(() => tableOf(store.getState().history.view(), t), [store, t]);
  const caption = useStore(store, (state) =>
    captionOf(
      {
        status: state.status,
        step: state.recorded?.steps ?? state.step,
        recordedOn: state.recorded?.device,
        history: state.history.view(),
        tensors: state.tensors,
      },
      t,
      words,
    ),
  );
  const narrow = useNarrow();
  const curves = <Curves store={store} lanes={lanes} height={curvesHeight} startWidth={480} />;
  const options = <OptionRows values={values} onChange={onChange} />;
  return (
    <Cell
      caption={caption}
      further={
        narrow && (
          <div className={styles.figure}>
            {options}
            {curves}
            <RunPace live={live} />
            <BytesLedger store={store} />
            <CodesInUse store={store} map={values.map} />
          </div>
        )
      }
      state={<RunChip store={store} />}
      controls={
        <div className={runStyles.row}>
          <RunRow live={live} withoutPace={narrow} />
          <RunMessage live={live} origin={news.origin} />
        </div>
      }
      svg={svg}
      table={table}
      sources={SOURCES}
    >
      <div className={styles.figure} ref={figure}>
        <div className={styles.networks}>
          <Fields store={store} />
          {!narrow && <BytesLedger store={store} />}
        </div>
        {!narrow && (
          <>
            {curves}
            {options}
            <CodesInUse store={store} map={values.map} />
          </>
        )}
      </div>
    </Cell>
  );
}

/** Options that are always shown; the others are folded away. */
const FIRST = ["blockSize", "learningRate", "map", "data"];
const MORE = Object.keys(twinRunOptions).filter((name) => !FIRST.includes(name));

/** Shows the controls of the options. */
function OptionRows({ values, onChange }: Pick<RunningProps, "values" | "onChange">) {
  const t = useWords(messages);
  return (
    <section className={styles.options} aria-label={t("options")}>
      <OptionPanel table={twinRunOptions} values={values} onChange={onChange} names={FIRST} />
      <MoreOptions table={twinRunOptions} values={values} onChange={onChange} names={MORE} />
    </section>
  );
}
