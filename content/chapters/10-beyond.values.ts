import { printPercent, printTwoDigits } from "@/components/charts/format";
import type { ValueTable } from "@/components/prose/Value";
import {
  lossRatio,
  lostRuns,
  neededSquare,
  offByTwo,
  overSeeds,
  staysShare,
} from "@/lib/findings/formatClaims";
import { type LinearRule, linearStateTest } from "@/lib/findings/muon";
import { PCIE_GB_PER_SECOND, STATE_FORMATS } from "@/lib/findings/setups";
import { museumAtDefaults, museumScore, offAtDefaults } from "@/lib/findings/stateFormats";
import { FORMATS } from "@/lib/numerics/formats";
import { makeMap } from "@/lib/numerics/maps";
import { pagingSeconds } from "@/lib/numerics/paging";
import { FORMATS_DATE, FORMATS_SEEDS, formatCell } from "@/lib/recordings/formatClaims";
import type { PairedTest } from "@/lib/study/pairedTest";
import { significant } from "../format";

const unsigned8 = makeMap("dynamic", { bits: 8, signed: false }).values;
/** Largest distance of two neighbouring values of the top decade, relative to the lower one. */
function widestGap(): number {
  const top = [...unsigned8].filter((value) => value >= 0.1);
  return Math.max(...top.slice(1).map((value, i) => value / top[i] - 1));
}

/** NF4 in blocks of 64 with a float32 scale, and with scales in 8 bits in blocks of 256 (arXiv 2305.14314). */
const NF4 = { bits: 4, block: 64, scaleBits: 8, scaleBlock: 256 } as const;

const latest = (claim: string, task: string, variants: readonly string[]) =>
  String(Math.max(...variants.map((variant) => lostRuns(formatCell(claim, task, variant)).latest)));

const share = (value: number) => printPercent(value);
const off = (name: string) => () => share(offAtDefaults(name));
const longest = (name: string) => () => printTwoDigits(museumScore(name).update.largest);
/** Prints the median over seeds, with its interval in brackets. */
const withInterval = ({ median, low, high }: PairedTest, print: (value: number) => string) =>
  `${print(median)} (${print(low)} to ${print(high)})`;
const ratio = (claim: string, variant: string) => () =>
  withInterval(lossRatio(claim, "words", variant), (value) => value.toFixed(3));
const two = (variant: string, beta2: number) => () => withInterval(offByTwo(variant, beta2), share);

/** Returns the median and range over seeds of perplexity with linear 8-bit state over that with 32-bit state. */
function linearState(rule: LinearRule): string {
  return withInterval(linearStateTest(rule), (value) => value.toFixed(3));
}

/** The numbers of chapter 10. */
export const values: ValueTable = {
  "beyond-codes": () => String(unsigned8.length),
  "beyond-steps": () => String(STATE_FORMATS.steps),
  "beyond-formats": () => String(FORMATS.length),
  "beyond-parameters": () => museumAtDefaults().parameters.toLocaleString("en-US"),
  "beyond-off-dynamic": off("dynamic-256"),
  "beyond-off-linear": off("linear-2048"),
  "beyond-off-linear-32": off("linear-32"),
  "beyond-off-4bit": () => `${share(offAtDefaults("rank1-4"))} to ${share(offAtDefaults("torchao-4"))}`,
  "beyond-off-mini": off("adam-mini"),
  "beyond-longest-mini": longest("adam-mini"),
  "beyond-longest-dynamic": longest("dynamic-256"),
  "beyond-longest-above": longest("above-zero-256"),
  "beyond-zeroed-linear": () => share(museumScore("linear-2048").r.zeroed),
  "beyond-seeds": () => String(FORMATS_SEEDS),
  "beyond-date": () => FORMATS_DATE,
  "beyond-linear-latest": () => latest("linear", "words", ["linear-2048", "linear-32"]),
  "beyond-interval": () => share(lossRatio("linear", "words", "flashoptim").coverage),
  "beyond-flash-ratio": ratio("linear", "flashoptim"),
  "beyond-affine-m-ratio": ratio("affine", "affine-m"),
  "beyond-flash-longest": () =>
    printTwoDigits(overSeeds(formatCell("linear", "words", "flashoptim").longest).median),
  "beyond-affine-latest": () =>
    String(
      Math.max(
        Number(latest("affine", "words", ["affine", "affine-r"])),
        Number(latest("affine", "points", ["affine", "affine-r"])),
      ),
    ),
  "beyond-needed-999": () => significant(neededSquare(widestGap(), 0.999), 2),
  "beyond-needed-95": () => significant(neededSquare(widestGap(), 0.95), 2),
  "beyond-stays-8-999": () => share(staysShare("r-dynamic-8", 0.999)),
  "beyond-stays-8-90": () => share(staysShare("r-dynamic-8", 0.9)),
  "beyond-stays-4-999": () => share(staysShare("r-linear-4", 0.999)),
  "beyond-stays-4-90": () => share(staysShare("r-linear-4", 0.9)),
  "beyond-two-8-999": two("r-dynamic-8", 0.999),
  "beyond-two-8-90": two("r-dynamic-8", 0.9),
  "beyond-two-4-999": two("r-linear-4", 0.999),
  "beyond-two-4-90": two("r-linear-4", 0.9),
  "beyond-muon-seeds": () => String(linearStateTest("muon").pairs),
  "beyond-muon": () => linearState("muon"),
  "beyond-muon-adam": () => linearState("adam"),
  "beyond-nf4-plain": () => String(NF4.bits + 32 / NF4.block),
  "beyond-nf4-double": () =>
    significant(NF4.bits + NF4.scaleBits / NF4.block + 32 / (NF4.block * NF4.scaleBlock), 4),
  "beyond-paging-ms": () =>
    String(1000 * pagingSeconds({ stateBytes: 1e9, roomBytes: 0, bandwidth: PCIE_GB_PER_SECOND * 1e9 })),
  "beyond-exercise-bits": () => String(4 + 32 / 128 + 2 + 64 / 128),
  "beyond-exercise-format": () => "affine-m",
};
