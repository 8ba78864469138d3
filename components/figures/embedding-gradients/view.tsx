"use client";

import { useRef, useState } from "react";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { engineName } from "@/components/live/engineName";
import { useWork, type Work } from "@/components/live/useWork";
import { WorkFailure } from "@/components/live/WorkFailure";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import { GRADIENT_STEPS, type GradientsSetup } from "@/lib/jobs/embeddingGradients/size";
import type { EngineInfo } from "@/lib/training/report";
import { embeddingGradientsOptions, figure } from "./figure";
import { messages } from "./messages";
import { captionOf, layerName, setupOf, shownOf, tableOf } from "./model";
import { GradientsPicture, PICTURE_HEIGHT } from "./Picture";

const SOURCES = ["lib/jobs/embeddingGradients/run.ts", "lib/nn/embedding.ts", "lib/tasks/words/grammar.ts"];
const NAMES = Object.keys(embeddingGradientsOptions);
/** Options that a narrow figure shows without a fold. */
const FIRST = ["step", "look"];

/** Shows the gradient or second moment of each row in a step, in the ordinary and in the stable layer. */
export default defineView(figure, function EmbeddingGradients({ values: chosen, onChange }) {
  const t = useWords(messages);
  const work = useGradients(setupOf(chosen));
  const { steps, engine, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  const shown = shownOf(chosen, steps);
  const caption = shown ? captionOf(chosen, shown, t) : t("waiting");
  return (
    <Cell
      caption={caption}
      state={
        progress === null
          ? null
          : t("state", { step: steps.length, all: GRADIENT_STEPS, engine: engineName(engine) })
      }
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={shown ? () => tableOf(chosen, shown, t) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={embeddingGradientsOptions}
          values={chosen}
          onChange={onChange}
          names={NAMES}
          first={FIRST}
        />
      }
    >
      <WorkFailure work={work} />
      {shown ? (
        <div aria-busy={progress !== null}>
          <GradientsPicture
            shown={shown}
            title={t(`title.${chosen.look}`)}
            layer={layerName(chosen, t)}
            sentence={caption}
            holder={picture}
          />
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

/** The results of the job so far. */
interface Trained {
  readonly steps: readonly GradientsStep[];
  /** Null before the first step. */
  readonly engine: EngineInfo | null;
}

/** Trains both models in a worker, and returns the steps so far with the state of the job. */
function useGradients(setup: GradientsSetup): Work & Trained {
  const [trained, setTrained] = useState<Trained>({ steps: [], engine: null });
  const work = useWork("embedding-gradients", setup, () => {
    // The steps of the old request stay in the picture until the first step of the new request.
    let steps: readonly GradientsStep[] = [];
    return ({ step, engine }) => {
      steps = [...steps, step];
      setTrained({ steps, engine });
    };
  });
  return { ...work, ...trained };
}
