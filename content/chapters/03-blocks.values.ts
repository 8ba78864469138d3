import { printTwoDigits } from "@/components/charts/format";
import type { ValueTable } from "@/components/prose/Value";
import {
  BLOCK_SIZES,
  CURVE_VALUES,
  type CurveErrors,
  curveRequest,
  curvesOf,
  makeGatherer,
} from "@/lib/findings/blockCurves";
import { driftAt } from "@/lib/findings/blockGain";
import { LIBRARY_SIZE, LIBRARY_STEPS } from "@/lib/findings/libraryKernels";
import { typicalLargest } from "@/lib/findings/normalExtremes";
import { BLOCK_CURVE } from "@/lib/findings/setups";
import { type BlockCurveRequest, blockCurve, type Measure } from "@/lib/jobs/blockCurve/blockCurve";
import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { makeMap } from "@/lib/numerics/maps";
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { STEP_TIMES } from "@/lib/recordings/blocks";
import { percent, significant } from "../format";

const WHOLE = CURVE_VALUES;
const SIZES = [256, 2048, WHOLE];

/** Errors at the block sizes of the text, each computed once. */
const computed = new Map<string, CurveErrors>();

function errorAt(
  changes: Partial<BlockCurveRequest>,
  map: string,
  blockSize: number,
  measure: Measure,
): number {
  const request = { ...curveRequest(BLOCK_CURVE), blockSizes: SIZES, ...changes };
  const key = JSON.stringify(request);
  let errors = computed.get(key);
  if (!errors) {
    const gatherer = makeGatherer(request);
    for (const part of blockCurve(request)) errors = gatherer.add(part) ?? errors;
    computed.set(key, errors!);
  }
  const curve = curvesOf(errors!, measure).find((each) => each.map === map)!;
  return curve.median[SIZES.indexOf(blockSize)];
}

/** Error of the ordinary values when one value of the tensor is an outlier, as the figure opens. */
const spoilt = (map: string, blockSize: number) => errorAt({}, map, blockSize, "absolute");
const clean = (map: string, blockSize: number) => errorAt({ outliers: 0 }, map, blockSize, "absolute");
const zeroed = (map: string, blockSize: number) =>
  errorAt({ outliers: 0, distribution: "squares" }, map, blockSize, "zeroed");

/** Recorded nanoseconds a parameter of our 8-bit step of Adam. */
export const stepTime = (blockSize: number) => STEP_TIMES.find((line) => line.blockSize === blockSize)!.ns;

/** Milliseconds of the library's 8-bit step of Adam. */
const libraryMs = (blockSize: 256 | 2048) => (LIBRARY_STEPS[blockSize].ns * LIBRARY_SIZE) / 1e6;

const overhead = (blockSize: number) => 32 / blockSize;
const BILLION = 1e9;
const billionState = (blockSize: number) =>
  stateBytes(adam, BILLION, { bits: 8, blockSize, min8bitSize: REFERENCE_MIN_8BIT_SIZE });

const linear = makeMap("linear", { bits: 8, signed: true });
/** With an outlier of five deviations as absmax, what lies at three or above has this share of it or more. */
const THREE_OF_FIVE = 3 / 5;
const normals = () => sampleOf(distributionNamed("normal"), WHOLE, makeRandom(1));

/** The numbers of chapter 3. */
export const values: ValueTable = {
  "curve-values": () => WHOLE.toLocaleString("en-US"),
  "outlier-size": () => String(BLOCK_CURVE.outlierSize),
  "outlier-whole-dynamic": () => percent(spoilt("dynamic", WHOLE), 1),
  "outlier-whole-linear": () => percent(spoilt("linear", WHOLE), 0),
  "outlier-whole-linear-zeroed": () => percent(errorAt({}, "linear", WHOLE, "zeroed"), 0),
  "outlier-256-dynamic": () => percent(spoilt("dynamic", 256), 1),
  "outlier-256-linear": () => percent(spoilt("linear", 256), 2),
  "outlier-ratio-linear": () => printTwoDigits(spoilt("linear", WHOLE) / spoilt("linear", 256)),
  "clean-whole-dynamic": () => percent(clean("dynamic", WHOLE), 2),
  "clean-2048-dynamic": () => percent(clean("dynamic", 2048), 2),
  "clean-256-dynamic": () => percent(clean("dynamic", 256), 2),
  "clean-256-linear": () => percent(clean("linear", 256), 2),
  "blocks-zero-dynamic-whole": () => percent(zeroed("dynamic", WHOLE), 0),
  "blocks-zero-dynamic-256": () => percent(zeroed("dynamic", 256), 1),
  "normal-absmax-256": () => significant(typicalLargest(256), 2),
  "normal-absmax-2048": () => significant(typicalLargest(2048), 2),
  "normal-absmax-whole": () => significant(typicalLargest(WHOLE), 2),
  "drift-256": () => percent(driftAt(256), 1),
  "drift-2048": () => percent(driftAt(2048), 1),
  "step-ns-256": () => significant(stepTime(256), 2),
  "step-ns-whole": () => significant(stepTime(WHOLE), 2),
  "library-256-ms": () => significant(libraryMs(256), 3),
  "library-2048-ms": () => significant(libraryMs(2048), 2),
  "library-256-over-2048": () => significant(libraryMs(256) / libraryMs(2048), 2),
  "linear-codes-above-three": () =>
    percent(linear.values.filter((q) => Math.abs(q) >= THREE_OF_FIVE).length / linear.values.length, 0),
  "normal-above-three": () => percent(normals().filter((x) => Math.abs(x) >= 3).length / WHOLE, 2),
  "bits-per-value-block-256": () => significant(8 + overhead(256), 4),
  "block-overhead-256": () => percent(overhead(256) / 8, 1),
  "bits-per-value-block-64": () => significant(8 + overhead(64), 2),
  "bits-per-value-block-2048": () => significant(8 + overhead(2048), 7),
  "block-overhead-64": () => percent(overhead(64) / 8, 2),
  "block-overhead-2048": () => percent(overhead(2048) / 8, 1),
  "billion-absmax-256": () => `${significant(billionState(256).absmax / 1e6, 4)}`,
  "block-below-hundredth-bit": () => String(BLOCK_SIZES.find((size) => overhead(size) < 0.01)!),
};
