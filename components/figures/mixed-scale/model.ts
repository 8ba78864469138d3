import { printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { MixedResult, MixedSetup } from "@/lib/jobs/outlier/mixedScale";
import type { Values } from "@/lib/options/options";
import type { mixedScaleOptions } from "./figure";
import { english, type MixedWords } from "./messages";

/** Values of the figure's options. */
export type MixedValues = Values<typeof mixedScaleOptions>;

/** Returns the job's request for these options. */
export const setupOf = (values: MixedValues): MixedSetup => ({ ...values });

const printShort = (value: number, t: MixedWords) => t.print(printTwoDigits(value));

/** Returns the caption: the distance of the small rows, and the share of their zero second moments. */
export function captionOf(result: MixedResult, t = english): string {
  const { setup, small32, small8, zeroR } = result;
  const [far32, far8] = [small32[setup.steps], small8[setup.steps]];
  const times = far8 / far32;
  return t("caption", {
    steps: String(setup.steps),
    far32: printShort(far32, t),
    far8: printShort(far8, t),
    compared:
      Math.abs(times - 1) < 0.05 ? t("compared.same") : t("compared.times", { times: printShort(times, t) }),
    zeros: zeroR === 0 ? t("zeros.none") : t("zeros.some", { share: share(zeroR, t) }),
    leap: leapSentence(result, t),
  });
}

/** Returns a percentage, rounded down so that "100 %" means all, but not to "0 %", which means none. */
const share = (value: number, t: MixedWords) =>
  t.print(printPercent(Math.floor(value * 1000) / 1000 || value, 3));

/** Returns a sentence on the step of a parameter whose r is zero while its m is not. */
function leapSentence({ setup, leap, zeroROnly }: MixedResult, t: MixedWords): string {
  if (leap === 0) return t(setup.silent ? "silent.none" : "leap.none");
  if (setup.silent) return t("silent.leap", { leap: printShort(leap, t) });
  return t("leap.would", { share: share(zeroROnly, t), leap: printShort(leap, t) });
}

/** Returns a table with the mean distance of both kinds of rows after each step. */
export function tableOf({ setup, small32, small8, large32, large8 }: MixedResult, t = english): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: t("table.caption", { ratio: String(setup.ratio), size: String(setup.blockSize) }),
    columns: [t("step"), t("table.small32"), t("table.small8"), t("table.large32"), t("table.large8")],
    rows: Array.from(small32, (value, step) =>
      [step, value, small8[step], large32[step], large8[step]].map(digits),
    ),
  };
}
