import type { Area } from "@/components/charts/Frame";
import { printNumber, printPercent } from "@/components/charts/format";
import { linearScale, logScale, type Scale } from "@/components/charts/scale";
import { runningMean, smoothingWindow } from "@/components/charts/smooth";
import type { HistoryView } from "@/lib/experiment/history";
import type { LabLane } from "./model";

/** One line of a panel. */
export interface Curve extends LabLane {
  readonly values: Float32Array;
  /** The single steps behind a running mean, pale. */
  readonly raw?: Float32Array;
}

/** One of the three panels, which share their steps and have a vertical scale each. */
export interface CurvePanel {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly y: Scale;
  readonly ticks?: readonly number[];
  readonly top: number;
  readonly bottom: number;
  print(value: number): string;
}

/** Room for a panel's title above its plot, pixels. */
const TITLE = 34;
/** A gap below this looks as small as it is: the scale does not zoom in further. */
const LEAST_GAP = 0.01;

/** So far above the highest loss of the lane that does best a lane is lost: the scale does not follow it. */
const LOST = 10;
/** A gap above this says no more than that a lane is lost. */
const LOST_GAP = 3;

/** The highest value of each series that has one. */
const highest = (series: readonly Float32Array[]) =>
  series
    .map((values) =>
      values.reduce(
        (most, value) => (Number.isNaN(value) ? most : Math.max(most, value)),
        Number.NEGATIVE_INFINITY,
      ),
    )
    .filter(Number.isFinite);

/** The values that a scale follows: the line of a lane ends where it goes above the bound. */
const below = (bound: number) => (values: Float32Array) =>
  values.map((value) => (value > bound ? Number.NaN : value));

/** Half of the height for the losses, a quarter each for the two parts of the divergence meter. */
export function panelsOf(history: HistoryView, lanes: readonly LabLane[], area: Area): CurvePanel[] {
  const [, ...others] = lanes;
  const window = smoothingWindow(history.length);
  const smooth = (values: Float32Array) => (window > 1 ? runningMean(values, window) : values);
  const height = area.bottom - area.top - 2 * TITLE;
  const first = { top: area.top, bottom: area.top + height * 0.5 };
  const second = { top: first.bottom + TITLE, bottom: first.bottom + TITLE + height * 0.25 };
  const third = { top: second.bottom + TITLE, bottom: area.bottom };
  const lossBound = LOST * Math.min(...highest(history.losses));
  const inLosses = below(lossBound);
  const lost = highest(history.losses).some((most) => most > lossBound);
  const mean = window > 1 ? `; bold: mean of ${window * stepsAPoint(history)} steps` : "";
  const means = history.gaps.map(smooth);
  const gaps = means.map(below(Math.max(LOST_GAP, Math.min(...highest(means)))));
  const ticks = history.cosines.some((values) => values.some((value) => value < 0)) ? [-1, 0, 1] : [0, 1];
  return [
    {
      title: `training loss, logarithmic${lost ? "; a lost lane leaves the picture" : ""}${mean}`,
      curves: lanes.map((lane, i) => ({
        ...lane,
        values: inLosses(smooth(history.losses[i])),
        ...(window > 1 && { raw: inLosses(history.losses[i]) }),
      })),
      y: logScale({ series: history.losses.map(inLosses), range: [first.bottom, first.top], pad: 0.05 }),
      print: printNumber,
      ...first,
    },
    {
      title: `relative gap to ${lanes[0].label}`,
      curves: others.map((lane, i) => ({ ...lane, values: gaps[i] })),
      y: linearScale({ series: gaps, include: [0, LEAST_GAP], range: [second.bottom, second.top] }),
      print: printPercent,
      ...second,
    },
    {
      title: `cosine between its updates and those of ${lanes[0].label}`,
      curves: others.map((lane, i) => ({ ...lane, values: smooth(history.cosines[i]) })),
      y: linearScale({ series: [], include: ticks, range: [third.bottom, third.top] }),
      ticks,
      print: printNumber,
      ...third,
    },
  ];
}

/** A long history keeps every second step, or every fourth. */
const stepsAPoint = ({ length, step }: HistoryView) =>
  Math.max(1, Math.round((step[length - 1] - step[0]) / (length - 1)));
