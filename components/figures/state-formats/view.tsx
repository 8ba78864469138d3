"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { BASE } from "@/components/figure/links";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { FORMATS, formatNamed } from "@/lib/numerics/formats";
import { figure, stateFormatsOptions } from "./figure";
import { Lane } from "./Lane";
import {
  benchQuery,
  captionOf,
  type FormatsValues,
  LONG_UPDATE,
  laneOf,
  optimizerWords,
  originOf,
  partsOf,
  rowsOf,
  setupOf,
  tableOf,
} from "./model";
import { Picture } from "./Picture";
import styles from "./state-formats.module.css";
import { Table } from "./Table";

const SOURCES = [
  "lib/numerics/formats/index.ts",
  "lib/numerics/formats/formatLane.ts",
  "lib/numerics/formats/scores.ts",
  "lib/jobs/formats/museum.ts",
];
/** Options that a narrow figure shows without a fold. */
const FIRST = ["bound", "format"];
const NAMES = ["bound", "storing", "gradients", "format", "lane"];
const MORE = ["sort", "descending", "steps", "seed"];

/** Shows what every format of Adam's state makes of the gradients of one training run. */
export default defineView(figure, function StateFormats({ values, onChange }) {
  const work = useJob("formats", setupOf(values));
  const { result, progress, failure } = work;
  const holder = useRef<HTMLDivElement>(null);
  const caption = result
    ? captionOf(result, values)
    : `A small model trains, and its gradients go through ${FORMATS.length} formats at once.`;
  return (
    <Cell
      caption={caption}
      state={progress === null ? null : `training, ${printPercent(Math.floor(progress * 100) / 100)}`}
      svg={() => holder.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, values) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={stateFormatsOptions}
          values={values}
          onChange={onChange}
          names={NAMES}
          first={FIRST}
          more={MORE}
          summary="Order, steps and seed"
        />
      }
      further={
        <div className={styles.figure} aria-busy={progress !== null}>
          <Table rows={result && rowsOf(result)} values={values} onChange={onChange} />
          {result && <p className={styles.note}>{originOf(result)}</p>}
          <Description values={values} />
          {values.lane && <Lane setup={laneOf(values)} />}
        </div>
      }
    >
      <WorkFailure work={work} />
      {result ? (
        <div aria-busy={progress !== null}>
          <Picture
            rows={rowsOf(result)}
            bound={values.bound}
            chosen={values.format}
            sentence={caption}
            holder={holder}
          />
          <p className={styles.note}>
            Filled: no other format has as few bits and fewer such updates. Triangle: an update longer than{" "}
            {LONG_UPDATE} times the longest exact one.
          </p>
        </div>
      ) : (
        <RecordedPicture sentence={failure ? "" : "Training the model…"} busy={!failure} hasNarrow />
      )}
    </Cell>
  );
});

/** Describes the chosen format in words. */
function Description({ values: { format: chosen } }: { readonly values: FormatsValues }) {
  const format = formatNamed(chosen) ?? FORMATS[0];
  const { call, words } = optimizerWords(format);
  const query = benchQuery(format);
  return (
    <div>
      <p className={styles.chosen}>{format.label}</p>
      <dl className={styles.parts}>
        {partsOf(format).map(([name, text]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <dt>optimizer</dt>
        <dd>
          {call && <code>{call}</code>} {words}{" "}
          {query && <a href={`${BASE}/playground/?${query}`}>Train it on the bench</a>}
        </dd>
      </dl>
    </div>
  );
}
