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
import { figure, spqrOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, setupOf, tableOf } from "./model";
import { PICTURE_HEIGHT, Picture } from "./Picture";

const SOURCES = [
  "lib/numerics/sensitiveWeights.ts",
  "lib/jobs/weights/spqr.ts",
  "lib/jobs/weights/wordModel.ts",
];

/** Shows trained weights in few bits, with more and more of the sensitive ones kept in 16. */
export default defineView(figure, function Spqr({ values, onChange }) {
  const t = useWords(messages);
  const work = useJob("spqr", setupOf(values));
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  // A result of older options stays until the next one, and names its own bits and groups.
  const shown = result && { ...values, bits: result.setup.bits, groupSize: result.setup.groupSize };
  return (
    <Cell
      caption={result && shown ? captionOf(shown, result, t) : t("waiting")}
      state={progressWords(progress, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, t) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={spqrOptions}
          values={values}
          onChange={onChange}
          names={Object.keys(spqrOptions)}
          first={["share", "bits"]}
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
          sentence={failure ? "" : t("weights.training")}
          busy={!failure}
          height={PICTURE_HEIGHT}
          hasNarrow
        />
      )}
    </Cell>
  );
});
