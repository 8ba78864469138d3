"use client";

import { useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { engineName } from "@/components/live/engineName";
import { WorkFailure } from "@/components/live/WorkFailure";
import { GRADIENT_STEPS } from "@/lib/jobs/embeddingGradients/size";
import styles from "./embedding-gradients.module.css";
import { embeddingGradientsOptions, figure } from "./figure";
import { captionOf, layerName, setupOf, shownOf, tableOf } from "./model";
import { Picture } from "./Picture";
import { useGradients } from "./useGradients";

const SOURCES = ["lib/jobs/embeddingGradients/run.ts", "lib/nn/embedding.ts", "lib/tasks/words/grammar.ts"];
const TITLES = {
  gradient: "length of a row’s gradient",
  moment: "root of a row’s mean second moment",
} as const;

/** Which rows of an embedding get a gradient in a step, and how large: the ordinary layer and the stable one. */
export default defineView(figure, function EmbeddingGradients({ values: chosen, onChange }) {
  const work = useGradients(setupOf(chosen));
  const { steps, engine, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  const shown = shownOf(chosen, steps);
  const caption = shown ? captionOf(chosen, shown) : "Two models are about to be trained on the same words.";
  return (
    <Cell
      caption={caption}
      state={progress === null ? null : `step ${steps.length} of ${GRADIENT_STEPS}, ${engineName(engine)}`}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={shown ? () => tableOf(chosen, shown) : undefined}
      sources={SOURCES}
      controls={<OptionPanel table={embeddingGradientsOptions} values={chosen} onChange={onChange} />}
    >
      <WorkFailure work={work} />
      {shown ? (
        <div aria-busy={progress !== null}>
          <Picture
            shown={shown}
            title={TITLES[chosen.look]}
            layer={layerName(chosen)}
            sentence={caption}
            holder={picture}
          />
        </div>
      ) : (
        <p className={styles.waiting} aria-busy={!failure}>
          {failure ? "" : "Training the first step…"}
        </p>
      )}
    </Cell>
  );
});
