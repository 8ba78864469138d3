import type { CSSProperties } from "react";
import { Chart } from "@/components/charts/Chart";
import { printBytes } from "@/components/charts/format";
import { useCoordinates } from "@/components/charts/plot";
import { type Domain, linearScale, type Scale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { gpuBytes, type Ledger, type LedgerSetup } from "@/lib/findings/memory";
import styles from "./memory-ledger.module.css";
import { type LedgerWords, messages } from "./messages";
import { type Part, partsOf, printGpu, storedWords } from "./model";

const HEAD = 18;
const BAR = 26;
/** Lines of labels for which a narrow and a wide picture always have room: the height stays the same at most settings. */
const LABEL_LINES = { narrow: 3, wide: 2 };
const WIDE_PX = 560;
const LABEL_LINE = 15;
const TOP = 22;
/** Right margin of the picture, pixels. */
const MARGIN = 2;

/** Returns the height of a bar with its labels, pixels. */
const rowHeight = (lines: number) => HEAD + BAR + lines * LABEL_LINE + 8;

interface Props {
  readonly ledgers: readonly Ledger[];
  readonly gpu: Pick<LedgerSetup, "gpu" | "gpuUnit">;
  readonly sentence: string;
}

/** Largest ratio of the GPU's memory to the longest bar that the axis includes: bars must stay readable. */
const MAX_RATIO = 3;

/**
 * Draws a stacked bar for each precision of the state, on one scale, with a line at the memory of the GPU.
 */
export function Bars({ ledgers, gpu, sentence }: Props) {
  const t = useWords(messages);
  const widest = Math.max(...ledgers.map(({ total }) => total));
  const memory = gpuBytes(gpu);
  const isLineShown = memory <= widest * MAX_RATIO;
  const scale = (range: Domain) =>
    linearScale({ series: [[widest, isLineShown ? memory * 1.02 : 0]], include: [0], range });
  const linesAt = (width: number) => linesOf(ledgers, scale([0, width - MARGIN]), width - MARGIN, width, t);
  const heightOf = (lines: number) => TOP + rowHeight(lines) * ledgers.length;
  // The picture begins wide. Where it turns out to be narrow it has room for its labels from the beginning, so that
  // nothing below it moves when it is measured.
  const room = { "--narrow-height": `${heightOf(LABEL_LINES.narrow)}px` } as CSSProperties;
  return (
    <div className={styles.bars} style={room}>
      <Chart
        sentence={sentence}
        height={(width) => heightOf(linesAt(width))}
        margin={{ right: MARGIN }}
        startWidth={640}
        x={scale}
      >
        <Rows ledgers={ledgers} gpu={gpu} isLineShown={isLineShown} linesAt={linesAt} />
      </Chart>
    </div>
  );
}

interface RowsProps extends Omit<Props, "sentence"> {
  /** Whether the line at the memory of the GPU is in the picture. */
  readonly isLineShown: boolean;
  /** Returns the lines of labels below a bar for the width of the picture. */
  readonly linesAt: (width: number) => number;
}

/** Draws the bars with their labels, and the line at the memory of the GPU. */
function Rows({ ledgers, gpu, isLineShown, linesAt }: RowsProps) {
  const t = useWords(messages);
  const area = useCoordinates();
  const { x } = area;
  const full = isLineShown ? Math.round(x.at(gpuBytes(gpu))) + 0.5 : area.right;
  const label = isLineShown ? printGpu(gpu, t) : t("farRight", { gpu: printGpu(gpu, t) });
  return (
    <>
      {isLineShown && (
        <line x1={full} x2={full} y1={TOP - 6} y2={area.height} stroke="var(--ink)" strokeDasharray="2 3" />
      )}
      {ledgers.map((ledger, i) => (
        <Row
          key={ledger.bits}
          ledger={ledger}
          top={TOP + i * rowHeight(linesAt(area.width))}
          full={isLineShown ? full : undefined}
        />
      ))}
      <text
        x={full}
        y={TOP - 10}
        textAnchor={full > area.width / 2 ? "end" : "start"}
        fontSize={12}
        fontWeight={600}
        fill="var(--ink)"
      >
        {label}
      </text>
    </>
  );
}

interface RowProps {
  readonly ledger: Ledger;
  readonly top: number;
  /** Position of the line at the memory of the GPU, pixels; undefined if it is outside the picture. */
  readonly full?: number;
}

/** Draws the bar of one precision with the labels of its parts. */
function Row({ ledger, top, full }: RowProps) {
  const t = useWords(messages);
  const { x, right } = useCoordinates();
  const hue = ledger.bits === 32 ? "var(--bits32)" : "var(--bits8)";
  const segments = segmentsOf(ledger, x, t);
  const bottom = top + HEAD + BAR;
  return (
    <g>
      <text x={0} y={top + 12} fontSize={12}>
        <tspan fontWeight={600} fill={hue}>
          {t("bar.state", { stored: storedWords(ledger.stored, t) })}
        </tspan>
        <tspan fill="var(--ink)"> {t("bar.total", { bytes: t.print(printBytes(ledger.total)) })}</tspan>
      </text>
      {segments.map(({ part, left, right: end }) => (
        <rect
          key={part}
          x={left}
          y={top + HEAD}
          // A part that is not zero is at least one pixel wide.
          width={Math.max(1, end - left - 1)}
          height={BAR}
          {...paint(part, hue)}
        />
      ))}
      {full !== undefined && full < x.at(ledger.total) && (
        // Drawn twice: a seam in the colour of the page separates the line from every part of the bar.
        <>
          <path d={`M${full} ${top + HEAD - 4}V${bottom + 4}`} stroke="var(--paper)" strokeWidth={5} />
          <path d={`M${full} ${top + HEAD - 4}V${bottom + 4}`} stroke="var(--ink)" strokeWidth={2} />
        </>
      )}
      {placeLabels(segments, right).map(({ text, x: left, line }, i) => (
        <text
          key={text}
          x={left}
          y={bottom + 13 + line * LABEL_LINE}
          fontSize={12}
          // The outline separates the label from the line of the GPU, which may be under it.
          stroke="var(--paper)"
          strokeWidth={5}
          paintOrder="stroke"
          fill={segments[i].part === "state" ? hue : "var(--muted)"}
          fontWeight={segments[i].part === "state" ? 600 : 400}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** Returns the parts of a bar with their ends, pixels. */
function segmentsOf(ledger: Ledger, x: Scale, t: LedgerWords) {
  let sum = 0;
  return partsOf(ledger)
    .filter(({ bytes }) => bytes > 0)
    .map(({ part, bytes }) => {
      const left = x.at(sum);
      sum += bytes;
      return { part, left, right: x.at(sum), text: labelOf(part, t.print(printBytes(bytes)), t) };
    });
}

/** Returns the number of lines that the labels of any bar need, and at least the usual number. */
function linesOf(ledgers: readonly Ledger[], x: Scale, right: number, width: number, t: LedgerWords): number {
  const lines = ledgers.flatMap((ledger) =>
    placeLabels(segmentsOf(ledger, x, t), right).map(({ line }) => line + 1),
  );
  return Math.max(width < WIDE_PX ? LABEL_LINES.narrow : LABEL_LINES.wide, ...lines);
}

const labelOf = (part: Part, bytes: string, t: LedgerWords) =>
  part === "activations" ? t("bar.guess", { bytes }) : t("bar.part", { part: t(`part.${part}`), bytes });

/**
 * Returns the fill of a part: only the state has a colour, and the guessed activations have only an outline.
 */
function paint(part: Part, hue: string) {
  switch (part) {
    case "weights":
      return { fill: "var(--line-strong)" };
    case "gradients":
      return { fill: "var(--line)", stroke: "var(--line-strong)" };
    case "state":
      return { fill: hue };
    case "activations":
      return { fill: "none", stroke: "var(--line-strong)", strokeDasharray: "3 3" };
  }
}

/** One segment of a stacked bar with its label; ends in pixels. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A segment with the place of its label. */
export interface Placed extends Segment {
  /** Left end of the label, pixels. */
  readonly x: number;
  /** Line of the label, from 0 for the first line below the bar. */
  readonly line: number;
}

/** Average width of a letter at 12 px, rounded up, since the text is not measured. */
const LETTER_PX = 6.6;
/** Least distance between two labels, pixels. */
const GAP_PX = 8;

/**
 * Returns the places of the labels of a stacked bar. A label is below the left end of its segment. It is
 * moved left if it would leave the picture, and to a lower line if it would touch an earlier label.
 *
 * @param right end of the picture, pixels
 */
export function placeLabels(segments: readonly Segment[], right: number): Placed[] {
  const ends: number[] = [];
  return segments.map((segment) => {
    const width = segment.text.length * LETTER_PX;
    const x = Math.max(0, Math.min(segment.left, right - width));
    let line = 0;
    while (ends[line] !== undefined && ends[line] + GAP_PX > x) line++;
    ends[line] = x + width;
    return { ...segment, x, line };
  });
}
