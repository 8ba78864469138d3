import type { ValueTable } from "@/components/prose/Value";
import { STEP_QUADS } from "@/lib/gpu/sourceParts";
import { makeMap } from "@/lib/numerics/maps";
import { type Rule, ruleNamed } from "@/lib/numerics/rules";
import { adam } from "@/lib/numerics/rules/adam";
import { momentum } from "@/lib/numerics/rules/momentum";
import { stepBytes } from "@/lib/numerics/traffic";
import { printMi } from "@/lib/options/words";
import { deviceWords, RECORDED_KERNELS, recordedRules, sizesOf, timingOf } from "@/lib/recordings/kernels";
import { optimizerTiming, RECORDED_OPTIMIZER } from "@/lib/recordings/optimizer";
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

const quantizeShare = (size: number) => lineOf("quantize", { blockSize: BLOCK, n: size }).shareOfCopy;

const bytes8 = (rule: Rule = adam) => stepBytes(rule, { bits: 8, blockSize: BLOCK });
const bytes32 = (rule: Rule = adam) => stepBytes(rule, { bits: 32 });
const stateBytes8 = adam.states.length * (1 + 4 / BLOCK);

/** The recorded rule whose 8-bit step is slowest against the copy. Rules without a recording are not measured here. */
const farthest = () => [...recordedRules()].sort((a, b) => share(a) - share(b))[0];
const signed = makeMap("dynamic", { bits: 8, signed: true });
/** The error of 1 - beta2 when it is computed in 32-bit floats, as a share of it. */
const betaError = () => {
  const beta2 = adam.defaults.beta2;
  return Math.abs(Math.fround(1 - Math.fround(beta2)) / (1 - beta2) - 1);
};

/** Times of a transformer: of the optimizer's step, many steps in one wait, and of a whole training step. */
const inARow = (optimizer: string) => optimizerTiming(/^transformer/, "steps in a row", optimizer);
const training = (optimizer: string) => optimizerTiming(/^transformer/, "training step", optimizer);

/** The numbers of chapter 5. */
export const values: ValueTable = {
  "adam-traffic-32": () => String(bytes32()),
  "adam-traffic-8": () => significant(bytes8(), 4),
  "adam-traffic-fewer": () => significant(bytes32() / bytes8(), 3),
  "adam-state-fewer": () => significant((adam.states.length * 4) / stateBytes8, 3),
  "adam-traffic-without-state": () => String(stepBytes({ ...adam, states: [] }, { bits: 32 })),
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
  "recorded-ademamix-share": () => percent(share("ademamix"), 1),
  "recorded-quantize-share": () => percent(quantizeShare(n), 1),
  "recorded-quantize-share-small": () => percent(quantizeShare(n / 4), 1),
  "recorded-farthest-rule": () => farthest(),
  "recorded-farthest-label": () => ruleNamed(farthest()).label,
  "optimizer-parameters": () => `${significant(inARow("adam8bit").parameters / 1e6, 2)} million`,
  "optimizer-tensors": () => String(inARow("adam8bit").tensors),
  "optimizer-tfjs-ms": () => significant(inARow("tf.train.adam").ms, 3),
  "optimizer-32-ms": () => significant(inARow("adam32").ms, 2),
  "optimizer-8-ms": () => significant(inARow("adam8bit").ms, 2),
  "optimizer-8-faster": () => significant(inARow("adam8bit").timesFasterThanTfjs, 3),
  "optimizer-8-training-faster": () => significant(training("adam8bit").timesFasterThanTfjs, 2),
  "optimizer-32-training-faster": () => significant(training("adam32").timesFasterThanTfjs, 2),
  "optimizer-command": () => RECORDED_OPTIMIZER.command,
  "billion-step-ms-32": () => significant((step("adam", 32).nsPerValue * 1e9) / 1e6, 2),
  "billion-step-ms-8": () => significant((step("adam", 8).nsPerValue * 1e9) / 1e6, 2),
};
