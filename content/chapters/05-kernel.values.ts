import type { ValueTable } from "@/components/prose/Value";
import { ENCODERS, LIBRARY_STEPS } from "@/lib/findings/libraryKernels";
import { STEP_QUADS } from "@/lib/gpu/sourceParts";
import { makeMap } from "@/lib/numerics/maps";
import type { Rule } from "@/lib/numerics/rules";
import { adam } from "@/lib/numerics/rules/adam";
import { momentum } from "@/lib/numerics/rules/momentum";
import { stepBytes } from "@/lib/numerics/traffic";
import { printMi } from "@/lib/options/words";
import { deviceWords, RECORDED_KERNELS, recordedRules, sizesOf, timingOf } from "@/lib/recordings/kernels";
import { optimizerTiming, RECORDED_OPTIMIZER } from "@/lib/recordings/optimizer";
import { RECORDED_REPLAY, recordedSteps } from "@/lib/recordings/replay";
import { totalOf } from "@/lib/replay/deviceCalls";
import { percent, scientific, significant } from "../format";

const { results, date } = RECORDED_KERNELS;
/** The largest recorded size: launches weigh least there. */
const [n] = sizesOf(results).slice(-1);
const BLOCK = 256;

interface Asked {
  readonly rule?: string;
  readonly bits?: 8 | 32;
  readonly blockSize?: number;
  readonly n?: number;
}
const lineOf = (kernel: string, asked: Asked = {}) => {
  const found = timingOf(results, { kernel, n, ...asked });
  if (!found) throw new Error(`The recorded run has no ${kernel} ${JSON.stringify(asked)}.`);
  return found;
};
const step = (rule: string, bits: 8 | 32) =>
  lineOf("step", bits === 8 ? { rule, bits, blockSize: BLOCK } : { rule, bits });
const faster = (rule: string) => step(rule, 32).ms / step(rule, 8).ms;
const share = (rule: string) => step(rule, 8).shareOfCopy;

const quantizeShare = () => lineOf("quantize", { blockSize: BLOCK }).shareOfCopy;

const bytes8 = (rule: Rule = adam) => stepBytes(rule, { bits: 8, blockSize: BLOCK });
const bytes32 = (rule: Rule = adam) => stepBytes(rule, { bits: 32 });
const stateBytes8 = adam.states.length * (1 + 4 / BLOCK);

/** The recorded rule whose 8-bit step is slowest against the copy. Rules without a recording are not measured here. */
export const farthest = () => [...recordedRules()].sort((a, b) => share(a) - share(b))[0];
const signed = makeMap("dynamic", { bits: 8, signed: true });
/** The error of 1 - beta2 when it is computed in 32-bit floats, as a share of it. */
const betaError = () => {
  const beta2 = adam.defaults.beta2;
  return Math.abs(Math.fround(1 - Math.fround(beta2)) / (1 - beta2) - 1);
};

/** Times of a transformer: of the optimizer's step, many steps in one wait, and of a whole training step. */
const inARow = (optimizer: string) => optimizerTiming(/^transformer/, "steps in a row", optimizer);
export const training = (optimizer: string) => optimizerTiming(/^transformer/, "training step", optimizer);

/**
 * Operations of `tf.train.adam` for one tensor: four for the first moment with its correction, five for the second, and
 * five for the step. The claim "tfjs-operations" counts them.
 */
export const TFJS_OPERATIONS = 14;

/** The recorded steps of the cover's task, one by one and replayed. */
export function coverSteps() {
  const found = recordedSteps("points");
  if (!found) throw new Error("The recorded run has no steps of points.");
  return found;
}

/** Time that the bytes of the transformer's 8-bit step take at the recorded rate of a copy, ms. */
const bytesMs = () => (bytes8() * inARow("adam8bit").parameters) / lineOf("copy").gigabytesPerSecond / 1e6;
const rate = (gigabytesPerSecond: number) => Math.round(gigabytesPerSecond).toLocaleString("en-US");

/** The numbers of the library's step, by bits or block size. */
const libraryValues: ValueTable = Object.fromEntries(
  Object.entries(LIBRARY_STEPS).flatMap(([name, timing]) => [
    [`library-ns-${name}`, () => significant(timing.ns, 3)],
    [`library-rate-${name}`, () => rate(timing.rate)],
    [`library-share-${name}`, () => percent(timing.shareOfCopy, 0)],
  ]),
);

/** The numbers of chapter 5. */
export const values: ValueTable = {
  "adam-traffic-32": () => String(bytes32()),
  "adam-traffic-8": () => significant(bytes8(), 4),
  "adam-traffic-fewer": () => significant(bytes32() / bytes8(), 3),
  "adam-state-fewer": () => significant((adam.states.length * 4) / stateBytes8, 3),
  "adam-traffic-without-state": () => String(stepBytes({ ...adam, states: [] }, { bits: 32 })),
  "adam-traffic-of-state": () => String(bytes32() - stepBytes({ ...adam, states: [] }, { bits: 32 })),
  "momentum-traffic-fewer": () => significant(bytes32(momentum) / bytes8(momentum), 3),
  "momentum-traffic-8": () => significant(bytes8(momentum), 4),
  "values-a-thread": () => String(4 * STEP_QUADS),
  "threads-a-block-256": () => String(BLOCK / (4 * STEP_QUADS)),
  "smallest-negative-code": () => String(signed.values.findLastIndex((value) => value < 0)),
  "zero-code": () => String(signed.values.indexOf(0)),
  "beta2-error-in-floats": () => scientific(betaError(), 2),

  "recorded-device": () => deviceWords(RECORDED_KERNELS),
  "recorded-date": () => date.slice(0, 10),
  "recorded-size": () => printMi(n),
  "recorded-copy-rate": () => `${Math.round(lineOf("copy").gigabytesPerSecond).toLocaleString("en-US")} GB/s`,
  "recorded-adam-faster": () => significant(faster("adam"), 3),
  "recorded-momentum-faster": () => significant(faster("momentum"), 3),
  "recorded-adam-ns-32": () => significant(step("adam", 32).nsPerValue, 3),
  "recorded-adam-ns-8": () => significant(step("adam", 8).nsPerValue, 3),
  "recorded-adam-share": () => percent(share("adam"), 1),
  "recorded-adam-share-32": () => percent(step("adam", 32).shareOfCopy, 1),
  "recorded-adam-rate-32": () => rate(step("adam", 32).gigabytesPerSecond),
  "recorded-adam-rate-8": () => rate(step("adam", 8).gigabytesPerSecond),
  "recorded-ademamix-share": () => percent(share("ademamix"), 1),
  "recorded-quantize-share": () => percent(quantizeShare(), 1),
  "optimizer-parameters": () => `${significant(inARow("adam8bit").parameters / 1e6, 2)} million`,
  "optimizer-tensors": () => String(inARow("adam8bit").tensors),
  "optimizer-tfjs-ms": () => significant(inARow("tf.train.adam").ms, 3),
  "optimizer-32-ms": () => significant(inARow("adam32").ms, 2),
  "optimizer-8-ms": () => significant(inARow("adam8bit").ms, 2),
  "optimizer-8-faster": () => significant(inARow("adam8bit").timesFasterThanTfjs, 3),
  "optimizer-8-training-faster": () => significant(training("adam8bit").timesFasterThanTfjs, 2),
  "optimizer-tfjs-part": () => percent(inARow("tf.train.adam").ms / training("tf.train.adam").ms, 0),
  "optimizer-bytes-ms": () => significant(bytesMs(), 2),
  "tfjs-operations": () => String(TFJS_OPERATIONS),
  "tfjs-requests": () => String(TFJS_OPERATIONS * inARow("tf.train.adam").tensors),
  "replay-device": () => RECORDED_REPLAY.device,
  "replay-requests": () => significant(totalOf(coverSteps().ordinaryCalls), 3),
  "replay-requests-left": () => significant(totalOf(coverSteps().replayedCalls), 3),
  "replay-faster": () => significant(coverSteps().ratio, 3),
  ...libraryValues,
  "library-slower": () => significant(LIBRARY_STEPS["256"].ns / LIBRARY_STEPS["32"].ns, 2),
  "encoder-search-ms": () => significant(ENCODERS.search, 2),
  "encoder-arithmetic-ms": () => significant(ENCODERS.arithmetic, 2),
  "optimizer-command": () => RECORDED_OPTIMIZER.command,
};
