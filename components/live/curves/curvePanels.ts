import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { LaneStyle } from "@/components/charts/lanes";
import type { Area } from "@/components/charts/plot";
import { linearScale, logScale, type Scale } from "@/components/charts/scale";
import { runningMean, smoothingWindow } from "@/components/charts/smooth";
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { LONG_MOVE } from "@/lib/numerics/moves";
import type { HistoryView } from "@/lib/training/history";

/** How a lane, and its line, is called and drawn. */
export interface CurveLook {
  readonly label: string;
  readonly style: LaneStyle;
}

/** How the two parts of the divergence meter are called, and the lines in them: all lanes but the first. */
interface Meters {
  readonly gap: string;
  readonly gapLines: readonly CurveLook[];
  readonly cosine: string;
  readonly cosineLines: readonly CurveLook[];
}

/** Between two lanes there is one gap, which is neither lane's; of more, each has its own to the first. */
function metersOf([reference, ...others]: readonly CurveLook[], t: LiveWords): Meters {
  const style = { colour: "var(--ink)" };
  return others.length === 1
    ? {
        gap: t("live.curves.gap"),
        gapLines: [{ label: t("live.curves.gapLine"), style }],
        cosine: t("live.curves.cosine"),
        cosineLines: [{ label: t("live.curves.cosineLine"), style }],
      }
    : {
        gap: t("live.curves.gapTo", { lane: reference.label }),
        gapLines: others,
        cosine: t("live.curves.cosineTo", { lane: reference.label }),
        cosineLines: others,
      };
}

/** One line of a panel. */
export interface Curve extends CurveLook {
  /** The line, which may be a running mean and ends where its lane is lost. */
  readonly values: Float32Array;
  /** The single steps: what is read under the cursor. */
  readonly exact: Float32Array;
  /** Whether the single steps are drawn too, pale, behind their mean. */
  readonly hair?: boolean;
  /** Whether the line is broad and pale, so that others that coincide with it show. */
  readonly broad?: boolean;
}

/** One of the panels, which share their steps and have a vertical scale each. */
export interface CurvePanel {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly y: Scale;
  /** Ticks, where round numbers are not the ones that matter. */
  readonly ticks?: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** Prints a value in the English notation. */
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

/** Returns whether a weight has moved so far in one step that the curve of the moves is drawn. */
export const showsMoves = ({ long }: HistoryView): boolean => long.some(({ steps }) => steps > 0);

/**
 * Half of the height for the losses, a quarter each for the two parts of the divergence meter. With the moves of
 * weights, which are drawn only once one of them was long, the losses get two fifths and the others a fifth each.
 *
 * @param lanes those of the history; the first one is the reference
 * @param t finds the words; in English, if left out
 */
export function panelsOf(
  history: HistoryView,
  lanes: readonly CurveLook[],
  area: Area,
  t: LiveWords = englishLive,
): CurvePanel[] {
  const { losses, gaps, cosines } = history;
  const window = smoothingWindow(history.length);
  const smooth = (values: Float32Array) => (window > 1 ? runningMean(values, window) : values);
  // A single line is drawn step by step; several would hide each other by their noise: smoothed.
  const meter = (series: readonly Float32Array[]) => (series.length > 1 ? series.map(smooth) : series);
  const withMoves = showsMoves(history);
  const [first, second, third, fourth] = rowsOf(area, withMoves ? [0.4, 0.2, 0.2, 0.2] : [0.5, 0.25, 0.25]);
  const lossBound = LOST * Math.min(...highest(losses));
  const inLosses = below(lossBound);
  const lost = highest(losses).some((most) => most > lossBound);
  const inGaps = below(Math.max(LOST_GAP, Math.min(...highest(meter(gaps)))));
  const shownGaps = meter(gaps).map(inGaps);
  const shownCosines = meter(cosines);
  const meters = metersOf(lanes, t);
  const ticks = cosines.some((values) => values.some((value) => value < 0)) ? [-1, 0, 1] : [0, 1];
  return [
    {
      title: lossTitle(lost, window > 1 ? window * stepsAPoint(history) : 1, t),
      curves: lanes.map((look, i) => ({
        ...look,
        values: inLosses(smooth(losses[i])),
        exact: inLosses(losses[i]),
        hair: window > 1,
        broad: i === 0,
      })),
      y: logScale({ series: losses.map(inLosses), range: [first.bottom, first.top], pad: 0.05 }),
      print: printNumber,
      ...first,
    },
    {
      title: meters.gap,
      curves: meters.gapLines.map((look, i) => ({ ...look, values: shownGaps[i], exact: inGaps(gaps[i]) })),
      y: linearScale({ series: shownGaps, include: [0, LEAST_GAP], range: [second.bottom, second.top] }),
      print: (share) => printPercent(share),
      ...second,
    },
    {
      title: meters.cosine,
      curves: meters.cosineLines.map((look, i) => ({ ...look, values: shownCosines[i], exact: cosines[i] })),
      y: linearScale({ series: [], include: ticks, range: [third.bottom, third.top] }),
      ticks,
      print: printNumber,
      ...third,
    },
    ...(withMoves ? [movesPanel(history.moves, lanes, fourth, t)] : []),
  ];
}

/** Returns the title over the losses. @param steps that the bold line is the mean of; 1 if there is none */
function lossTitle(isCut: boolean, steps: number, t: LiveWords): string {
  if (steps === 1) return t(isCut ? "live.curves.lossCut" : "live.curves.loss");
  return t(isCut ? "live.curves.lossCutMean" : "live.curves.lossMean", { steps: String(steps) });
}

type Rows = Pick<CurvePanel, "top" | "bottom">;

/** Returns the panels' places below each other, each with room for its title, by their shares of the height. */
function rowsOf(area: Area, shares: readonly number[]): Rows[] {
  const height = area.bottom - area.top - (shares.length - 1) * TITLE;
  let top = area.top;
  return shares.map((share) => {
    const bottom = top + height * share;
    const row = { top, bottom };
    top = bottom + TITLE;
    return row;
  });
}

/** Returns the panel of the largest move of a weight in each lane. */
function movesPanel(
  moves: readonly Float32Array[],
  lanes: readonly CurveLook[],
  row: Rows,
  t: LiveWords,
): CurvePanel {
  const finite = moves.map((values) => values.map((move) => (Number.isFinite(move) ? move : Number.NaN)));
  return {
    title: t("live.curves.moves"),
    curves: lanes.map((look, i) => ({ ...look, values: finite[i], exact: moves[i], broad: i === 0 })),
    y: logScale({ series: finite, include: [1, LONG_MOVE], range: [row.bottom, row.top], pad: 0.05 }),
    print: printTwoDigits,
    ...row,
  };
}

/** A long history keeps every second step, or every fourth. */
const stepsAPoint = ({ length, step }: HistoryView) =>
  Math.max(1, Math.round((step[length - 1] - step[0]) / (length - 1)));
