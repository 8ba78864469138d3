import type { Area } from "@/components/charts/Frame";
import { printNumber, printPercent } from "@/components/charts/format";
import { linearScale, logScale, type Scale } from "@/components/charts/scale";
import { runningMean, smoothingWindow } from "@/components/charts/smooth";
import type { HistoryView } from "@/lib/experiment/history";

/** One line of a panel. */
export interface Series {
  readonly name: string;
  readonly values: Float32Array;
  readonly colour: string;
  readonly dashed: boolean;
  readonly width: number;
  readonly opacity: number;
  /** A hairy curve is drawn twice, pale as it is and its running mean over it; any other once. */
  readonly part?: "raw" | "mean";
}

/** One of the curves' three panels, which share their steps and have a vertical scale each. */
export interface CurvePanel {
  readonly title: string;
  readonly series: readonly Series[];
  readonly y: Scale;
  /** Ticks, where round numbers are not the ones that matter. */
  readonly ticks?: readonly number[];
  readonly top: number;
  readonly bottom: number;
  print(value: number): string;
}

/** Room for a panel's title above its plot, pixels. */
const TITLE = 34;
/** A gap below this looks as small as it is: the scale does not zoom in further. */
const LEAST_GAP = 0.01;

/** Half of the height for the losses, a quarter each for the two parts of the divergence meter. */
export function panelsOf(history: HistoryView, area: Area): CurvePanel[] {
  const { losses, gaps, cosines } = history;
  const [[loss32, loss8], [gap], [cosine]] = [losses, gaps, cosines];
  const window = smoothingWindow(history.length);
  const height = area.bottom - area.top - 2 * TITLE;
  const first = { top: area.top, bottom: area.top + height * 0.5 };
  const second = { top: first.bottom + TITLE, bottom: first.bottom + TITLE + height * 0.25 };
  const third = { top: second.bottom + TITLE, bottom: area.bottom };
  const ticks = cosine.some((value) => value < 0) ? [-1, 0, 1] : [0, 1];
  const ink = { colour: "var(--ink)", dashed: false, width: 1.25, opacity: 1 };
  return [
    {
      title: `training loss, logarithmic${window > 1 ? `; bold: mean of ${window * stepsAPoint(history)} steps` : ""}`,
      series: withMeans(window, [
        // Mostly the two coincide: a broad pale line with a thin one in it shows both.
        { name: "32-bit", values: loss32, colour: "var(--bits32)", dashed: false, width: 4, opacity: 0.5 },
        { name: "8-bit", values: loss8, colour: "var(--bits8)", dashed: true, width: 1.25, opacity: 1 },
      ]),
      y: logScale({ series: [loss32, loss8], range: [first.bottom, first.top], pad: 0.05 }),
      print: printNumber,
      ...first,
    },
    {
      title: "relative gap of the losses",
      series: [{ name: "gap", values: gap, ...ink }],
      y: linearScale({ series: [gap], include: [0, LEAST_GAP], range: [second.bottom, second.top] }),
      print: printPercent,
      ...second,
    },
    {
      title: "cosine of the two updates",
      series: [{ name: "cosine", values: cosine, ...ink }],
      y: linearScale({ series: [], include: ticks, range: [third.bottom, third.top] }),
      ticks,
      print: printNumber,
      ...third,
    },
  ];
}

/** Each curve pale and thin, and over all of them their running means as the curves were to be. */
function withMeans(window: number, curves: readonly Series[]): readonly Series[] {
  if (window === 1) return curves;
  const raw = curves.map(
    (curve): Series => ({ ...curve, dashed: false, width: 1, opacity: 0.3, part: "raw" }),
  );
  const means = curves.map(
    (curve): Series => ({ ...curve, values: runningMean(curve.values, window), part: "mean" }),
  );
  return [...raw, ...means];
}

/** A long history keeps every second step, or every fourth. */
const stepsAPoint = ({ length, step }: HistoryView) =>
  Math.max(1, Math.round((step[length - 1] - step[0]) / (length - 1)));
