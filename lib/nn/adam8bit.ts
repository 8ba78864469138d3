/**
 * Entry of the package for Adam with 8-bit state alone: the core of the optimizers, bound to this rule. The build leaves
 * out what no such optimizer runs: package/adam8bit/leftOut.mjs lists it.
 */
import * as tf from "@tensorflow/tfjs-core";
import { BLOCK_SIZES } from "@/lib/gpu/tensor";
import { adam } from "@/lib/numerics/rules/adam";
import type { AdamOptions, Scheduled } from "./adamOptions";
import { CoreOptimizer } from "./coreOptimizer";
import { OptimizerError } from "./errors";
import { adam as adamOperation } from "./operations/adam";
import { checkCount, checkNames, checkOptions } from "./optimizerChecks";
import type { StateOptions } from "./optimizerConfig";
import {
  ADAM_EPSILON,
  type PlainConfig,
  packPlain,
  STATE_DEFAULTS,
  unpackPlain,
  withoutUndefined,
} from "./plainConfig";
import { PLAIN_ARRAYS, PLAIN_BUFFERS, stepperOf } from "./plainEngines";
import { plainPlan } from "./plainPlan";
import { ReferenceStepper } from "./referenceStepper";
import { StateSlots } from "./stateSlots";
import { type Schedule, StepHyper } from "./stepHyper";
import { WebGpuStepper } from "./webgpuStepper";

export { KernelArgumentError } from "@/lib/gpu/errors";
export { NumericsError } from "@/lib/numerics/errors";
export { OptimizerError } from "./errors";
export type { AdamOptions, Schedule, Scheduled, StateOptions };

/** Options that this entry has. */
export type Adam8bitOptions = Omit<Scheduled<AdamOptions>, "updateClip"> &
  Pick<StateOptions, "blockSize" | "min8bitSize" | "keep32"> & {
    /** "dynamic-above-zero", the default, stores no second moment as 0. "dynamic" is the library's pair of tables. */
    readonly map?: (typeof MAPS)[number];
  };

const MAPS = ["dynamic-above-zero", "dynamic"] as const;

/** Options for the storage of state. */
const STATE_OPTIONS = Object.keys(STATE_DEFAULTS);

/** Refuses a value that only the main entry takes, or none. */
function checkOneOf(name: string, value: unknown, allowed: readonly unknown[]): void {
  if (!allowed.includes(value))
    throw new OptimizerError(
      name,
      value,
      `one of ${allowed.join(", ")}; others are in the entry "blockwise-optimizers"`,
    );
}

/** Adam with 8-bit state. `adam8bit` makes it. */
export class Adam8bitOptimizer extends CoreOptimizer {
  /** The name under which tfjs serializes it: that of the main entry, whose optimizers load its state. */
  static get className() {
    return "BlockwiseOptimizer";
  }

  /**
   * @param schedule replaces the learning rate before each step. A saved config has the learning rate of the moment.
   * @throws OptimizerError or NumericsError that names the argument, its value and what is allowed
   */
  constructor(
    private readonly config: PlainConfig,
    schedule?: Schedule,
  ) {
    const { rule, bits, map, blockSize, min8bitSize, keep32, hyper } = config;
    checkOneOf("rule", rule, [adam.name]);
    checkOneOf("bits", bits, [8, 32]);
    checkOneOf("map", map, MAPS);
    checkOneOf("blockSize", blockSize, BLOCK_SIZES);
    checkOneOf("updateClip", hyper.updateClip ?? 0, [0]);
    checkCount("min8bitSize", min8bitSize);
    checkNames("keep32", keep32);
    const plan = plainPlan(adam, config);
    const makeStepper = () =>
      stepperOf({
        webgpu: (backend) => new WebGpuStepper(backend, PLAIN_BUFFERS),
        arrays: () => new ReferenceStepper(PLAIN_ARRAYS),
        operationOf: () => adamOperation,
      });
    super(plan, new StepHyper(adam, hyper, schedule), new StateSlots(plan, makeStepper));
  }

  /** Returns the config with the current hyper-parameters, in the form that `fromConfig` reads. */
  override getConfig(): tf.serialization.ConfigDict {
    return packPlain({ ...this.config, hyper: this.hyperParameters });
  }

  /** Makes an optimizer from the result of `getConfig`; tfjs calls it when it loads a model. */
  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    for (const name of ["mapValues", "groups", "clip"])
      checkOneOf(name, config[name] && "given", [undefined]);
    return new cls(unpackPlain(config));
  }
}
tf.serialization.registerClass(Adam8bitOptimizer);

/**
 * Makes Adam with block-wise 8-bit state: 2 bytes a parameter, and 8 a block. `blockSize` is a power of two from 64 to
 * 4096, and `map` "dynamic-above-zero" or "dynamic".
 *
 * @throws OptimizerError or NumericsError that names the argument, its value and what is allowed, or the entry
 *   "blockwise-optimizers" for what only that has
 */
export function adam8bit(options: Adam8bitOptions = {}): Adam8bitOptimizer {
  checkOptions("options", options, "{ learningRate: 0.001 }");
  for (const name of Object.keys(options))
    checkOneOf("option", name, [...Object.keys(adam.defaults), ...STATE_OPTIONS]);
  const { learningRate, blockSize, map, min8bitSize, keep32, ...hyper } = options;
  const schedule = typeof learningRate === "function" ? learningRate : undefined;
  const rate = schedule ? schedule(1) : learningRate;
  const config = {
    rule: adam.name,
    bits: 8 as const,
    ...STATE_DEFAULTS,
    ...withoutUndefined({ blockSize, map, min8bitSize, keep32 }),
    hyper: { epsilon: ADAM_EPSILON, ...withoutUndefined({ ...hyper, learningRate: rate as number }) },
  };
  return new Adam8bitOptimizer(config, schedule);
}
