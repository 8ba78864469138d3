"use client";

import { useMemo, useRef } from "react";
import {
  keptInside,
  type Layout,
  linearLayout,
  signedLogLayout,
  type View,
  zoomedOn,
} from "@/components/charts/layout";
import { Button } from "@/components/controls/Button";
import { NumberField } from "@/components/controls/NumberField";
import { useTranslate } from "@/components/controls/useTranslate";
import { useTable, useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView, type FigureProps } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { checkOption } from "@/lib/options/options";
import { Bits } from "./Bits";
import styles from "./code-explorer.module.css";
import { Facts } from "./Facts";
import { codeExplorerOptions, figure, MAX_ZOOM } from "./figure";
import { messages } from "./messages";
import { chosenMap, factsOf, hasTree, mapTable } from "./model";
import { NumberLine } from "./NumberLine";
import { captionFor } from "./words";

const SOURCES = [
  "lib/numerics/maps/dynamicValues.ts",
  "lib/numerics/maps/linear.ts",
  "components/figures/code-explorer/tree.ts",
  "components/figures/code-explorer/model.ts",
];

/** Shows one code of a map: its bits, its place on the number line, and its numbers. */
export default defineView(figure, function CodeExplorer({ values: chosen, onChange }) {
  const t = useWords(messages);
  const inPage = useTranslate();
  const { code: codeOption } = useTable(codeExplorerOptions);
  const { map, note } = useMemo(() => chosenMap(chosen.map, chosen.sign, t), [chosen.map, chosen.sign, t]);
  const layout = useMemo(() => layoutFor(map, chosen.axis), [map, chosen.axis]);
  const view = useMemo(() => ({ zoom: chosen.zoom, centre: chosen.centre }), [chosen.zoom, chosen.centre]);
  const facts = useMemo(() => factsOf(map, chosen.code), [map, chosen.code]);
  const picture = useRef<HTMLDivElement>(null);
  const reading = chosen.reading === "tree" ? "tree" : "index";

  // Another map or axis moves every value, so the old part of the line would be an arbitrary one.
  const choose = (patch: FigureProps["values"]) =>
    onChange("reading" in patch ? patch : { ...patch, zoom: 1, centre: 0.5 });
  const onView = (next: View) => onChange(roundedView(next));
  // A value outside the visible part of the line, chosen by a key or a bit, is brought into view.
  const onIndex = (code: number) => {
    const centre = layout.share(map.values[code]);
    const visible = Math.abs(centre - view.centre) <= 0.5 / view.zoom;
    onChange({ code, ...(visible ? {} : roundedView(keptInside({ zoom: view.zoom, centre }))) });
  };

  const notes = [note, reading === "tree" && !hasTree(map) ? t("note.noTree") : ""].filter(Boolean);
  const narrow = useNarrow();
  const byte = (
    <div className={styles.byte}>
      <Bits map={map} index={chosen.code} reading={reading} onIndex={onIndex} />
      <div className={styles.side}>
        <NumberField
          label={t("field", { label: codeOption.label })}
          help={codeOption.help}
          value={chosen.code}
          check={(raw) => checkOption(codeOption, raw, inPage)}
          onChange={onIndex}
        />
      </div>
    </div>
  );
  return (
    <Cell
      caption={captionFor(map, facts, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => mapTable(map, t)}
      sources={SOURCES}
      controls={
        <>
          <FoldingOptions
            table={codeExplorerOptions}
            values={chosen}
            onChange={choose}
            names={["map", "sign", "reading", "axis"]}
            first={["map"]}
          />
          {notes.map((sentence) => (
            <p key={sentence} className={styles.about}>
              {sentence}
            </p>
          ))}
        </>
      }
    >
      {!narrow && byte}
      <NumberLine
        map={map}
        facts={facts}
        layout={layout}
        view={view}
        onView={onView}
        onIndex={onIndex}
        holder={picture}
      />
      {narrow && byte}
      <ViewButtons view={view} share={layout.share(facts.value)} onView={onView} />
      <Facts facts={facts} />
    </Cell>
  );
});

interface ViewButtonsProps {
  readonly view: View;
  /** Position of the chosen value on the whole line, 0 to 1. */
  readonly share: number;
  readonly onView: (view: View) => void;
}

/** Shows buttons that zoom, for readers without a wheel or a touch screen. */
function ViewButtons({ view, share, onView }: ViewButtonsProps) {
  const t = useWords(messages);
  return (
    <div className={styles.views}>
      <Button
        small
        disabled={view.zoom >= MAX_ZOOM}
        onClick={() => onView(zoomedOn(view, MAX_ZOOM, 4, share))}
      >
        {t("view.closer")}
      </Button>
      <Button small disabled={view.zoom <= 1} onClick={() => onView(zoomedOn(view, MAX_ZOOM, 1 / 4, share))}>
        {t("view.wider")}
      </Button>
      <Button small disabled={view.zoom <= 1} onClick={() => onView(zoomedOn(view, MAX_ZOOM, 0, share))}>
        {t("view.whole")}
      </Button>
      <span className={styles.hint}>{t("view.hint")}</span>
    </div>
  );
}

/** Returns a view for the address, with just the digits that place the line to a tenth of a pixel. */
function roundedView({ zoom, centre }: View): { zoom: number; centre: number } {
  const digits = 5 + Math.ceil(Math.log10(zoom));
  return { zoom: Number(zoom.toPrecision(4)), centre: Number(centre.toFixed(digits)) };
}

/** Decades of the logarithmic axis, which the dynamic map needs; maps with smaller values get more. */
const DECADES = 7;

/** Returns the axis for the values of a map. */
function layoutFor(map: QuantizationMap, axis: string): Layout {
  const domain = [map.signed ? -1 : 0, 1] as const;
  if (axis === "linear") return linearLayout(domain);
  const smallest = map.values.reduce((least, value) => (value > 0 ? Math.min(least, value) : least), 1);
  return signedLogLayout(domain, 10 ** Math.min(-DECADES, Math.floor(Math.log10(smallest))));
}
