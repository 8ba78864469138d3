"use client";

import { useRef } from "react";
import { useTable, useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { OwnNumbers } from "../pasted/OwnNumbers";
import { useOwnMatrices } from "../pasted/useOwnMatrices";
import { useOwnText } from "../pasted/useOwnText";
import { progressWords } from "../weights/progress";
import { figure, nf4Options } from "./figure";
import { messages } from "./messages";
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
  const t = useWords(messages);
  const table = useTable(nf4Options);
  const isOwn = values.tensor === "own";
  const ownText = useOwnText(values.pasted);
  const own = useOwnMatrices(ownText.text, isOwn);
  const work = useJob("nf4", setupOf(values, own.packed), { alwaysAwake: own.fileName !== "" });
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={result ? captionOf(values, result, t) : t("waiting")}
      state={progressWords(progress, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, t) : undefined}
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
              option={table.pasted}
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
          sentence={failure ? "" : t("weights.training")}
          busy={!failure}
          height={PICTURE_HEIGHT}
          hasNarrow
        />
      )}
    </Cell>
  );
});
