"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/controls/Button";
import { TextArea } from "@/components/controls/TextArea";
import { useTable, useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import { drawn, scaledByBlock } from "@/lib/findings/mapScores";
import { DuelPicture } from "../maps/DuelPicture";
import { blocksOf, nameOf } from "../maps/print";
import { Scores } from "../maps/Scores";
import { parseNumbers } from "../pasted/pasted";
import { useOwnText } from "../pasted/useOwnText";
import { figure, mapDuelOptions } from "./figure";
import styles from "./map-duel.module.css";
import { type DuelWords, messages } from "./messages";
import { captionOf, type DuelValues, duelOf, tableOf } from "./model";
import { RUN_STEPS, useShortRun } from "./useShortRun";

const SOURCES = [
  "lib/findings/mapScores.ts",
  "lib/numerics/distributions.ts",
  "lib/numerics/quantize.ts",
  "lib/numerics/metrics.ts",
];

const PRESETS = [
  { data: "normal", axis: "linear" },
  { data: "squares", axis: "log" },
] as const;

/** Options that both presets have in common. */
const SAME = { first: "dynamic", second: "linear", third: "none", sign: "auto", block: 256 } as const;

/** Options in the panel of controls. */
const NAMES = ["data", "first", "second", "third", "sign", "block", "axis"];

/** Compares two or three maps on the same numbers. */
export default defineView(figure, function MapDuel({ values: options, onChange }) {
  const t = useWords(messages);
  const field = useTable(mapDuelOptions).pasted;
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const { x, notes, origin, ownText } = useData(options, t);
  const duel = useMemo(() => duelOf(x, options, t), [x, options, t]);
  const scaled = useMemo(() => scaledByBlock(x, options.block), [x, options.block]);
  const allNotes = [...notes, ...(x.length > 0 ? duel.notes : [])];
  const scores = x.length > 0 ? duel.scores : [];
  const presets = (
    <div className={styles.presets} data-option-panel="">
      {PRESETS.map((preset) => (
        <Button key={preset.data} small onClick={() => onChange({ ...SAME, ...preset })}>
          {t(`preset.${preset.data}`)}
        </Button>
      ))}
    </div>
  );
  const data = nameOf(options.data, x.length, t);
  return (
    <Cell
      caption={captionOf(data, blocksOf(options.block, x.length, t), scores, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(scores, t)}
      sources={SOURCES}
      controls={
        <>
          <FoldingOptions
            table={mapDuelOptions}
            values={options}
            onChange={onChange}
            names={NAMES}
            first={["data"]}
          />
          {options.data === "pasted" && (
            <div className={styles.wide}>
              <TextArea
                label={field.label}
                help={field.help}
                placeholder={field.placeholder}
                value={ownText.text}
                onChange={(text) => ownText.take(text, onChange)}
              />
            </div>
          )}
          {!narrow && presets}
          <div role="status">
            {origin && <p className={styles.origin}>{origin}</p>}
            {allNotes.map((sentence) => (
              <p key={sentence} className={styles.notes}>
                {sentence}
              </p>
            ))}
          </div>
        </>
      }
    >
      <p className={styles.key}>{t("key")}</p>
      <div ref={picture}>
        <DuelPicture
          scores={scores}
          scaled={scaled}
          signed={duel.signed}
          axis={options.axis}
          empty={scores.length === 0 ? t("empty") : undefined}
        />
      </div>
      {narrow && presets}
      {scores.length > 0 && <Scores scores={scores} />}
    </Cell>
  );
});

/** Returns the numbers to store: drawn from a distribution, from a short run, or pasted by the reader. */
function useData(options: DuelValues, t: DuelWords) {
  const { data, pasted } = options;
  const run = useShortRun(data === "m" || data === "r");
  const ownText = useOwnText(pasted);
  const { text } = ownText;
  const found = useMemo(() => {
    if (data === "m" || data === "r") {
      const x = run.states?.[data === "m" ? 0 : 1] ?? new Float32Array(0);
      return { x, notes: [], origin: run.states ? t("run.source", { steps: RUN_STEPS }) : run.sentence };
    }
    if (data !== "pasted") return { x: drawn(data), notes: [], origin: "" };
    const { values, notes, read } = parseNumbers(text, t);
    return { x: values, notes, origin: read };
  }, [data, text, run, t]);
  const notes = data === "pasted" && ownText.note ? [...found.notes, ownText.note] : found.notes;
  return { ...found, notes, ownText };
}
