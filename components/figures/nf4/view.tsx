"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { figure, nf4Options } from "./figure";
import { captionOf, setupOf, tableOf } from "./model";
import { PICTURE_HEIGHT, Picture } from "./Picture";

const SOURCES = [
  "lib/numerics/doubleQuantize.ts",
  "lib/numerics/maps/normal.ts",
  "lib/numerics/paging.ts",
  "lib/jobs/weights/nf4.ts",
  "lib/jobs/weights/wordModel.ts",
];

/** Shows trained weights in 4 bits by three maps, and what scales and paging cost. */
export default defineView(figure, function Nf4({ values, onChange }) {
  const work = useJob("nf4", setupOf(values));
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={
        result
          ? captionOf(values, result)
          : "A small language model is about to be trained and stored in 4 bits."
      }
      state={progress !== null && `computing, ${printPercent(Math.floor(progress * 100) / 100)}`}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={nf4Options}
          values={values}
          onChange={onChange}
          names={Object.keys(nf4Options)}
          first={["blockSize", "double"]}
        />
      }
    >
      <WorkFailure work={work} />
      {result ? (
        <div aria-busy={progress !== null}>
          <Picture values={values} result={result} holder={picture} />
        </div>
      ) : (
        <RecordedPicture
          sentence={failure ? "" : "Training the model…"}
          busy={!failure}
          height={PICTURE_HEIGHT}
          hasNarrow
        />
      )}
    </Cell>
  );
});
