"use client";

import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import styles from "./block-heatmap.module.css";
import { figure, NOWHERE, shownBlockSize, shownOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, heatmapOf, sentenceOf, tableOf } from "./model";
import { HeatmapPicture } from "./Picture";

const SOURCES = [
  "components/figures/block-heatmap/model.ts",
  "lib/numerics/quantize.ts",
  "lib/numerics/dequantize.ts",
];

/** Shows a tensor and its quantization errors as pixels, and the effect of one outlier on its block. */
export default defineView(figure, function BlockHeatmap({ values: options, onChange }) {
  const t = useWords(messages);
  const heatmap = useMemo(() => heatmapOf(options), [options]);
  const [index, setIndex] = useState<number | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const caption = captionOf(heatmap, t);
  const { outlierIndex } = heatmap;
  const readIndex = index ?? outlierIndex;
  return (
    <Cell
      caption={caption}
      svg={() => holder.current?.querySelector("svg") ?? null}
      table={() => tableOf(heatmap, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={shownOptions}
          values={{ ...options, blockSize: shownBlockSize(options.blockSize) }}
          onChange={onChange}
          names={["blockSize", "outlierSize", "distribution", "map", "seed"]}
          first={["blockSize", "outlierSize"]}
        />
      }
    >
      <div ref={holder}>
        <HeatmapPicture
          heatmap={heatmap}
          sentence={caption}
          index={index}
          onIndex={setIndex}
          onPlace={(place) => onChange({ at: place === outlierIndex ? NOWHERE : place })}
        />
      </div>
      <p className={styles.reading}>{readIndex === null ? t("point") : sentenceOf(heatmap, readIndex, t)}</p>
      <Button disabled={outlierIndex === null} onClick={() => onChange({ at: NOWHERE })}>
        {t("remove")}
      </Button>
    </Cell>
  );
});
