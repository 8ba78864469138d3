"use client";

import { useRef, useState } from "react";
import { useTranslate } from "@/components/controls/useTranslate";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { EngineChip } from "@/components/live/EngineChip";
import { useWork, type Work } from "@/components/live/useWork";
import { WorkFailure } from "@/components/live/WorkFailure";
import { type CurveErrors, makeGatherer, SEEDS } from "@/lib/findings/blockCurves";
import { say } from "@/lib/i18n/said";
import type { Translate } from "@/lib/i18n/translate";
import type { BlockCurveRequest, CurveEngine } from "@/lib/jobs/blockCurve/blockCurve";
import styles from "./block-size-curve.module.css";
import { CurvePicture } from "./CurvePicture";
import { blockSizeCurveOptions, figure } from "./figure";
import { type CurveWords, messages } from "./messages";
import { captionOf, dataOf, isAnswerTo, requestOf, tableOf } from "./model";

const SOURCES = [
  "lib/jobs/blockCurve/blockCurve.ts",
  "lib/jobs/blockCurve/gpuCurve.ts",
  "lib/gpu/kernels/error-sums.wgsl",
  "lib/numerics/fast/quantize.ts",
  "lib/numerics/quantize.ts",
  "lib/numerics/distributions.ts",
  "lib/findings/blockCurves.ts",
];

/**
 * Shows the error against block size. The chosen size moves at once; other options are computed in a worker.
 */
export default defineView(figure, function BlockSizeCurve({ values: options, onChange }) {
  const t = useWords(messages);
  const request = requestOf(options);
  const work = useCurve(request);
  const { measured } = work;
  const current = isAnswerTo(measured, request);
  const holder = useRef<HTMLDivElement>(null);
  const caption = captionOf(measured, options, t);
  return (
    <Cell
      caption={caption}
      state={<Chip work={work} />}
      svg={() => holder.current?.querySelector("svg") ?? null}
      table={() => tableOf(measured, options.measure, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={blockSizeCurveOptions}
          values={options}
          onChange={onChange}
          names={["blockSize", "distribution", "outliers", "outlierSize", "map", "measure"]}
          first={["blockSize", "outlierSize"]}
        />
      }
    >
      <p
        className={styles.status}
        aria-busy={!measured && !work.failure}
        data-state={work.progress === null ? "rest" : "busy"}
      >
        {statusOf(work, current, t)}
      </p>
      <WorkFailure work={work} />
      <div ref={holder} className={styles.chart} data-stale={(measured && !current) || undefined}>
        {measured ? (
          <CurvePicture
            measured={measured}
            measure={options.measure}
            map={options.map}
            blockSize={options.blockSize}
            sentence={caption}
            onBlockSize={(blockSize) => onChange({ blockSize })}
          />
        ) : (
          !work.failure && <RecordedPicture sentence={t("pending")} busy />
        )}
      </div>
    </Cell>
  );
});

/** The curve's job: its progress and its latest result. */
interface CurveWork extends Work {
  /** The last complete errors, perhaps of an earlier request; null before the first. */
  readonly measured: CurveErrors | null;
  /** The engine that computed them; null before the first part of a result. */
  readonly engine: CurveEngine | null;
}

/** Computes the curve in a worker. A new request cancels the one before. */
function useCurve(request: BlockCurveRequest): CurveWork {
  const [measured, setMeasured] = useState<CurveErrors | null>(null);
  const [engine, setEngine] = useState<CurveEngine | null>(null);
  const work = useWork("block-curve", request, (started) => {
    let gatherer = makeGatherer(started);
    let kind = "";
    return (part) => {
      // The job starts from the beginning if the CPU replaces a GPU that failed half-way, or if the figure
      // comes back into view: errors of two engines must not mix.
      if (part.engine.kind !== kind) gatherer = makeGatherer(started);
      kind = part.engine.kind;
      setEngine(part.engine);
      const complete = gatherer.add(part);
      if (complete) setMeasured(complete);
    };
  });
  return { ...work, measured, engine };
}

/** Shows the engine of the job and its progress. */
function Chip({ work: { progress, measured, engine } }: { readonly work: CurveWork }) {
  const t = useWords(messages);
  const why = useTranslate();
  const tensors = measured?.seeds.length ?? 0;
  const done =
    progress === null ? t("chip.tensors", { done: tensors, all: SEEDS }) : `${Math.round(progress * 100)} %`;
  const on = engine?.kind === "gpu" ? "GPU" : t("chip.cpu");
  return (
    <EngineChip
      engine={
        engine
          ? { kind: engine.kind, reason: describeEngine(engine, t, why) }
          : { kind: "none", reason: t("chip.starting") }
      }
    >
      {on} · {done}
    </EngineChip>
  );
}

/** Returns a sentence on the engine that computed the curve. */
function describeEngine({ kind, name, reason }: CurveEngine, t: CurveWords, why: Translate): string {
  if (kind === "gpu") return t("chip.gpuReason", { name });
  return `${t("chip.cpuReason")} ${say(why, reason)}`.trim();
}

/**
 * Returns a sentence on the data in the picture, which may belong to an earlier request than the current one.
 */
function statusOf({ measured, progress }: CurveWork, current: boolean, t: CurveWords): string {
  if (!measured) return t("status.first");
  const { request, seeds } = measured;
  const data = dataOf(request, t);
  if (!current) return t("status.stale", { data });
  return t("status.data", {
    data: `${data[0].toUpperCase()}${data.slice(1)}`,
    count: seeds.length,
    values: request.n,
    band: seeds.length > 1 ? t("status.band") : "",
    more: progress === null ? "" : t("status.more"),
  });
}
