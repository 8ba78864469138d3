/** How training depends on one setting of Adam: the results of 32-bit and of 8-bit state at each of its values. */
import { RECORDED_SENSITIVITY } from "@/lib/recordings/reproduction";
import { type CellResult, cellResult, type Outcome } from "@/lib/study/aggregate";
import { recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import { type Axis, axisOf, sensitivityCellName, type Varied } from "@/lib/study/sensitivity";

/** The runs of one lane at one value. */
export interface LanePoint extends CellResult {
  /** Results of the stable runs. */
  readonly each: readonly number[];
}

/** One value of the varied setting and its runs. */
export interface SensitivityPoint {
  readonly value: number;
  readonly baseline: boolean;
  /** 32-bit state, then 8-bit state. */
  readonly lanes: readonly [LanePoint, LanePoint];
}

function lanePoint(outcomes: readonly Outcome[]): LanePoint {
  const each = outcomes.filter(({ diverged }) => diverged === "").map(({ heldOut }) => heldOut);
  return { ...cellResult(outcomes), each };
}

/**
 * Returns a point for each value of an axis, in the order of the axis.
 *
 * @param outcomes the outcomes of a lane, 0 or 1, of the cell of that name
 */
export function pointsOf(
  axis: Axis,
  outcomes: (cell: string, lane: 0 | 1) => readonly Outcome[],
): readonly SensitivityPoint[] {
  return axis.values.map((value) => {
    const lane = (of: 0 | 1) => lanePoint(outcomes(sensitivityCellName(axis, value), of));
    return { value, baseline: value === axis.baseline, lanes: [lane(0), lane(1)] };
  });
}

/** Returns the points of the recorded runs of the language model. */
export const recordedPoints = (varied: Varied): readonly SensitivityPoint[] =>
  pointsOf(axisOf(varied), (cell, lane) => [
    ...recordedOutcomes(recordedCell(RECORDED_SENSITIVITY, cell), lane).values(),
  ]);

/** Returns the median of the stable runs of the 8-bit lane over that of the 32-bit lane; NaN without such runs. */
export const laneRatio = ({ lanes: [wide, narrow] }: SensitivityPoint): number =>
  narrow.heldOut.median / wide.heldOut.median;

/** Returns the point at which a lane has the lowest median; undefined if no point has a stable run. */
export function bestOf<P extends SensitivityPoint>(points: readonly P[], lane: 0 | 1): P | undefined {
  const medianAt = ({ lanes }: P) => lanes[lane].heldOut.median;
  return points
    .filter((point) => Number.isFinite(medianAt(point)))
    .sort((a, b) => medianAt(a) - medianAt(b))[0];
}
