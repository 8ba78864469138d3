import { type ClaimTable, claim } from "@/components/prose/claims";
import { IN_BLOCKS, recordedAtEpsilon, recordedRuns } from "@/lib/findings/ablation";
import { keptAtSmall, keptRatio, keptResult, tablesShare } from "@/lib/findings/keptLayers";
import { EMBEDDING_GRADIENTS } from "@/lib/findings/setups";
import { ratioOf, recordedRows } from "@/lib/findings/stableParts";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import { GRADIENT_STEPS } from "@/lib/jobs/embeddingGradients/size";
import { median } from "@/lib/numerics/metrics";
import { RECORDED_ABLATION, RECORDED_KEPT, RECORDED_SENSITIVITY } from "@/lib/recordings/reproduction";
import { RECORDED_PARTS } from "@/lib/recordings/stableParts";
import { seedsOf } from "@/lib/study/recorded";
import { EPSILONS } from "@/lib/study/variation";

const [SMALL, ...LARGER] = EPSILONS;
const near = (a: number, b: number, share: number) => Math.abs(a / b - 1) <= share;

const cell = (name: string) => recordedRuns(RECORDED_ABLATION, name);
const perplexity = (name: string) => cell(name).heldOut.median;
const unstable = (name: string) => cell(name).unstable;
/** Counts the unstable runs in blocks at an epsilon, without and with the stable embedding. */
const unstableInBlocks = (epsilon: number) =>
  IN_BLOCKS.map((name) => recordedAtEpsilon(RECORDED_ABLATION, name, epsilon).unstable);

/** Counts the recorded 8-bit runs of the sensitivity that were unstable, except those at a smaller epsilon. */
function unstableOtherwise(): number {
  const cells = RECORDED_SENSITIVITY.cells.filter(
    ({ axes }) => axes.varied !== "epsilon" || Number(axes.value) >= LARGER[0],
  );
  return cells.flatMap(({ runs }) => runs).filter(({ lanes }) => lanes[1].unstable !== "").length;
}

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
  "stable-gradients-five-times-longer": claim(
    async () => {
      const { plain, stable } = await gradientsAt(1);
      return { times: median(ofRows(stable.lengths)) / median(ofRows(plain.lengths)) };
    },
    ({ times }) => Math.round(times) === 5,
    { slow: true },
  ),
  "moments-span-four-decades": claim(
    async () => {
      const { plain, stable } = await gradientsAt(GRADIENT_STEPS);
      return { decades: [plain, stable].map(({ moments }) => decadesOf(moments)) };
    },
    ({ decades }) => decades.every((each) => Math.round(each) === 4),
    { slow: true },
  ),
  "stable-helps-32-bit": claim(
    () => ({ stable: perplexity("32-stable"), plain: perplexity("32") }),
    ({ stable, plain }) => stable < plain,
  ),
  "stable-helps-8-bit": claim(
    () => ({ stable: perplexity("dynamic-block-stable"), plain: perplexity("dynamic-block") }),
    ({ stable, plain }) => stable < plain,
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
  "another-layer-failed": claim(
    () => ({ unstable: unstable("dynamic-block-stable") }),
    (computed) => computed.unstable > 0,
  ),
  "kept-runs-are-as-before": claim(
    () => ({
      steps: RECORDED_KEPT.scale.steps,
      stepsBefore: RECORDED_ABLATION.scale.steps,
      unstable: keptResult("embedding").unstable,
      unstableBefore: unstable("dynamic-block-stable"),
    }),
    (now) => now.steps === now.stepsBefore && now.unstable === now.unstableBefore,
  ),
  "output-layer-failed": claim(
    () => ({
      embedding: keptResult("embedding").unstable,
      output: keptResult("output").unstable,
      both: keptResult("both").unstable,
    }),
    ({ embedding, output, both }) => embedding > 0 && output + both === 0,
  ),
  "output-in-32-bits-trains-well": claim(
    () => ({ output: keptRatio("output"), both: keptRatio("both") }),
    ({ output, both }) => near(output, 1, 0.02) && near(both, 1, 0.02),
  ),
  "kept-command": claim(
    () => ({ command: RECORDED_KEPT.command, seeds: seedsOf(RECORDED_KEPT) }),
    ({ command, seeds }) =>
      ["--grid kept", "--scale medium", "--steps 400", "--batch 8"].every((flag) => command.includes(flag)) &&
      seeds === 8,
  ),
  "no-failure-at-a-larger-epsilon": claim(
    () => ({
      small: SMALL,
      atSmall: unstableInBlocks(SMALL),
      atLarger: LARGER.flatMap(unstableInBlocks),
      sensitivity: unstableOtherwise(),
    }),
    ({ small, atSmall, atLarger, sensitivity }) =>
      small === 1e-8 &&
      atSmall.every((count) => count > 0) &&
      atLarger.every((count) => count === 0) &&
      sensitivity === 0,
  ),
  "failures-at-the-smallest-epsilon": claim(
    () => ({ all: keptResult("embedding").unstable, atSmall: keptAtSmall("embedding").unstable }),
    ({ all, atSmall }) => all === atSmall,
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
  "rare-words-are-a-problem-of-training": claim(
    () => ({ stable: perplexity("32-stable"), plain: perplexity("32") }),
    ({ stable, plain }) => stable < plain,
  ),
  "remember-output-layer": claim(
    () => ({ embedding: keptResult("embedding").unstable, output: keptResult("output").unstable }),
    ({ embedding, output }) => embedding > output,
  ),
};
