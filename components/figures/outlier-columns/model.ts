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
import { english, type OutlierColumnsWords } from "./messages";

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
function originOf({ setup, engine: { kind, device } }: OutlierColumnsResult, t: OutlierColumnsWords): string {
  const engine = kind === "gpu" ? t("engine.gpu", { device }) : t("engine.cpu");
  if (!setup.own) return t("origin.model", { engine });
  return t(setup.own.shapes.length > 1 ? "origin.ownBoth" : "origin.ownOne", { engine });
}

/** Returns the caption: the error in 8 bits throughout, and with the outliers in 16 bits. */
export function captionOf(result: OutlierColumnsResult, t = english): string {
  const { setup, maxima, outliers, loss } = result;
  const [vector, dynamic] = [errorsOf(result, "vector"), errorsOf(result, "dynamic")];
  const percent = (share: number) => t.print(printPercent(share));
  const nats = (value: number) => t.print(value.toFixed(3));
  const common = {
    planted: plantedSentence(result, t),
    all: percent(vector.errors[0]),
    threshold: t.print(printNumber(setup.threshold)),
    origin: originOf(result, t),
  };
  if (outliers.length === 0)
    return t("caption.none", { ...common, codes: codesSentence({ vector, dynamic }, false, t) });
  return t("caption.some", {
    ...common,
    count: outliers.length,
    share: percent(outliers.length / maxima.length),
    error: percent(vector.error),
    loss:
      loss === null || vector.loss === null ? "" : t("loss", { loss: nats(vector.loss), exact: nats(loss) }),
    codes: codesSentence({ vector, dynamic }, true, t),
  });
}

/** Returns a sentence that says how many features are enlarged, or how large the largest is by itself. */
function plantedSentence(result: OutlierColumnsResult, t: OutlierColumnsWords): string {
  const { setup, maxima } = result;
  if (setup.planted > 0)
    return t("planted", { count: setup.planted, all: maxima.length, factor: setup.factor });
  const natural = naturalLargest(result);
  const largest = t.print(printNumber(natural));
  if (setup.own) return t("natural.own", { largest });
  return t(natural < OUTLIER ? "natural.small" : "natural.large", { largest });
}

interface Compared {
  readonly vector: ProductErrors;
  readonly dynamic: ProductErrors;
}

/**
 * Returns a sentence that compares linear with dynamic codes.
 *
 * @param isTaken whether outliers are taken out: then it names the errors with them left in, too
 */
function codesSentence({ vector, dynamic }: Compared, isTaken: boolean, t: OutlierColumnsWords): string {
  const percent = (share: number) => t.print(printPercent(share));
  const [linear, codes] = isTaken ? [vector.error, dynamic.error] : [vector.errors[0], dynamic.errors[0]];
  const error = percent(codes);
  if (linear >= codes) return t("codes.better", { error });
  return isTaken && dynamic.errors[0] < vector.errors[0]
    ? t("codes.worseNow", { error, all: percent(dynamic.errors[0]) })
    : t("codes.worse", { error });
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = ({ outliers }: OutlierColumnsResult, t = english): string =>
  t("sentence", { count: outliers.length });

/** Returns the name of a way to multiply, as the label of its line. */
export const productWord = (name: ProductName, t: OutlierColumnsWords): string => t(`product.${name}`);

/** Returns a table with the error for each number of features in 16 bits. */
export function tableOf(result: OutlierColumnsResult, t = english): DataTable {
  const { setup, keptCounts, maxima, products } = result;
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: t("table.caption", { count: setup.planted, factor: setup.factor }),
    columns: [
      t("table.kept"),
      t("table.share"),
      ...products.map(({ name }) => t("table.error", { product: productWord(name, t) })),
    ],
    rows: keptCounts.map((kept, i) => [
      kept,
      digits(kept / maxima.length),
      ...products.map(({ errors }) => digits(errors[i])),
    ]),
  };
}
