import { printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type {
  OutlierColumnsResult,
  OutlierColumnsSetup,
  ProductErrors,
  ProductName,
} from "@/lib/jobs/weights/outlierColumns";
import type { OwnMatrices } from "@/lib/jobs/weights/ownMatrices";
import type { Values } from "@/lib/options/options";
import type { outlierColumnsOptions } from "./figure";

/** Values of the figure's options. */
export type OutlierColumnsValues = Values<typeof outlierColumnsOptions>;

/**
 * Returns the job's request for these options.
 *
 * @param own the reader's matrices, shown where the options ask for them; none of their features is enlarged
 */
export const setupOf = (
  { matrices, threshold, planted, factor, seed }: OutlierColumnsValues,
  own?: OwnMatrices,
): OutlierColumnsSetup =>
  matrices === "own" && own
    ? { threshold, planted: 0, factor, seed, own }
    : { threshold, planted, factor, seed };

/** Names of the ways to multiply, as labels of lines. */
export const PRODUCT_LABELS: Readonly<Record<ProductName, string>> = {
  vector: "int8, scales of rows and columns",
  tensor: "int8, one scale each",
  dynamic: "dynamic codes",
};

/** Returns the errors of one way to multiply. */
export function errorsOf({ products }: OutlierColumnsResult, name: ProductName): ProductErrors {
  const found = products.find((each) => each.name === name);
  if (!found) throw new RangeError(`There is no product "${name}".`);
  return found;
}

/** Returns the largest magnitude of any feature before some were enlarged. */
export const naturalLargest = ({ maxima, planted, setup }: OutlierColumnsResult): number =>
  Math.max(...maxima.map((most, feature) => (planted.includes(feature) ? most / setup.factor : most)));

/** Magnitude from which LLM.int8() takes a feature for an outlier. */
const OUTLIER = 6;

/** Returns a sentence that says where the matrices come from, and which engine multiplied them. */
function originOf({ setup, engine: { kind, device } }: OutlierColumnsResult): string {
  const on = `multiplied in 8-bit integers on ${kind === "gpu" ? `the GPU (${device})` : "the CPU"}.`;
  if (!setup.own)
    return `Activations and weights are of a language model that was trained in this page, and ${on}`;
  const weights = setup.own.shapes.length > 1 ? "Activations and weights" : "The activations";
  return `${weights} are your own, and ${on}`;
}

/** Returns the caption: the error in 8 bits throughout, and with the outliers in 16 bits. */
export function captionOf(result: OutlierColumnsResult): string {
  const { setup, maxima, outliers, loss } = result;
  const [vector, dynamic] = [errorsOf(result, "vector"), errorsOf(result, "dynamic")];
  const all = `With all features in 8-bit integers the product has an error of ${printPercent(vector.errors[0])}`;
  const threshold = printNumber(setup.threshold);
  if (outliers.length === 0) {
    return `${plantedSentence(result)} ${all}, and none reaches ${threshold}. ${codesSentence(vector.errors[0], dynamic.errors[0])} ${originOf(result)}`;
  }
  const losses =
    loss === null || vector.loss === null
      ? "."
      : `, and the held-out loss is ${vector.loss.toFixed(3)} nats a word, ${loss.toFixed(3)} exactly.`;
  const taken =
    outliers.length === 1
      ? `the one feature that reaches ${threshold}`
      : `the ${outliers.length} features that reach ${threshold}`;
  return (
    `${plantedSentence(result)} ${all}; with ${taken} in 16 bits, ${printPercent(outliers.length / maxima.length)} of the values, it is ${printPercent(vector.error)}` +
    `${losses} ${codesSentence(vector.error, dynamic.error, dynamic.errors[0], vector.errors[0])} ${originOf(result)}`
  );
}

/** Returns a sentence that says how many features are enlarged, or how large the largest is by itself. */
function plantedSentence(result: OutlierColumnsResult): string {
  const { setup, maxima } = result;
  if (setup.planted > 0) {
    return `${setup.planted} of ${maxima.length} features ${setup.planted === 1 ? "is" : "are"} enlarged ${setup.factor} times.`;
  }
  const natural = naturalLargest(result);
  if (setup.own) return `The largest feature reaches ${printNumber(natural)}.`;
  const small = natural < OUTLIER ? ": so small a model has no outliers of its own" : "";
  return `No feature is enlarged, and the largest reaches ${printNumber(natural)}${small}.`;
}

/** Returns a sentence that compares linear with dynamic codes, with the outliers taken out and left in. */
function codesSentence(linear: number, dynamic: number, dynamicAll = dynamic, linearAll = linear): string {
  const now =
    linear < dynamic
      ? `Dynamic codes, with an error of ${printPercent(dynamic)}, are worse`
      : `Dynamic codes, with an error of ${printPercent(dynamic)}, are better`;
  if (dynamicAll < linearAll && linear < dynamic) {
    return `${now}, though they lose less while the outliers are in 8 bits (${printPercent(dynamicAll)}).`;
  }
  return `${now}.`;
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = (result: OutlierColumnsResult): string =>
  `The largest magnitude of each feature, of which ${result.outliers.length} reach the threshold; and the error of the product as more of the largest features are in 16 bits.`;

/** Returns a table with the error for each number of features in 16 bits. */
export function tableOf(result: OutlierColumnsResult): DataTable {
  const { setup, keptCounts, maxima, products } = result;
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: `Relative error of the product with the largest features in 16 bits; ${setup.planted} features enlarged ${setup.factor} times.`,
    columns: [
      "features in 16 bits",
      "share of the values",
      ...products.map(({ name }) => `error, ${PRODUCT_LABELS[name]}`),
    ],
    rows: keptCounts.map((kept, i) => [
      kept,
      digits(kept / maxima.length),
      ...products.map(({ errors }) => digits(errors[i])),
    ]),
  };
}
