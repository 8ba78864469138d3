import { type ClaimTable, claim } from "@/components/prose/claims";
import { comparedSizes, HALF, meanGap, sizeLine } from "@/lib/findings/bitsAgainstSize";
import { lossRatio, lostRuns, offByTwo } from "@/lib/findings/formatClaims";
import { linearStateTest } from "@/lib/findings/muon";
import { BITS_AGAINST_SIZE } from "@/lib/findings/setups";
import { keptGap, switchBackEnds } from "@/lib/findings/smallModels";
import { museumScore, offAtDefaults, trainedRatio } from "@/lib/findings/stateFormats";
import { FORMATS_SEEDS, formatCell } from "@/lib/recordings/formatClaims";
import { decides } from "@/lib/study/pairedTest";

/** Formats with both moments in about 8 bits, by how their values are spaced. */
const UNEQUAL = [
  "dynamic-256",
  "dynamic-2048",
  "above-zero-256",
  "torchao-8",
  "quantile",
  "fp8-e4m3",
  "fp8-e5m2",
  "coat",
  "flashoptim",
];
const EQUAL = ["linear-2048", "linear-32", "affine"];

const lost = (name: string, task: string, variant: string) => lostRuns(formatCell(name, task, variant)).lost;

/** The least mean gap, over all other numbers of bits, to 4 bits at equal total size, at the figure's settings. */
function leastGapToFourBits(): number {
  const { type, blockSize } = BITS_AGAINST_SIZE;
  const line = (bits: number) => sizeLine({ type, bits, blockSize });
  const others = [3, 5, 6, 7, 8, HALF];
  const sizes = comparedSizes([4, ...others].map(line));
  return Math.min(...others.map((bits) => meanGap(line(bits), line(4), sizes).low));
}

/** The claims of chapter 10. */
export const claims: ClaimTable = {
  "eight-bits-train": claim(
    () => {
      const test = lossRatio("affine", "words", "dynamic-256");
      return { low: test.low, high: test.high, decided: Number(decides(test, 1)) };
    },
    ({ decided }) => decided === 0,
  ),
  "unequal-steps-lead": claim(
    () => ({
      unequal: Math.max(...UNEQUAL.map(offAtDefaults)),
      equal: Math.min(...EQUAL.map(offAtDefaults)),
    }),
    ({ unequal, equal }) => unequal < equal,
  ),
  "shared-r-trains": claim(
    () => ({ mini: trainedRatio("adam-mini"), factored: trainedRatio("factored") }),
    ({ mini, factored }) => [mini, factored].every((ratio) => Math.abs(ratio - 1) < 0.03),
  ),
  "linear-steps-are-long": claim(
    () => ({
      linear: museumScore("linear-2048").update.largest,
      off: offAtDefaults("linear-2048"),
      mini: offAtDefaults("adam-mini"),
    }),
    ({ linear, off, mini }) => linear > 2000 && off < mini,
  ),
  "linear-is-lost": claim(
    () => ({
      blocks: lost("linear", "words", "linear-2048"),
      groups: lost("linear", "words", "linear-32"),
      flash: lost("linear", "words", "flashoptim"),
    }),
    ({ blocks, groups, flash }) => blocks === FORMATS_SEEDS && groups === FORMATS_SEEDS && flash === 0,
  ),
  "the-root-saves": claim(
    () => ({
      root: lost("linear", "words", "root-only"),
      softsign: lost("linear", "words", "softsign-only"),
    }),
    ({ root, softsign }) => root === 0 && softsign === FORMATS_SEEDS,
  ),
  "points-survive-linear": claim(
    () => ({
      blocks: lost("linear", "points", "linear-2048"),
      groups: lost("linear", "points", "linear-32"),
      decided: Number(decides(lossRatio("linear", "points", "linear-32"), 1)),
    }),
    ({ blocks, groups, decided }) => blocks === 0 && groups === 0 && decided === 0,
  ),
  "affine-r-is-lost": claim(
    () => ({
      fewest: Math.min(
        ...["words", "points"].flatMap((task) =>
          ["affine", "affine-r"].map((variant) => lost("affine", task, variant)),
        ),
      ),
    }),
    ({ fewest }) => fewest === FORMATS_SEEDS,
  ),
  "affine-m-is-harmless": claim(
    () => ({
      lost: lost("affine", "words", "affine-m") + lost("affine", "points", "affine-m"),
      decided: (["words", "points"] as const).filter((task) =>
        decides(lossRatio("affine", task, "affine-m"), 1),
      ).length,
      dynamic: lost("affine", "words", "dynamic-256") + lost("affine", "points", "dynamic-256"),
    }),
    ({ lost: runs, decided, dynamic }) => runs === 0 && decided === 0 && dynamic === 0,
  ),
  "muon-keeps-linear-codes": claim(
    () => ({ muon: linearStateTest("muon").high, adam: linearStateTest("adam").low }),
    ({ muon, adam }) => muon < 1.01 && adam > 1.01,
  ),
  "four-bits-are-lowest": claim(
    () => ({ gap: leastGapToFourBits() }),
    ({ gap }) => gap > 0,
  ),
  "sensitive-weights-first": claim(
    () => ({ gap: keptGap() }),
    ({ gap }) => gap < 0,
    { slow: true },
  ),
  "switch-back-in-hidden-layers": claim(
    switchBackEnds,
    ({ exact, hidden, both }) => hidden - exact < 0.02 && both - exact > 0.05,
    { slow: true },
  ),
  "beta2-helps-eight-bits-only": claim(
    () => ({
      eight: offByTwo("r-dynamic-8", 0.9).high - offByTwo("r-dynamic-8", 0.999).low,
      four: offByTwo("r-linear-4", 0.9).median - offByTwo("r-linear-4", 0.999).median,
      three: offByTwo("r-log-3-nearest", 0.9).median - offByTwo("r-log-3-nearest", 0.999).median,
    }),
    ({ eight, four, three }) => eight < 0 && four > -0.05 && three > -0.05,
  ),
};
