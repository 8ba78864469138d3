"use client";

import { useRef } from "react";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { progressWords } from "../weights/progress";
import { figure, shardedStateOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, setupOf, tableOf } from "./model";
import { PICTURE_HEIGHT, Picture } from "./Picture";

const SOURCES = ["lib/numerics/shards.ts", "lib/jobs/weights/sharded.ts", "lib/jobs/weights/wordModel.ts"];

/** Shows how the blocks of a cut state move with the number of workers, and what slicing does to the codes. */
export default defineView(figure, function ShardedState({ values, onChange }) {
  const t = useWords(messages);
  const work = useJob("sharded-state", setupOf(values));
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={result ? captionOf(result, t) : t("waiting")}
      state={progressWords(progress, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, t) : undefined}
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
          sentence={failure ? "" : t("weights.training")}
          busy={!failure}
          height={PICTURE_HEIGHT}
          hasNarrow
        />
      )}
    </Cell>
  );
});
