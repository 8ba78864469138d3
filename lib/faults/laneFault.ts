/** A fault of the clinic in a lane of any run: which lanes can have it, and its parts there. */
import { blockCount } from "@/lib/numerics/blocks";
import type { MomentBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Hyper } from "@/lib/numerics/rules/rule";
import type { Fault } from "./fault";
import { FAULTS } from "./index";
import { bitsInWords, english } from "./laneFaultMessages";
import { type OptimizerParts, soundParts } from "./parts";
import { PATIENT, type Patient } from "./patient";

/** The settings of a lane that a fault builds on. */
export interface FaultyLane {
  /** Name of a fault. */
  readonly fault: string;
  readonly rule: string;
  readonly hyper: Hyper;
  readonly bits: 32 | 8 | 4 | MomentBits;
  readonly map: string;
  readonly blockSize: number | "tensor";
  readonly min8bitSize: number;
  /** Layers of the model that stay in 32 bits. */
  readonly keep32: readonly string[];
  readonly mapValues?: readonly number[];
}

/**
 * Returns why a lane cannot have its fault, as a sentence without its full stop; empty if it can.
 *
 * @param t finds the words
 */
export function faultProblem({ fault, rule, bits, mapValues }: FaultyLane, t = english): string {
  const known = FAULTS.find(({ name }) => name === fault);
  if (!known) return t("laneFault.unknown", { fault: fault.slice(0, 40) });
  if (bits !== 8) return t("laneFault.bits", { bits: bitsInWords(bits, t) });
  if (mapValues) return t("laneFault.ownMap");
  const { rule: own } = known.patient ?? {};
  if (own !== undefined && own !== rule) return t("laneFault.rule", { fault, own, rule });
  if (ruleNamed(rule).matrices) return t("laneFault.matrices", { rule });
  return "";
}

/** Returns the settings that a lane must have for a fault to be seen: those of the clinic, but for its learning rate. */
export function settingsForFault({ patient }: Fault) {
  const { rule, hyper, map, blockSize, keep32 } = { ...PATIENT, ...patient };
  const { learningRate: _, ...others }: Hyper = hyper;
  return { rule, hyper: others, map, blockSize, keep32 };
}

/**
 * Returns the parts of a lane's optimizer with its fault.
 *
 * @param learningRate of the present step, unless the lane has its own
 * @throws RangeError if the lane cannot have its fault
 */
export function faultyLaneParts(lane: FaultyLane, learningRate: () => number): OptimizerParts {
  const problem = faultProblem(lane);
  if (problem) throw new RangeError(`The lane cannot run: ${problem}.`);
  const { rule, hyper, map, blockSize, min8bitSize, keep32 } = lane;
  const patient: Patient = {
    ...PATIENT,
    rule,
    hyper,
    map,
    blockSize: blockSize === "tensor" ? 1 : blockSize,
    min8bitSize,
    keep32,
  };
  const sound: OptimizerParts = {
    ...soundParts(patient),
    hyper: () => ({ learningRate: learningRate(), ...hyper }),
    ...(blockSize === "tensor" && { blockSizeOf: (n: number) => n }),
  };
  const found = FAULTS.find(({ name }) => name === lane.fault);
  return { ...sound, ...found?.change(sound) };
}

/** Returns the bytes of the state of a weight of a lane with a fault. @param count number of values */
export function faultyStateBytes(lane: FaultyLane, name: string, count: number): number {
  const { rule, bitsOf, blockSizeOf, scalePlace } = faultyLaneParts(lane, () => 1);
  const { length } = rule.states;
  if (bitsOf({ name, shape: [count], values: new Float32Array(count) }) === 32) return 4 * length * count;
  const blockSize = blockSizeOf(count, 0);
  const last = (blockCount(count, blockSize) - 1) * blockSize;
  const places = rule.states.map((_, state) => scalePlace(state, last, count, blockSize));
  const scales = rule.states.map((_, list) =>
    Math.max(0, ...places.filter((place) => place.list === list).map(({ index }) => index + 1)),
  );
  return length * count + 4 * scales.reduce((sum, each) => sum + each, 0);
}
