import { printBytes, printCount, printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { ShardedResult, ShardedSetup } from "@/lib/jobs/weights/sharded";
import type { Values } from "@/lib/options/options";
import type { shardedStateOptions } from "./figure";

/** Values of the figure's options. */
export type ShardedValues = Values<typeof shardedStateOptions>;

/** Returns the job's request for these options. */
export const setupOf = (values: ShardedValues): ShardedSetup => ({ ...values });

const workers = (count: number) => `${count} ${count === 1 ? "worker" : "workers"}`;

/** Returns a share that is "all" or "none" only where it is so. */
function share(value: number, all: string, none: string): string {
  if (value === 0) return none;
  return value === 1 ? all : printPercent(value);
}

/** Returns the caption: the common borders, and what slicing does to the values. */
export function captionOf(result: ShardedResult): string {
  const { setup, n, sharedBorders, differentCodes, misread, middleFactor, withoutScale } = result;
  const { before, after, blockSize } = setup;
  const moment = setup.state === "m" ? "first moments" : "second moments";
  const saved = `Saved by ${workers(before)} and loaded by ${workers(after)}, in blocks of ${blockSize}`;
  const origin = `The ${printCount(n)} ${moment} are of a language model that was trained in this page.`;
  if (misread === 0) {
    const padding =
      result.after.padding === 0
        ? "without any padding"
        : `at the cost of ${printCount(result.after.padding)} values of padding`;
    return (
      `${saved}, ${share(sharedBorders, "all blocks begin", "no block begins")} where they began, and slicing moves codes with their scales: ` +
      `no value changes, ${setup.padded ? padding : "since the parts are the same"}. ${origin}`
    );
  }
  const lost =
    withoutScale > 0 ? ` Of all values, ${printPercent(withoutScale)} find no scale and become zero.` : "";
  return (
    `${saved}, ${share(sharedBorders, "all blocks begin", "no block begins")} of the blocks begin where one began. ` +
    `If codes and scales are sliced, ${share(misread, "all", "none")} of the values are read with a scale that is not theirs, wrong by a factor of ${printTwoDigits(middleFactor)} in the middle.${lost} ` +
    `Quantized by the new workers, ${share(differentCodes, "all", "none")} of the codes of the same state differ. ${origin}`
  );
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = ({ setup, misread }: ShardedResult): string =>
  `The blocks of ${workers(setup.before)} above those of ${workers(setup.after)}; ${share(misread, "all values are", "no value is")} read with another scale after slicing.`;

/** Returns the state's size in bytes with these blocks, codes and scales, and what its padding adds. */
export function bytesOf({ n, before }: ShardedResult): { readonly state: number; readonly padding: number } {
  return { state: n + 4 * before.blocks.length, padding: before.padding };
}

/** Returns a table of both cuts and of the errors of the state. */
export function tableOf(result: ShardedResult): DataTable {
  const { setup, before, after } = result;
  const digits = (value: number) => Number(value.toPrecision(6));
  const { state, padding } = bytesOf(result);
  return {
    caption: `State of ${printCount(result.n)} values, saved by ${workers(setup.before)} and loaded by ${workers(setup.after)}, blocks of ${setup.blockSize}; ${printBytes(state)} of codes and scales and ${printBytes(padding)} of padding where it was saved.`,
    columns: ["quantity", "value"],
    rows: [
      ["blocks of the workers that saved", before.blocks.length],
      ["blocks of the workers that load", after.blocks.length],
      ["share of the new blocks that begin where an old one began", digits(result.sharedBorders)],
      ["share of values read with another scale after slicing", digits(result.misread)],
      ["median factor between the scales", digits(result.middleFactor)],
      ["largest factor between the scales", digits(result.largestFactor)],
      ["share of values without a scale after slicing", digits(result.withoutScale)],
      ["share of codes that differ if the new workers quantize", digits(result.differentCodes)],
      ["relative error as saved", digits(result.savedError)],
      ["relative error after slicing", digits(result.slicedError)],
      ["relative error after loading in 32 bits and quantizing again", digits(result.againError)],
    ],
  };
}
