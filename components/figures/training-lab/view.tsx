"use client";

import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView, type FigureProps } from "@/components/figure/figure";
import { useDrawAside } from "@/components/figure/useDrawAside";
import { useNarrow } from "@/components/figure/useNarrow";
import { Curves } from "@/components/live/curves/Curves";
import type { PilotNews } from "@/components/live/run/pilot";
import { RunChip, RunMessage } from "@/components/live/run/RunMessage";
import { RunPace, RunRow } from "@/components/live/run/RunRow";
import runStyles from "@/components/live/run/run.module.css";
import { type LiveRun, useRun } from "@/components/live/run/useRun";
import { say } from "@/lib/i18n/said";
import type { AnyValues } from "@/lib/options/options";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import { nameOf } from "@/lib/session/engineNames";
import { taskInfo } from "@/lib/tasks/catalog";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import { estimateRun } from "@/lib/training/estimate";
import type { DeviceLimits } from "@/lib/training/report";
import { figure, optionsOfTask, USUAL, usualTaskOptions } from "./figure";
import { LaneEditor, LanesProblem } from "./LaneEditor";
import { Ledger } from "./Ledger";
import { messages } from "./messages";
import {
  type AllValues,
  captionOf,
  configOf,
  hasEmbedding,
  lanesOf,
  lineOf,
  originOf,
  tableOf,
} from "./model";
import { NoiseBand } from "./NoiseBand";
import { OwnDataField } from "./OwnDataField";
import { TASK_PICTURES } from "./pictures";
import type { PictureProps } from "./pictures/picture";
import { RunEstimate, RunOptions } from "./RunOptions";
import { Still } from "./Still";
import styles from "./training-lab.module.css";
import { useLinkedText } from "./useLinkedText";
import { type OwnTextState, useOwnText } from "./useOwnText";
import { useShown } from "./useShown";

const SOURCES = [
  "lib/training/laneRun.ts",
  "lib/tasks/index.ts",
  "components/figures/training-lab/model.ts",
  "lib/study/seedNoise.ts",
];

/** Trains a task in several lanes in lockstep; only the settings of the lanes differ. */
export default defineView(figure, function TrainingLab({ values: options, onChange }) {
  const t = useWords(messages);
  const info = taskInfo(options.task);
  const written = JSON.stringify(optionsOfTask(info, options));
  // The same object while the options are the same: each change of the address makes new values.
  const taskOptions = useMemo(() => JSON.parse(written) as AnyValues, [written]);
  const own = useOwnText(info, taskOptions);
  useLinkedText(options.ownData, (ownData) => onChange({ ownData }), own);
  const config = useMemo(() => configOf(options, own.text), [options, own.text]);
  const place = useRef<HTMLDivElement>(null);
  const [limits, setLimits] = useState<DeviceLimits | null>(null);
  // A run that does not fit the device is not started: the run before stays, and a sentence says why.
  const started = useRef(config);
  if (estimateRun(info, config, limits).fits) started.current = config;
  const { live, news } = useRun(started.current, false, place, recordedTwin());
  useEffect(() => live?.store.subscribe(({ engine }) => setLimits(engine?.limits ?? null)), [live]);
  return (
    <div ref={place} className={`${runStyles.place} ${styles.lab}`}>
      {live ? (
        <Running live={live} news={news} values={options} config={config} own={own} onChange={onChange} />
      ) : (
        <Cell caption="">
          <p>{t("lab.starting")}</p>
        </Cell>
      )}
    </div>
  );
});

interface RunningProps {
  readonly live: LiveRun;
  readonly news: PilotNews;
  readonly values: AllValues;
  /** The run of the options; the current run may still be an earlier one. */
  readonly config: RunConfig;
  readonly own: OwnTextState;
  readonly onChange: FigureProps["onChange"];
}

function Running({ live, news, values, config: asked, own, onChange }: RunningProps) {
  const t = useWords(messages);
  const liveWords = useLiveWords();
  const drawAside = useDrawAside();
  const { store } = live;
  const info = taskInfo(values.task);
  const figure = useRef<HTMLDivElement>(null);
  const shown = useShown(store, asked);
  const { config, looks, tensors, drawing } = shown;
  const names = useMemo(() => looks.map(({ label }) => label), [looks]);
  const onGpu = useStore(store, (state) => state.engine?.kind === "webgpu");
  const step = useStore(store, (state) => state.recorded?.steps ?? state.step);
  const recordedOn = useStore(store, (state) => state.recorded?.device);
  const svg = useCallback(() => {
    const { history, rates, engine, step: steps, recorded } = store.getState();
    const device = recorded ? recorded.device : engine && say(liveWords, nameOf(engine));
    if (!figure.current || !drawing || !device) return null;
    const picture = { config, tensors, history: history.view(), rates, heldOut: drawing.heldOut };
    const origin = originOf(config, recorded?.steps ?? steps, device, t);
    return drawAside(figure.current, <Still {...picture} origin={origin} />);
  }, [store, config, tensors, drawing, t, liveWords, drawAside]);
  const table = useCallback(() => tableOf(store.getState().history.view(), names, t), [store, names, t]);
  const history = store.getState().history.view();
  const caption = captionOf({ names, step: drawing ? step : 0, recordedOn, history, tensors }, t, liveWords);
  const setLanes = (lanes: readonly LaneConfig[]) => onChange({ lanes: lineOf(lanes) });
  const narrow = useNarrow();
  const options = <RunOptions values={values} onChange={onChange} />;
  const estimate = (
    <RunEstimate
      live={live}
      config={asked}
      onReset={() => onChange({ ...usualTaskOptions(info), width: USUAL, batch: USUAL })}
    />
  );
  const ledger = <Ledger shown={shown} onGpu={onGpu} />;
  const curves = <Curves store={store} lanes={looks} height={440} startWidth={640} />;
  const folds = (
    <>
      <details className={styles.part}>
        <summary>{t("lab.lanes")}</summary>
        <LaneEditor
          lanes={lanesOf(values.lanes)}
          embedding={hasEmbedding(info)}
          runRate={asked.learningRate}
          onChange={setLanes}
        />
      </details>
      <details className={styles.part}>
        <summary>{t("lab.noise")}</summary>
        <NoiseBand
          config={asked}
          seeds={values.seeds}
          onChange={onChange}
          onStart={() => live.pilot.pause()}
        />
      </details>
      {info.ownData && (
        <details className={styles.part}>
          <summary>{t("lab.own")}</summary>
          <OwnDataField
            info={info}
            own={own}
            keeping={t("lab.own.keeping")}
            Make={TASK_PICTURES[info.name].Make}
          />
        </details>
      )}
    </>
  );
  return (
    <Cell
      caption={caption}
      further={
        narrow && (
          <div className={styles.further}>
            {options}
            {estimate}
            {curves}
            <RunPace live={live} />
            {ledger}
            {folds}
          </div>
        )
      }
      state={<RunChip store={store} />}
      controls={
        <>
          {!narrow && options}
          <LanesProblem line={values.lanes} onReset={() => onChange({ lanes: "" })} />
          {!narrow && estimate}
          <div className={`${runStyles.row} ${styles.row}`} data-run="">
            <RunRow live={live} withoutPace={narrow} />
            <RunMessage live={live} origin={news.origin} />
          </div>
        </>
      }
      svg={svg}
      table={table}
      sources={SOURCES}
    >
      <div className={styles.figure} ref={figure}>
        <div
          className={styles.results}
          data-halves={TASK_PICTURES[config.task].fitsHalf(looks.length) || undefined}
        >
          <Pictures task={config.task} lanes={shown.lanes} samples={shown.samples} />
          {!narrow && ledger}
          {!narrow && curves}
        </div>
        {!narrow && folds}
      </div>
    </Cell>
  );
}

/**
 * Shows what the model of each lane has learned, and the finding in a sentence. Memoized, since the figure
 * renders with each step and the pictures change less often.
 */
const Pictures = memo(function Pictures({ task, lanes, samples }: PictureProps & { task: string }) {
  const t = useWords(messages);
  const live = useLiveWords();
  const picture = TASK_PICTURES[task];
  return (
    <section className={styles.pictures} aria-label={t("lab.learned")} data-pictures={task} data-fit-keep="">
      <picture.View lanes={lanes} samples={samples} />
      <p className={styles.note} data-described="">
        {samples.length > 0 && picture.describe(lanes, samples, t, live)}
      </p>
    </section>
  );
});
