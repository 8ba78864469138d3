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
import { figure, gradientExchangeOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, setupOf, tableOf } from "./model";
import { PICTURE_HEIGHT, Picture } from "./Picture";

const SOURCES = [
  "lib/numerics/exchange.ts",
  "lib/numerics/maps/tree2015.ts",
  "lib/jobs/weights/gradientExchange.ts",
];

/** Shows training with gradients in 8 bits, and predicts how much faster many workers are. */
export default defineView(figure, function GradientExchange({ values, onChange }) {
  const t = useWords(messages);
  const work = useJob("gradient-exchange", setupOf(values));
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={result ? captionOf(values, result, t) : t("waiting")}
      state={progressWords(progress, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(values, result, t) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={gradientExchangeOptions}
          values={values}
          onChange={onChange}
          names={Object.keys(gradientExchangeOptions)}
          first={["bandwidth"]}
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
          sentence={failure ? "" : t("training")}
          busy={!failure}
          height={PICTURE_HEIGHT}
          hasNarrow
        />
      )}
    </Cell>
  );
});
