import { type ClaimTable, claim } from "@/components/prose/claims";
import { recordedRuns } from "@/lib/findings/ablation";
import { blockCost, keptCost, SMALL_EPSILON, stableGain } from "@/lib/findings/aboveZero";
import { layerParameters } from "@/lib/findings/embeddingShare";
import { KEPT, keptResult, tablesShare } from "@/lib/findings/keptLayers";
import { ablationParameters } from "@/lib/findings/paperNumbers";
import { ABLATION_RESULTS } from "@/lib/findings/paperTables";
import { EMBEDDING_GRADIENTS } from "@/lib/findings/setups";
import { ratioOf, recordedRows } from "@/lib/findings/stableParts";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import { GRADIENT_STEPS } from "@/lib/jobs/embeddingGradients/size";
import { RECORDED_ABLATION, RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { RECORDED_PARTS } from "@/lib/recordings/stableParts";
import { seedsOf } from "@/lib/study/recorded";

const near = (a: number, b: number, share: number) => Math.abs(a / b - 1) <= share;

const cell = (name: string) => recordedRuns(RECORDED_ABLATION, name);
const unstable = (name: string) => cell(name).unstable;
const parts = recordedRows(RECORDED_PARTS);
/** Returns the median perplexity with some ingredients of the stable embedding over that of the ordinary layer. */
const partsRatio = (init: boolean, norm: boolean, state = false) => ratioOf(parts, { init, norm, state });

const steps: GradientsStep[] = [];
let training: AsyncGenerator<{ readonly step: GradientsStep }, void> | undefined;

/**
 * Trains the two models of the first figure, on the CPU, as far as this step; steps that are done are kept.
 *
 * @param step from 1 to GRADIENT_STEPS
 */
async function gradientsAt(step: number): Promise<GradientsStep> {
  // Loaded here, so that a page that is built does not load the tensor library.
  const { makeGradientsJob } = await import("@/lib/jobs/embeddingGradients/job");
  training ??= makeGradientsJob(undefined)(EMBEDDING_GRADIENTS);
  while (steps.length < step) {
    const part = await training.next();
    if (part.done) throw new RangeError(`step is ${step}, but must be at most ${steps.length}`);
    steps.push(part.value.step);
  }
  return steps[step - 1];
}

/** Rows of a table that have a value. */
const ofRows = (values: Float32Array) => values.filter((value) => value > 0);
/** Returns the powers of ten between the smallest and the largest second moment, given their roots. */
function decadesOf(roots: Float32Array): number {
  const some = ofRows(roots);
  return 2 * Math.log10(Math.max(...some) / Math.min(...some));
}

/** The claims of chapter 7. */
export const claims: ClaimTable = {
  "moments-span-four-decades": claim(
    async () => {
      const { plain, stable } = await gradientsAt(GRADIENT_STEPS);
      return { decades: [plain, stable].map(({ moments }) => decadesOf(moments)) };
    },
    ({ decades }) => decades.every((each) => Math.round(each) === 4),
    { slow: true },
  ),
  "stable-helps-32-bit": claim(
    () => {
      const [exact, library, aboveZero] = (["32", "library", "above-zero"] as const).map(
        (storage) => stableGain(storage).ratio,
      );
      return { exact: exact.median, high: exact.high, library: library.median, aboveZero: aboveZero.median };
    },
    ({ exact, high, library, aboveZero }) =>
      high < 1 && near(library, exact, 0.03) && near(aboveZero, exact, 0.03),
  ),
  "rare-words-are-a-problem-of-training": claim(
    () => ({ ...stableGain("32").ratio }),
    ({ coverage, high }) => coverage > 0.95 && high < 1,
  ),
  "stable-prevents-no-failures": claim(
    () => ({
      blocks: unstable("dynamic-block"),
      blocksStable: unstable("dynamic-block-stable"),
      tensor: unstable("dynamic-tensor"),
      tensorStable: unstable("dynamic-tensor-stable"),
    }),
    ({ blocks, blocksStable, tensor, tensorStable }) => blocksStable >= blocks && tensorStable >= tensor,
  ),
  "kept-runs-are-as-before": claim(
    () => ({
      steps: RECORDED_KEPT.scale.steps,
      stepsBefore: RECORDED_ABLATION.scale.steps,
      recorded: keptResult("embedding").unstable,
      ablation: keptCost("embedding", "library").unstable,
    }),
    (now) => now.steps === now.stepsBefore && now.recorded === now.ablation,
  ),
  "output-layer-failed": claim(
    () => ({
      embedding: keptCost("embedding", "library").unstable,
      output: keptCost("output", "library").unstable,
      both: keptCost("both", "library").unstable,
    }),
    ({ embedding, output, both }) => embedding > 0 && output + both === 0,
  ),
  "output-in-32-bits-trains-well": claim(
    () => ({
      output: keptCost("output", "library").ratio.median,
      both: keptCost("both", "library").ratio.median,
      small: keptCost("output", "library", SMALL_EPSILON).ratio.high,
    }),
    ({ output, both, small }) => near(output, 1, 0.02) && near(both, 1, 0.02) && small < 1.1,
  ),
  "above-zero-needs-no-table": claim(
    () => ({
      unstable: KEPT.map((kept) => keptCost(kept, "above-zero").unstable),
      small: keptCost("embedding", "above-zero", SMALL_EPSILON).ratio.high,
      plain: blockCost("above-zero", undefined, ["plain"]).unstable,
    }),
    ({ unstable, small, plain }) => unstable.every((count) => count === 0) && plain === 0 && small < 1.1,
  ),
  "failures-at-the-smallest-epsilon": claim(
    () => ({
      all: keptCost("embedding", "library").unstable,
      atSmall: keptCost("embedding", "library", SMALL_EPSILON).unstable,
    }),
    ({ all, atSmall }) => all === atSmall,
  ),
  "remember-output-layer": claim(
    () => ({
      embedding: keptCost("embedding", "library").unstable,
      output: keptCost("output", "library").unstable,
      aboveZero: keptCost("embedding", "above-zero").unstable,
    }),
    ({ embedding, output, aboveZero }) => embedding > output && aboveZero === 0,
  ),
  "paper-model-is-counted-without-its-table": claim(
    () => ({ layers: layerParameters(), printed: ablationParameters(ABLATION_RESULTS[0]) }),
    ({ layers, printed }) => Math.floor(layers / 1e6) === printed / 1e6,
  ),
  "kept-command": claim(
    () => ({ command: RECORDED_KEPT.command, seeds: seedsOf(RECORDED_KEPT) }),
    ({ command, seeds }) =>
      ["--grid kept", "--scale medium", "--steps 400", "--batch 8"].every((flag) => command.includes(flag)) &&
      seeds === 8,
  ),
  "changes-belong-together": claim(
    () => ({ both: partsRatio(true, true), xavier: partsRatio(true, false), norm: partsRatio(false, true) }),
    ({ both, xavier, norm }) => both < 0.95 && both < Math.min(xavier, norm),
  ),
  "small-rows-are-drowned": claim(
    () => ({ xavier: partsRatio(true, false) }),
    ({ xavier }) => xavier > 1.05,
  ),
  "norm-alone-changes-little": claim(
    () => ({ norm: partsRatio(false, true) }),
    ({ norm }) => near(norm, 1, 0.05),
  ),
  "runs-are-few-and-short": claim(
    () => ({ seeds: seedsOf(RECORDED_PARTS), steps: Number(RECORDED_PARTS.scale.steps) }),
    ({ seeds, steps }) => seeds < 5 && steps < 500,
  ),
  "third-ingredient-leaves-no-trace": claim(
    () => ({ all: partsRatio(true, true, true), without: partsRatio(true, true) }),
    ({ all, without }) => near(all, without, 0.02),
  ),
  "little-left-to-save": claim(
    () => ({ share: tablesShare() }),
    ({ share }) => share > 0.6 && share < 1,
  ),
};
