"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { figure, lossSpikesOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, setupOf, tableOf } from "./model";
import { PICTURE_HEIGHT, Picture } from "./Picture";

const SOURCES = [
  "lib/numerics/rules/updateClip.ts",
  "lib/numerics/rules/adam.ts",
  "lib/numerics/switchBack.ts",
  "lib/jobs/weights/lossSpikes.ts",
];

/** Shows the loss after gradients have grown, with and without the update clip, and with int8 products. */
export default defineView(figure, function LossSpikes({ values, onChange }) {
  const t = useWords(messages);
  const work = useJob("loss-spikes", setupOf(values));
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={result ? captionOf(result, t) : t("waiting")}
      state={
        progress !== null &&
        t("computing", { share: t.print(printPercent(Math.floor(progress * 100) / 100)) })
      }
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, t) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={lossSpikesOptions}
          values={values}
          onChange={onChange}
          names={Object.keys(lossSpikesOptions)}
          first={["factor"]}
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
          sentence={failure ? "" : t("pending")}
          busy={!failure}
          height={PICTURE_HEIGHT}
          hasNarrow
        />
      )}
    </Cell>
  );
});
