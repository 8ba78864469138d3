import type { ReactNode } from "react";
import { Chart } from "@/components/charts/Chart";
import { useWords } from "@/components/controls/words";
import { type Geometry, geometryOf, middleOf, ROW, rowTop } from "./geometry";
import { messages } from "./messages";
import { type CellValues, type SpecialCase, type Stepper, shownAt, specialCasesOf } from "./model";
import { PER_THREAD, placeOf, threadsOf } from "./places";
import { ReductionTree } from "./Tree";
import { compact, exponentOf, printUnit } from "./words";

interface PictureProps {
  readonly stepper: Stepper;
  readonly sentence: string;
  /** Returns the pad over the cells. */
  readonly pad?: (geometry: Geometry) => ReactNode;
}

/** Signs of the special cases in the corner of a cell. The buttons below the picture name them. */
export const CASE_SIGNS: Readonly<Record<SpecialCase, string>> = {
  extreme: "▾",
  tie: "=",
  guard: "±",
  zero: "∅",
};

const BITS = { 8: "var(--bits8)", 32: "var(--bits32)" } as const;

/** Draws one block, with a column for the registers of each thread, and the reduction to the absmax below. */
export function BlockPicture({ stepper, sentence, pad }: PictureProps) {
  const t = useWords(messages);
  const { stage, blockSize } = stepper.options;
  const threads = threadsOf(blockSize);
  const shown = shownAt(stepper, stage, t);
  const exponent = shown.bits === 8 && stage !== "store" ? 0 : exponentOf(shown.values);
  const what = sentenceCase(shown.label);
  const geometry = (width: number) => geometryOf(width, threads, PER_THREAD);
  return (
    <Chart sentence={sentence} height={(width) => geometry(width).height} startWidth={520}>
      {(area) => {
        const at = geometry(area.width);
        return (
          <>
            <text x={0} y={13} fontSize={12} fill={BITS[shown.bits]} fontWeight={600}>
              {exponent === 0 ? what : t("inUnits", { what, unit: printUnit(exponent) })}
            </text>
            <g fontSize={11} fill="var(--muted)" textAnchor="middle">
              {Array.from({ length: threads }, (_, thread) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: threads are numbered
                <text key={thread} x={middleOf(at, thread)} y={at.top - 9}>
                  {at.column > 50 ? t("thread", { thread }) : thread}
                </text>
              ))}
            </g>
            <Cells stepper={stepper} shown={shown} exponent={exponent} at={at} />
            <ReductionTree stepper={stepper} at={at} />
            {pad?.(at)}
          </>
        );
      }}
    </Chart>
  );
}

interface CellsProps {
  readonly stepper: Stepper;
  readonly shown: CellValues;
  readonly exponent: number;
  readonly at: Geometry;
}

/** Draws the cells, tinted by the size of their values. */
function Cells({ stepper, shown, exponent, at }: CellsProps) {
  const { print } = useWords(messages);
  const { options, index } = stepper;
  const codes = shown.bits === 8 && options.stage !== "store";
  const colour = BITS[shown.bits];
  const sizes = codes ? stepper.state.scaled : shown.values;
  const largest = Math.max(...Array.from(sizes, Math.abs)) || 1;
  const isQuantized = options.stage === "quantize" || options.stage === "store";
  const specialCases = new Map(
    isQuantized ? specialCasesOf(stepper).map((value) => [value.index, value.specialCase]) : [],
  );
  return (
    <g fontSize={at.column < 48 ? 11 : 12} fill="var(--ink)" textAnchor="middle">
      {Array.from(shown.values, (value, i) => {
        const { thread, register } = placeOf(i, options.blockSize);
        const x = at.left + thread * at.column;
        const y = at.top + rowTop(register);
        const specialCase = specialCases.get(i);
        // The square root gives values of a hundredth of the largest a visible tint.
        const tint = codes ? 0.1 : 0.05 + 0.22 * Math.sqrt(Math.abs(sizes[i]) / largest);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: values are numbered
          <g key={i}>
            <rect
              x={x + 1}
              y={y + 1}
              width={at.column - 2}
              height={ROW - 2}
              rx={2}
              fill={colour}
              fillOpacity={Math.round(tint * 100) / 100}
              stroke={i === index ? "var(--ink)" : "none"}
              strokeWidth={2}
            />
            <text x={x + at.column / 2} y={y + ROW / 2} dy="0.35em">
              {codes ? value : print(compact(value, exponent))}
            </text>
            {specialCase && (
              <text x={x + at.column - 4} y={y + 11} fontSize={11} textAnchor="end" fontWeight={700}>
                {CASE_SIGNS[specialCase]}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

const sentenceCase = (text: string) => text[0].toUpperCase() + text.slice(1);
