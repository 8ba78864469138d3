"use client";

import { useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { blockAbsmaxOptions, figure } from "./figure";
import { absmaxOfBlocks, tableOf } from "./model";
import { BlockBars, sentenceOf } from "./Picture";

const SOURCES = ["components/figures/block-absmax/model.ts"];

export default defineView(figure, function BlockAbsmax({ values, onChange }) {
  const absmax = absmaxOfBlocks(values.seed);
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={sentenceOf(absmax)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(absmax)}
      sources={SOURCES}
      controls={<OptionPanel table={blockAbsmaxOptions} values={values} onChange={onChange} />}
    >
      <div ref={picture}>
        <BlockBars absmax={absmax} />
      </div>
    </Cell>
  );
});
