import { printBytes, printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { ShardedResult, ShardedSetup } from "@/lib/jobs/weights/sharded";
import type { Values } from "@/lib/options/options";
import type { shardedStateOptions } from "./figure";
import { english, type ShardedWords } from "./messages";

/** Values of the figure's options. */
export type ShardedValues = Values<typeof shardedStateOptions>;

/** Returns the job's request for these options. */
export const setupOf = (values: ShardedValues): ShardedSetup => ({ ...values });

const workers = (count: number, t: ShardedWords) => t("weights.workers", { count });

/** Returns words with a share that is "all" or "none" only where it is so. */
function share(value: number, words: "kept" | "moved" | "share" | "sentence", t: ShardedWords): string {
  if (value === 0) return t(`${words}.none`);
  return value === 1 ? t(`${words}.all`) : t(`${words}.some`, { share: t.print(printPercent(value)) });
}

/** Returns the caption: the common borders, and what slicing does to the values. */
export function captionOf(result: ShardedResult, t = english): string {
  const { setup, n, sharedBorders, differentCodes, misread, middleFactor, withoutScale } = result;
  const common = {
    before: workers(setup.before, t),
    after: workers(setup.after, t),
    size: String(setup.blockSize),
    origin: t(setup.state === "m" ? "origin.m" : "origin.r", { count: n }),
  };
  if (misread === 0) {
    const { padding } = result.after;
    const padded = padding === 0 ? t("why.free") : t("why.padded", { count: padding });
    return t("caption.kept", {
      ...common,
      begin: share(sharedBorders, "kept", t),
      why: setup.padded ? padded : t("why.same"),
    });
  }
  return t("caption.misread", {
    ...common,
    begin: share(sharedBorders, "moved", t),
    misread: share(misread, "share", t),
    factor: t.print(printTwoDigits(middleFactor)),
    lost: withoutScale > 0 ? t("lost", { share: t.print(printPercent(withoutScale)) }) : "",
    different: share(differentCodes, "share", t),
  });
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = ({ setup, misread }: ShardedResult, t = english): string =>
  t("sentence", {
    before: workers(setup.before, t),
    after: workers(setup.after, t),
    misread: share(misread, "sentence", t),
  });

/** Returns the state's size in bytes with these blocks, codes and scales, and what its padding adds. */
export function bytesOf({ n, before }: ShardedResult): { readonly state: number; readonly padding: number } {
  return { state: n + 4 * before.blocks.length, padding: before.padding };
}

/** Numbers of the result in the order of the table. */
const QUANTITIES = [
  "sharedBorders",
  "misread",
  "middleFactor",
  "largestFactor",
  "withoutScale",
  "differentCodes",
  "savedError",
  "slicedError",
  "againError",
] as const;

/** Returns a table of both cuts and of the errors of the state. */
export function tableOf(result: ShardedResult, t = english): DataTable {
  const { setup, before, after } = result;
  const { state, padding } = bytesOf(result);
  return {
    caption: t("table.caption", {
      count: result.n,
      before: workers(setup.before, t),
      after: workers(setup.after, t),
      size: String(setup.blockSize),
      state: t.print(printBytes(state)),
      padding: t.print(printBytes(padding)),
    }),
    columns: [t("table.quantity"), t("table.value")],
    rows: [
      [t("table.before"), before.blocks.length],
      [t("table.after"), after.blocks.length],
      ...QUANTITIES.map((name) => [t(`table.${name}`), Number(result[name].toPrecision(6))]),
    ],
  };
}
