/** What the state of the embedding weighs in models of the paper: counts and savings with it and without it. */
import { stateBytes } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { presetNamed } from "./models";
import { PAPER_BLOCK } from "./paperNumbers";

/** The small language model of the paper's ablation, as section 4 gives it. */
export const PAPER_MODEL = { layers: 10, width: 1024, feedForward: 8192, vocabulary: 50_000 } as const;

/** Parameters of its layers: four projections of attention and two of the feed-forward part. */
export const layerParameters = (): number =>
  PAPER_MODEL.layers * (4 * PAPER_MODEL.width ** 2 + 2 * PAPER_MODEL.width * PAPER_MODEL.feedForward);

/** Parameters of its table of words. */
export const tableParameters = (): number => PAPER_MODEL.vocabulary * PAPER_MODEL.width;

/** Models of Table 1 with the shape of their table of words. */
const TABLES = {
  glue: { preset: "roberta-large", vocabulary: 50_265, width: 1024 },
  "roberta-base": { preset: "roberta-base", vocabulary: 50_265, width: 768 },
  // GPT3-Medium has the layers of GPT-2 medium: 24 of width 1024 (Brown et al. 2020, table 2.1).
  "gpt3-medium": { preset: "gpt-2-medium", vocabulary: 50_257, width: 1024 },
} as const;
export type TableModel = keyof typeof TABLES;

/** Returns the bytes that 8-bit state in blocks of the paper's size saves on `n` parameters with Adam. */
function saved(n: number): number {
  const [wide, narrow] = [32, 8].map(
    (bits) => stateBytes(adam, n, { bits, blockSize: PAPER_BLOCK, min8bitSize: 0 }).total,
  );
  return wide - narrow;
}

/**
 * Returns the bytes that a model of Table 1 saves.
 *
 * @param table whether the state of the table of words is stored in 8 bits too
 * @throws RangeError if the sizes of the model are not known
 */
export function savedWith(model: TableModel, table: boolean): number {
  const { preset, vocabulary, width } = TABLES[model];
  const parameters = presetNamed(preset)?.counted;
  if (parameters === undefined) throw new RangeError(`model is "${model}", but its size is not known`);
  return saved(table ? parameters : parameters - vocabulary * width);
}
