/** Numbers that follow from the paper's tables: the texts of the rows as numbers, and what we compute from them. */
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { resnet50Parameters } from "./modelShapes";
import { presetNamed } from "./models";
import type { AblationResult, MainResult } from "./paperTables";

/** The block size that the paper uses. */
export const PAPER_BLOCK = 2048;

const HOURS_A_DAY = 24;

/** Returns the number that a text begins with: 88.6 of "88.6", 90 of "90 %"; NaN if there is none. */
export const numberOf = (text: string): number => Number.parseFloat(text);

/** Returns a time such as "30 d" or "17 h" in hours. */
export const hoursOf = (text: string): number => numberOf(text) * (text.endsWith("d") ? HOURS_A_DAY : 1);

/** Returns how much better the 8-bit score is, as a share of the 32-bit one; below 0 if it is worse. */
export function gainOf({ better, bits32, bits8 }: MainResult): number {
  const change = numberOf(bits8) / numberOf(bits32) - 1;
  return better === "higher" ? change : -change;
}

/** Returns by which share of the 32-bit GPU time the 8-bit run is shorter, 0 to 1. */
export const shorterBy = ({ time32, time8 }: MainResult): number => 1 - hoursOf(time8) / hoursOf(time32);

/** Returns the number of parameters of a row of Table 3. */
export const ablationParameters = ({ parameters }: AblationResult): number =>
  numberOf(parameters) * (parameters.endsWith("billion") ? 1e9 : 1e6);

/** The parameters of a model of Table 1; undefined where the number is not known. */
function parametersOf(key: string): number | undefined {
  if (key === "glue") return presetNamed("roberta-large")?.parameters;
  if (key === "roberta-base") return presetNamed("roberta-base")?.parameters;
  if (key === "lm-large") return 1.5e9;
  if (key === "imagenet" || key === "moco") return resnet50Parameters();
  return undefined;
}

/**
 * Returns the bytes that a row of Table 1 saves if all of its state is stored in 8 bits, in blocks of the paper's
 * size; undefined if the number of parameters is not known.
 */
export function computedSaving({ key, rule }: MainResult): number | undefined {
  const n = parametersOf(key);
  if (n === undefined) return undefined;
  const [wide, narrow] = [32, 8].map(
    (bits) => stateBytes(ruleNamed(rule), n, { bits, blockSize: PAPER_BLOCK, min8bitSize: 0 }).total,
  );
  return wide - narrow;
}

/** Returns how a row of Table 3 stores its state: "8-bit, dynamic, block-wise, stable embedding". */
export function stateOf({ bits, map, blockwise, stable }: AblationResult): string {
  const parts = [
    `${bits}-bit`,
    ...(map ? [map, blockwise ? "block-wise" : "one scale a tensor"] : []),
    ...(stable ? ["stable embedding"] : []),
  ];
  return parts.join(", ");
}

/** Returns the same in short with the size of the model, for pictures: "209M: dynamic, blocks, stable". */
export function shortStateOf({ parameters, bits, map, blockwise, stable }: AblationResult): string {
  const size = parameters.replace(" million", "M").replace(" billion", "B");
  const parts = [
    ...(map ? [map] : [`${bits}-bit`]),
    ...(blockwise ? ["blocks"] : []),
    ...(stable ? ["stable"] : []),
  ];
  return `${size}: ${parts.join(", ")}`;
}
