"use client";

import { useRef } from "react";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { bitsAgainstSizeOptions, figure } from "./figure";
import { messages } from "./messages";
import { captionOf, optionsFor, tableOf } from "./model";
import { Picture } from "./Picture";

const SOURCES = [
  "lib/numerics/kBitWeights.ts",
  "lib/jobs/weights/wordModel.ts",
  "lib/findings/bitsAgainstSize.ts",
];

/** Shows the held-out loss of recorded models by their total size, in 3 to 16 bits a weight. */
export default defineView(figure, function BitsAgainstSize({ values, onChange }) {
  const t = useWords(messages);
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={captionOf(values, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(values, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={bitsAgainstSizeOptions}
          values={values}
          onChange={onChange}
          names={optionsFor(values)}
          first={["compare"]}
        />
      }
    >
      <Picture values={values} holder={picture} />
    </Cell>
  );
});
