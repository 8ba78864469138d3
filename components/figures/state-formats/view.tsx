"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { PageLink } from "@/components/figure/PageLink";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { FORMATS, formatNamed } from "@/lib/numerics/formats";
import { figure, stateFormatsOptions } from "./figure";
import { Lane } from "./Lane";
import { messages } from "./messages";
import {
  benchQuery,
  captionOf,
  type FormatsValues,
  formatName,
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
  const t = useWords(messages);
  const work = useJob("formats", setupOf(values));
  const { result, progress, failure } = work;
  const holder = useRef<HTMLDivElement>(null);
  const caption = result ? captionOf(result, values, t) : t("waiting", { count: FORMATS.length });
  return (
    <Cell
      caption={caption}
      state={
        progress === null
          ? null
          : t("state", { share: t.print(printPercent(Math.floor(progress * 100) / 100)) })
      }
      svg={() => holder.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, values, t) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={stateFormatsOptions}
          values={values}
          onChange={onChange}
          names={NAMES}
          first={FIRST}
          more={MORE}
          summary={t("more")}
        />
      }
      further={
        <div className={styles.figure} aria-busy={progress !== null}>
          <Table rows={result && rowsOf(result)} values={values} onChange={onChange} />
          {result && <p className={styles.note}>{originOf(result, t)}</p>}
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
          <p className={styles.note}>{t("key", { times: LONG_UPDATE })}</p>
        </div>
      ) : (
        <RecordedPicture sentence={failure ? "" : t("training")} busy={!failure} hasNarrow />
      )}
    </Cell>
  );
});

/** Describes the chosen format in words. */
function Description({ values: { format: chosen } }: { readonly values: FormatsValues }) {
  const t = useWords(messages);
  const format = formatNamed(chosen) ?? FORMATS[0];
  const { call, words } = optimizerWords(format, t);
  const query = benchQuery(format);
  return (
    <div>
      <p className={styles.chosen}>{formatName(format, t)}</p>
      <dl className={styles.parts}>
        {partsOf(format, t).map(([name, text]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <dt>{t("part.optimizer")}</dt>
        <dd>
          {call && <code>{call}</code>} {words}{" "}
          {query && <PageLink to={`/playground/?${query}`}>{t("bench")}</PageLink>}
        </dd>
      </dl>
    </div>
  );
}
