"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { figure, shardedStateOptions } from "./figure";
import { captionOf, setupOf, tableOf } from "./model";
import { PICTURE_HEIGHT, Picture } from "./Picture";

const SOURCES = ["lib/numerics/shards.ts", "lib/jobs/weights/sharded.ts", "lib/jobs/weights/wordModel.ts"];

/** Shows how the blocks of a cut state move with the number of workers, and what slicing does to the codes. */
export default defineView(figure, function ShardedState({ values, onChange }) {
  const work = useJob("sharded-state", setupOf(values));
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={
        result ? captionOf(result) : "A small language model is about to be trained, and its state cut."
      }
      state={progress !== null && `computing, ${printPercent(Math.floor(progress * 100) / 100)}`}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={shardedStateOptions}
          values={values}
          onChange={onChange}
          names={Object.keys(shardedStateOptions)}
          first={["after", "padded"]}
        />
      }
    >
      <WorkFailure work={work} />
      {result ? (
        <div aria-busy={progress !== null}>
          <Picture result={result} holder={picture} />
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
