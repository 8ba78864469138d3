"use client";

import { useMemo, useRef } from "react";
import { printCount } from "@/components/charts/format";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { EngineChip } from "@/components/live/EngineChip";
import { WorkFailure } from "@/components/live/WorkFailure";
import { SEEDS } from "@/lib/findings/blockCurves";
import type { CurveEngine } from "@/lib/jobs/blockCurve/blockCurve";
import styles from "./block-size-curve.module.css";
import { CurvePicture } from "./CurvePicture";
import { blockSizeCurveOptions, figure } from "./figure";
import { captionOf, dataOf, isOf, requestOf, tableOf } from "./model";
import { type Computing, useCurve } from "./useCurve";

const SOURCES = [
  "lib/jobs/blockCurve/blockCurve.ts",
  "lib/jobs/blockCurve/gpuCurve.ts",
  "lib/gpu/kernels/error-sums.wgsl",
  "lib/numerics/fast/quantize.ts",
  "lib/numerics/quantize.ts",
  "lib/numerics/distributions.ts",
  "lib/findings/blockCurves.ts",
];

/** Error against block size; the marker moves at once, what needs computing comes from a worker. */
export default defineView(figure, function BlockSizeCurve({ values: options, onChange }) {
  const asked = requestOf(options);
  // Options that only choose what is shown make an equal request, which must not start the work anew.
  const key = JSON.stringify(asked);
  const request = useMemo(() => JSON.parse(key) as typeof asked, [key]);
  const computing = useCurve(request);
  const { picture } = computing;
  const fresh = isOf(picture, request);
  const holder = useRef<HTMLDivElement>(null);
  const caption = captionOf(picture, options);
  return (
    <Cell
      caption={caption}
      state={<Chip computing={computing} />}
      svg={() => holder.current?.querySelector("svg") ?? null}
      table={() => tableOf(picture, options.measure)}
      sources={SOURCES}
      controls={
        <OptionPanel
          table={blockSizeCurveOptions}
          values={options}
          onChange={onChange}
          names={["blockSize", "distribution", "outliers", "outlierSize", "map", "measure"]}
        />
      }
    >
      <p
        className={styles.words}
        aria-busy={!picture && !computing.failure}
        data-state={computing.progress === null ? "rest" : "busy"}
      >
        {wordsOf(computing, fresh)}
      </p>
      <WorkFailure work={computing} />
      <div ref={holder} className={styles.chart} data-stale={!fresh || undefined}>
        {picture && (
          <CurvePicture
            picture={picture}
            measure={options.measure}
            map={options.map}
            blockSize={options.blockSize}
            sentence={caption}
            onBlockSize={(blockSize) => onChange({ blockSize })}
          />
        )}
      </div>
    </Cell>
  );
});

/** Where the numbers come from, and how far they are. */
function Chip({ computing: { progress, picture, engine } }: { readonly computing: Computing }) {
  const tensors = picture?.seeds.length ?? 0;
  const done = progress === null ? `${tensors} of ${SEEDS} tensors` : `${Math.round(progress * 100)} %`;
  const on = { gpu: "GPU", cpu: "CPU worker" }[engine?.kind ?? "cpu"];
  return (
    <EngineChip
      engine={engine ? { kind: engine.kind, reason: whereOf(engine) } : { kind: "none", reason: "Starting." }}
    >
      {on} · {done}
    </EngineChip>
  );
}

/** The engine in a sentence. */
const whereOf = ({ kind, name, reason }: CurveEngine) =>
  kind === "gpu"
    ? `Quantized and measured by the kernels of lib/gpu on ${name}.`
    : `Quantized by lib/numerics/fast in a worker of this page. ${reason}`.trim();

/** What the picture shows: the data that are asked for, or still others. */
function wordsOf({ picture, progress }: Computing, fresh: boolean): string {
  if (!picture) return "Drawing a million values and quantizing them at each block size…";
  const { request, seeds } = picture;
  const data = dataOf(request);
  if (!fresh) return `Computing. Until then the picture shows ${data}.`;
  const tensors = `${seeds.length === 1 ? "one tensor" : `${seeds.length} tensors`} of ${printCount(request.n)} values`;
  const band = seeds.length > 1 ? "Line: median; band: lowest to highest." : "";
  return `${data[0].toUpperCase()}${data.slice(1)}, ${tensors}. ${band}${progress === null ? "" : " More tensors follow."}`;
}
