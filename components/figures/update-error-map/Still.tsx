import { printCount } from "@/components/charts/format";
import { Pixels } from "@/components/charts/Pixels";
import { StillFrame } from "@/components/figure/StillFrame";
import { ERROR_FILLS, Key, USE_FILLS } from "./Key";
import { type ErrorMapWords, english } from "./messages";
import { ERROR_BOUNDS, type Grids, type Measure, printBound, USE_BOUNDS } from "./model";

/** The data of the still picture. */
export interface StillProps {
  readonly grids: Grids;
  readonly measure: Measure;
  readonly bound: number;
  /** A sentence that says what the picture shows. */
  readonly sentence: string;
  /** Finds the words; a picture that is drawn aside has no surroundings that know the language. */
  readonly t?: ErrorMapWords;
}

/** Sizes in pixels: side of a grid, space between, above, below and left of the grids. */
const SIDE = 384;
const GAP = 40;
const HEAD = 24;
const FOOT = 76;
const LEFT = 20;

/** The parts of the still picture with one grid each, as RecordedPart takes them. */
export const STILL_PARTS = [0, SIDE + GAP].map((left) => ({
  left,
  width: LEFT + SIDE,
  size: [LEFT + 2 * SIDE + GAP, HEAD + SIDE + FOOT] as const,
}));

/** Draws both grids as one picture for files and for readers without scripts. */
export function Still({ grids, measure, bound, sentence, t = english }: StillProps) {
  const cell = SIDE / grids.side;
  const panels = [
    {
      title: t("errorMap.still.usage", { bound: t.print(printBound(bound, measure)) }),
      steps: grids.usage,
      fills: USE_FILLS,
      keyFills: USE_FILLS.slice(0, USE_BOUNDS.length),
      bounds: USE_BOUNDS.slice(1).map((each) => t.print(printCount(each))),
      key: t("errorMap.still.usageKey"),
    },
    {
      title: t(`errorMap.still.${measure}`),
      steps: grids.error,
      fills: ERROR_FILLS,
      keyFills: ERROR_FILLS,
      bounds: ERROR_BOUNDS.map((each) => t.print(printBound(each, measure))),
      key: t(`errorMap.table.${measure}`),
    },
  ];
  const width = LEFT + 2 * SIDE + GAP;
  const height = HEAD + SIDE + FOOT;
  return (
    <StillFrame sentence={sentence} width={width} height={height} fontSize={12}>
      {panels.map(({ title, steps, fills, keyFills, bounds, key }, i) => (
        <g key={title} transform={`translate(${LEFT + i * (SIDE + GAP)} 0)`}>
          <text y={14} fill="var(--ink)">
            {title}
          </text>
          <Pixels steps={steps} columns={grids.side} left={0} top={HEAD} cell={cell} fills={fills} />
          <rect
            x={0.5}
            y={HEAD + 0.5}
            width={SIDE - 1}
            height={SIDE - 1}
            fill="none"
            stroke="var(--line-strong)"
          />
          <g fill="var(--muted)" fontSize={11}>
            <text x={SIDE} y={HEAD + SIDE + 14} textAnchor="end">
              {t("errorMap.codeOfR")}
            </text>
            <text transform={`translate(-6 ${HEAD + SIDE}) rotate(-90)`}>{t("errorMap.codeOfM")}</text>
          </g>
          <g transform={`translate(0 ${HEAD + SIDE + 28})`}>
            <Key fills={keyFills} bounds={bounds} title={key} />
          </g>
        </g>
      ))}
    </StillFrame>
  );
}
