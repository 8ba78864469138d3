"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/controls/Button";
import { TextArea } from "@/components/controls/TextArea";
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
import { captionOf, type DuelValues, duelOf, tableOf } from "./model";
import { RUN_STEPS, useShortRun } from "./useShortRun";

const SOURCES = [
  "lib/findings/mapScores.ts",
  "lib/numerics/distributions.ts",
  "lib/numerics/quantize.ts",
  "lib/numerics/metrics.ts",
];

const PRESETS = [
  { label: "Where linear wins", patch: { data: "normal", axis: "linear" } },
  { label: "Where dynamic wins", patch: { data: "squares", axis: "log" } },
] as const;

/** Options that both presets have in common. */
const SAME = { first: "dynamic", second: "linear", third: "none", sign: "auto", block: 256 } as const;

/** Options in the panel of controls. */
const NAMES = ["data", "first", "second", "third", "sign", "block", "axis"];

/** Compares two or three maps on the same numbers. */
export default defineView(figure, function MapDuel({ values: options, onChange }) {
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const { x, notes, origin, ownText } = useData(options);
  const duel = useMemo(() => duelOf(x, options), [x, options]);
  const scaled = useMemo(() => scaledByBlock(x, options.block), [x, options.block]);
  const allNotes = [...notes, ...(x.length > 0 ? duel.notes : [])];
  const scores = x.length > 0 ? duel.scores : [];
  const presets = (
    <div className={styles.presets} data-option-panel="">
      {PRESETS.map(({ label, patch }) => (
        <Button key={label} small onClick={() => onChange({ ...SAME, ...patch })}>
          {label}
        </Button>
      ))}
    </div>
  );
  return (
    <Cell
      caption={captionOf(nameOf(options.data, x.length), blocksOf(options.block, x.length), scores)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(scores)}
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
                label={mapDuelOptions.pasted.label}
                help={mapDuelOptions.pasted.help}
                placeholder={mapDuelOptions.pasted.placeholder}
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
      <p className={styles.key}>
        Filled: where the map has its codes. Line: where the data lie. Both are divided by the absmax of the
        block.
      </p>
      <div ref={picture}>
        <DuelPicture
          scores={scores}
          scaled={scaled}
          signed={duel.signed}
          axis={options.axis}
          empty={scores.length === 0 ? "Nothing to compare yet." : undefined}
        />
      </div>
      {narrow && presets}
      {scores.length > 0 && <Scores scores={scores} />}
    </Cell>
  );
});

/** Returns the numbers to store: drawn from a distribution, from a short run, or pasted by the reader. */
function useData(options: DuelValues) {
  const { data, pasted } = options;
  const run = useShortRun(data === "m" || data === "r");
  const ownText = useOwnText(pasted);
  const { text } = ownText;
  const found = useMemo(() => {
    if (data === "m" || data === "r") {
      const x = run.states?.[data === "m" ? 0 : 1] ?? new Float32Array(0);
      const source = `From a network of the cover’s twin run, trained for ${RUN_STEPS} steps with 32-bit state in this browser.`;
      return { x, notes: [], origin: run.states ? source : run.sentence };
    }
    if (data !== "pasted") return { x: drawn(data), notes: [], origin: "" };
    const { values, notes, read } = parseNumbers(text);
    return { x: values, notes, origin: read };
  }, [data, text, run]);
  const notes = data === "pasted" && ownText.note ? [...found.notes, ownText.note] : found.notes;
  return { ...found, notes, ownText };
}
