"use client";

import { useRef } from "react";
import { useTable, useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { EngineChip } from "@/components/live/EngineChip";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import type { ProductEngine } from "@/lib/jobs/weights/outlierColumns";
import { OwnNumbers } from "../pasted/OwnNumbers";
import { useOwnMatrices } from "../pasted/useOwnMatrices";
import { useOwnText } from "../pasted/useOwnText";
import { progressWords } from "../weights/progress";
import { figure, outlierColumnsOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, setupOf, tableOf } from "./model";
import { selectProduct } from "./ownProduct";
import { PICTURE_HEIGHT, Picture } from "./Picture";

const SOURCES = [
  "lib/numerics/int8Product.ts",
  "lib/gpu/kernels/int8-product.wgsl",
  "lib/numerics/matrix.ts",
  "lib/jobs/weights/outlierColumns.ts",
  "lib/jobs/weights/wordModel.ts",
];

/** Options in the panel of controls: all but the reader's text. */
const NAMES = Object.keys(outlierColumnsOptions).filter((name) => name !== "pasted");

/** Options that change our model's features alone. */
const PLANTING = ["planted", "factor"];

/** Shows a product in 8-bit integers, and what a few features in 16 bits change. */
export default defineView(figure, function OutlierColumns({ values, onChange }) {
  const t = useWords(messages);
  const table = useTable(outlierColumnsOptions);
  const isOwn = values.matrices === "own";
  const ownText = useOwnText(values.pasted);
  const own = useOwnMatrices(ownText.text, isOwn, (read) => selectProduct(read, t));
  const work = useJob("outlier-columns", setupOf(values, own.packed), { alwaysAwake: own.fileName !== "" });
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={result ? captionOf(result, t) : t("waiting")}
      state={<Chip engine={result?.engine ?? null} progress={progress} />}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, t) : undefined}
      sources={SOURCES}
      controls={
        <>
          <FoldingOptions
            table={outlierColumnsOptions}
            values={values}
            onChange={onChange}
            names={isOwn ? NAMES.filter((name) => !PLANTING.includes(name)) : NAMES}
            first={["threshold"]}
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

interface ChipProps {
  readonly engine: ProductEngine | null;
  readonly progress: number | null;
}

/** Shows the engine that multiplied, and the progress. */
function Chip({ engine, progress }: ChipProps) {
  const t = useWords(messages);
  const on = engine && (engine.kind === "gpu" ? `GPU · ${engine.device}` : t("chip.cpu"));
  return (
    <EngineChip engine={engine}>{[on, progressWords(progress, t)].filter(Boolean).join(" · ")}</EngineChip>
  );
}
