import type { ReactNode } from "react";
import { Chart } from "@/components/charts/Chart";
import { compact, exponentOf, unitWords } from "./compact";
import { type Geometry, geometryOf, middleOf, ROW, rowTop } from "./geometry";
import { type Fate, fatesOf, type Shown, type Stepper, shownAt } from "./model";
import { PER_THREAD, placeOf, threadsOf } from "./places";
import { Tree } from "./Tree";

interface PictureProps {
  readonly stepper: Stepper;
  readonly sentence: string;
  /** The pad over the cells. */
  readonly pad?: (geometry: Geometry) => ReactNode;
}

/** Small signs in the corner of a cell; the buttons below the picture name them. */
export const FATE_SIGNS: Readonly<Record<Fate, string>> = { extreme: "▾", tie: "=", guard: "±", zero: "∅" };

const BITS = { 8: "var(--bits8)", 32: "var(--bits32)" } as const;

/** One block: a column for each thread, with the values in its registers; below, how the threads agree on the absmax. */
export function Picture({ stepper, sentence, pad }: PictureProps) {
  const { stage, blockSize } = stepper.options;
  const threads = threadsOf(blockSize);
  const shown = shownAt(stepper, stage);
  const exponent = shown.bits === 8 && stage !== "store" ? 0 : exponentOf(shown.values);
  const geometry = (width: number) => geometryOf(width, threads, PER_THREAD);
  return (
    <Chart sentence={sentence} height={(width) => geometry(width).height} startWidth={520}>
      {(area) => {
        const at = geometry(area.width);
        return (
          <>
            <text x={0} y={13} fontSize={12} fill={BITS[shown.bits]} fontWeight={600}>
              {sentenceCase(shown.label)}
              {unitWords(exponent)}
            </text>
            <g fontSize={10.5} fill="var(--muted)" textAnchor="middle">
              {Array.from({ length: threads }, (_, thread) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: threads are numbered
                <text key={thread} x={middleOf(at, thread)} y={at.top - 9}>
                  {at.column > 50 ? `thread ${thread}` : thread}
                </text>
              ))}
            </g>
            <Cells stepper={stepper} shown={shown} exponent={exponent} at={at} />
            <Tree stepper={stepper} at={at} />
            {pad?.(at)}
          </>
        );
      }}
    </Chart>
  );
}

interface CellsProps {
  readonly stepper: Stepper;
  readonly shown: Shown;
  readonly exponent: number;
  readonly at: Geometry;
}

/** The values, tinted by their size. */
function Cells({ stepper, shown, exponent, at }: CellsProps) {
  const { options, index } = stepper;
  const codes = shown.bits === 8 && options.stage !== "store";
  const colour = BITS[shown.bits];
  const sizes = codes ? stepper.state.scaled : shown.values;
  const largest = Math.max(...Array.from(sizes, Math.abs)) || 1;
  const late = options.stage === "quantize" || options.stage === "store";
  const fates = new Map(late ? fatesOf(stepper).map((each) => [each.index, each.fate]) : []);
  return (
    <g fontSize={at.column < 48 ? 10.5 : 12} fill="var(--ink)" textAnchor="middle">
      {Array.from(shown.values, (value, i) => {
        const { thread, register } = placeOf(i, options.blockSize);
        const x = at.left + thread * at.column;
        const y = at.top + rowTop(register);
        const fate = fates.get(i);
        // Roots, so that values of a hundredth of the largest still have a tint.
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
              {codes ? value : compact(value, exponent)}
            </text>
            {fate && (
              <text x={x + at.column - 4} y={y + 11} fontSize={11} textAnchor="end" fontWeight={700}>
                {FATE_SIGNS[fate]}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

const sentenceCase = (text: string) => text[0].toUpperCase() + text.slice(1);
