"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { OwnNumbers } from "../pasted/OwnNumbers";
import { useOwnMatrices } from "../pasted/useOwnMatrices";
import { useOwnText } from "../pasted/useOwnText";
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

/** Options in the panel of controls: all but the reader's text. */
const NAMES = Object.keys(nf4Options).filter((name) => name !== "pasted");

/** Shows trained weights in 4 bits by three maps, and what scales and paging cost. */
export default defineView(figure, function Nf4({ values, onChange }) {
  const isOwn = values.tensor === "own";
  const ownText = useOwnText(values.pasted);
  const own = useOwnMatrices(ownText.text, isOwn);
  const work = useJob("nf4", setupOf(values, own.packed), { alwaysAwake: own.fileName !== "" });
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
        <>
          <FoldingOptions
            table={nf4Options}
            values={values}
            onChange={onChange}
            names={NAMES}
            first={["blockSize", "double"]}
          />
          {isOwn && (
            <OwnNumbers
              field={own}
              option={nf4Options.pasted}
              text={ownText.text}
              note={ownText.note}
              onText={(text) => ownText.take(text, onChange)}
            />
          )}
        </>
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
