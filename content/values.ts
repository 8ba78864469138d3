import type { ValueTable } from "@/components/prose/Value";
import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { blockValues } from "./blockValues";
import { embeddingValues } from "./embeddingValues";
import { percent, scientific, significant } from "./format";
import { keptValues } from "./keptValues";
import { kernelValues } from "./kernelValues";
import { mapValues } from "./mapValues";
import { memoryValues } from "./memoryValues";
import { outlierValues } from "./outlierValues";
import { sideBySideValues } from "./sideBySideValues";
import { tablesValues } from "./tablesValues";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const linearUnsigned = makeMap("linear", { bits: 8, signed: false });

const FLOAT_BYTES = 4;

const smallestPositive = ({ values }: QuantizationMap) => values.find((value) => value > 0)!;
const largestStep = ({ values }: QuantizationMap) =>
  Math.max(...values.slice(0, -2).map((value, code) => values[code + 1] - value));

/** Bytes of Adam's state for one parameter: a code and its share of the block's absmax, for each moment. */
const adamBytes = (blockSize: number) => adam.states.length * (1 + FLOAT_BYTES / blockSize);

/** The largest relative error inside the decades that the map covers: half a step at the foot of a decade. */
function worstRelativeError({ values }: QuantizationMap): number {
  const top = values.filter((value) => value > 0.1);
  return (top[1] - top[0]) / 2 / 0.1;
}

/** The numbers of the book's prose. None is typed in: each is computed from lib when the page is built. */
export const values: ValueTable = {
  "adam-bytes-32": () => String(adam.states.length * FLOAT_BYTES),
  "adam-bytes-8-block-256": () => significant(adamBytes(256), 6),
  "adam-saving-block-256": () => percent(1 - adamBytes(256) / (adam.states.length * FLOAT_BYTES), 0),
  "bits-per-value-block-256": () => significant(8 + (8 * FLOAT_BYTES) / 256, 4),
  "block-overhead-256": () => percent(FLOAT_BYTES / 256, 1),

  "signed-smallest": () => scientific(smallestPositive(signed), 2),
  "signed-minimum": () => significant(signed.values[0], 8),
  "signed-extreme-error": () => percent(1 + signed.values[0], 1),
  "signed-top-step": () => significant(largestStep(signed), 3),
  "signed-worst-error": () => percent(worstRelativeError(signed), 0),
  "unsigned-smallest": () => scientific(smallestPositive(unsigned), 3),
  "unsigned-worst-error": () => percent(worstRelativeError(unsigned), 1),
  "unsigned-zero-below": () => scientific(smallestPositive(unsigned) / 2, 2),
  "linear-unsigned-smallest": () => significant(smallestPositive(linearUnsigned), 2),
  ...mapValues,
  ...blockValues,
  ...kernelValues,
  ...memoryValues,
  ...outlierValues,
  ...embeddingValues,
  ...keptValues,
  ...sideBySideValues,
  ...tablesValues,
};
