"use client";

import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { NumberField } from "@/components/controls/NumberField";
import { Picker } from "@/components/controls/Picker";
import { Slider } from "@/components/controls/Slider";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useTranslate } from "@/components/controls/useTranslate";
import { useTable, useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useNarrow } from "@/components/figure/useNarrow";
import { say } from "@/lib/i18n/said";
import { checkOption } from "@/lib/options/options";
import { figure, stateMicroscopeOptions } from "./figure";
import { Layer, NoLayer } from "./Layer";
import { messages } from "./messages";
import {
  captionOf,
  configOf,
  engineOf,
  type Place,
  placeOf,
  readingOf,
  sizeOf,
  stepSentence,
  stepsOf,
  tableOf,
} from "./model";
import { BackButton, RunControls } from "./RunControls";
import styles from "./state-microscope.module.css";
import { stripsOf } from "./strips";
import { emptyHeight, NoTimeline, Timeline } from "./Timeline";
import { type Scope, useScope } from "./useScope";

const SOURCES = [
  "lib/jobs/microscope/record.ts",
  "lib/jobs/microscope/reading.ts",
  "lib/jobs/microscope/snapshotLog.ts",
  "lib/numerics/step8.ts",
];
const NAMES = ["task", "map", "blockSize", "steps"];
const MORE = ["seed", "engine"];

/**
 * Shows one weight of a network in training, step by step: what Adam computed for it, and what was stored of
 * it.
 */
export default defineView(figure, function StateMicroscope({ values: chosen, onChange }) {
  const t = useWords(messages);
  const inPage = useTranslate();
  const table = useTable(stateMicroscopeOptions);
  const { task, map, blockSize, steps, seed } = chosen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shown weight and step do not change the run
  const config = useMemo(() => configOf(chosen), [task, map, blockSize, steps, seed]);
  const live = useLiveWords();
  const scope = useScope(config, engineOf(chosen));
  const { line, tensors, frame } = scope;
  const place = placeOf(chosen, tensors);
  const done = frame?.step ?? 0;
  const step = Math.max(1, Math.min(chosen.step, done));
  const holder = useRef<HTMLDivElement>(null);

  const at = place && { tensor: place.tensor, index: place.index };
  useEffect(() => {
    if (at?.tensor !== undefined) line.look({ type: "look", tensor: at.tensor, index: at.index, step });
  }, [line, at?.tensor, at?.index, step]);

  const trace = place && matches(scope, place) ? scope.trace : null;
  const recorded = trace !== null && trace.length >= 2 ? trace : null;
  const caption =
    place && recorded
      ? captionOf(place, recorded, config, t)
      : // As long as the finding that replaces it, so that the figure does not grow by a line.
        t("microscope.waiting");
  const onStep = (next: number) => onChange({ step: next });
  const narrow = useNarrow();
  const where = place && (
    <div className={styles.where}>
      <Picker
        label={table.tensor.label}
        help={table.tensor.help}
        choices={tensors.map((tensor, i) => ({ value: i, label: `${tensor.name}, ${sizeOf(tensor)}` }))}
        value={place.tensor}
        onChange={(tensor) => onChange({ tensor })}
      />
      <NumberField
        label={table.weight.label}
        help={table.weight.help}
        value={place.index}
        check={(raw) => checkOption({ ...table.weight, max: place.size - 1 }, raw, inPage)}
        onChange={(weight) => onChange({ weight })}
      />
    </div>
  );
  const run = <RunControls scope={scope} step={step} maxSteps={config.maxSteps} withoutBack={narrow} />;
  const options = (
    <FoldingOptions
      table={stateMicroscopeOptions}
      values={chosen}
      onChange={onChange}
      names={NAMES}
      first={[]}
      more={MORE}
      summary={t("microscope.more")}
    />
  );
  return (
    <Cell
      caption={caption}
      state={scope.engine && <span title={say(live, scope.engine.reason)}>{scope.engine.device}</span>}
      svg={() => holder.current?.querySelector("svg[data-strips], [data-strips] svg") ?? null}
      table={place && recorded ? () => tableOf(place, recorded, config, t) : undefined}
      sources={SOURCES}
      controls={narrow ? run : options}
      further={narrow && options}
    >
      {!narrow && run}
      <div className={styles.figure}>
        <div>
          {!narrow && where}
          {place ? (
            <Layer
              tensor={tensors[place.tensor]}
              place={place}
              weights={frame?.layer.tensor === place.tensor ? frame.layer.weights : null}
              step={done}
              onIndex={(weight) => onChange({ weight })}
            />
          ) : (
            <NoLayer />
          )}
          {narrow && where}
        </div>
        <div ref={holder}>
          <WeightHistory
            scope={scope}
            place={place}
            step={step}
            done={done}
            config={config}
            onStep={onStep}
            beside={narrow && <BackButton scope={scope} step={step} />}
          />
        </div>
      </div>
    </Cell>
  );
});

/** Returns whether the trace is of the wanted weight: it may still be of the weight before. */
const matches = ({ trace }: Scope, { tensor, index }: Place) =>
  trace !== null && trace.tensor === tensor && trace.index === index;

interface HistoryProps {
  readonly scope: Scope;
  /** The weight that is shown; null while the networks are being made. */
  readonly place: Place | null;
  /** The step that is shown, and the number of steps that the run has done. */
  readonly step: number;
  readonly done: number;
  readonly config: ReturnType<typeof configOf>;
  readonly onStep: (step: number) => void;
  /** A control that stands under the slider of the steps. */
  readonly beside?: ReactNode;
}

/** Shows the still picture of the strips before the first steps. */
function NoStrips({ sentence }: { readonly sentence: string }) {
  return <RecordedPicture sentence={sentence} height={emptyHeight} hasNarrow />;
}

/** Shows the strips of the weight over the steps, a slider of the steps, and the shown step in words. */
function WeightHistory({ scope, place, step, done, config, onStep, beside }: HistoryProps) {
  const t = useWords(messages);
  const table = useTable(stateMicroscopeOptions);
  const trace = place && matches(scope, place) ? scope.trace : null;
  const strips = useMemo(
    () =>
      trace && trace.length >= 2 && stepsOf(trace)[1] >= stepsOf(trace)[0]
        ? stripsOf(trace, config, t)
        : null,
    [trace, config, t],
  );
  const readings = readingOf(trace, config, step);
  const waiting = t(scope.status === "running" ? "microscope.running" : "microscope.repeating", { step });
  return (
    <>
      {strips ? (
        <div data-strips="" aria-busy={!scope.whole}>
          <Timeline
            strips={strips}
            step={step}
            onStep={onStep}
            sentence={t("microscope.strips", { step: String(strips.steps[0]) })}
          />
        </div>
      ) : done === 0 ? (
        <NoStrips sentence={t(place ? "microscope.noSteps" : "microscope.making")} />
      ) : (
        <NoTimeline sentence={waiting} />
      )}
      <Slider
        label={table.step.label}
        help={table.step.help}
        count={Math.max(1, done)}
        position={step - 1}
        text={t("microscope.stepOf", { step, all: Math.max(1, done) })}
        onChange={(position) => onStep(position + 1)}
      />
      {beside}
      <p className={styles.words}>
        {readings ? stepSentence(readings, step, t) : done === 0 ? t("microscope.guide") : strips && waiting}
      </p>
    </>
  );
}
