/**
 * Measures the steps of one training, or of one prescribed sequence of gradients, with one way to store
 * state.
 */
import { type Hyper, ruleNamed } from "@/lib/numerics/rules";
import { candidateNamed } from "./candidates";
import { digits } from "./digits";
import { dqn } from "./dqn";
import type { MakeProblem } from "./problem";
import { type Keeping, storedTensor } from "./stored";

/** The tasks that train a network, by name. */
export const TRAININGS: Readonly<Record<string, { readonly make: MakeProblem; readonly steps: number }>> = {
  digits: { make: digits, steps: 200 },
  dqn: { make: dqn, steps: 150 },
};

/** Steps that a test on every engine takes (leaps.suite.ts). */
export const EARLY_STEPS = 25;

/** A run, as plain data that can be sent to a worker. */
export interface RunPlan {
  readonly task: "smallest" | "tiny" | "digits" | "dqn";
  readonly rule: string;
  readonly bits: 32 | 8 | 4;
  /** Name of the candidate; empty in 32 bits. */
  readonly candidate: string;
  readonly epsilon: number;
  readonly seed: number;
}

/** A run and its measurements. */
export interface RunResult extends RunPlan {
  /** Largest move of a weight in one step, in learning rates. */
  readonly largestStep: number;
  /** The same in the first `EARLY_STEPS` steps; trainings only. */
  readonly earlyStep?: number;
  /** Share of the weights that moved by more than four learning rates in some step. */
  readonly shareOverFour: number;
  /** Share of second moments stored as 0 after the last step. */
  readonly zeros: number;
  /** Mean training loss over the last tenth of the steps; trainings only. */
  readonly finalLoss?: number;
  /** Moves of watched weights over all steps, in learning rates; prescribed gradients only. */
  readonly moves?: readonly number[];
}

/** Returns hyper-parameters with a learning rate at which the rule does about what Adam does at 1e-3. */
export function hyperOf(rule: string, epsilon: number): Hyper {
  const found = ruleNamed(rule);
  return {
    ...found.defaults,
    learningRate: 1e-3 * (found.rateOverAdam ?? 1),
    // Decay would move weights too.
    weightDecay: 0,
    epsilon,
  };
}

const keepingOf = ({ bits, candidate }: RunPlan): Keeping =>
  bits === 32 ? { bits } : { bits, candidate: candidateNamed(candidate) };

/** Measures moves in learning rates. */
class StepMeter {
  largest = 0;
  private readonly over: Uint8Array;
  constructor(n: number) {
    this.over = new Uint8Array(n);
  }

  add(before: Float32Array, after: Float32Array, learningRate: number): void {
    for (let i = 0; i < before.length; i++) {
      const move = Math.abs(after[i] - before[i]) / learningRate;
      if (!(move <= this.largest)) this.largest = move;
      if (!(move <= 4)) this.over[i] = 1;
    }
  }

  get count(): number {
    return this.over.reduce((sum, each) => sum + each, 0);
  }
}

/** Trains a network with one way to store state. */
function train(plan: RunPlan): RunResult {
  const { make, steps } = TRAININGS[plan.task];
  const problem = make(plan.seed);
  const rule = ruleNamed(plan.rule);
  const hyper = hyperOf(plan.rule, plan.epsilon);
  const keeping = keepingOf(plan);
  const params = problem.weights.map(({ values }) => values.slice());
  const tensors = params.map(({ length }) => storedTensor(rule, length, keeping));
  const meters = params.map(({ length }) => new StepMeter(length));
  const losses: number[] = [];
  const largestSoFar = () => Math.max(...meters.map((meter) => meter.largest));
  let earlyStep = 0;
  for (let step = 1; step <= steps; step++) {
    const { loss, grads } = problem.next(params);
    losses.push(loss);
    params.forEach((values, k) => {
      const before = values.slice();
      tensors[k].step(hyper, step, values, grads[k]);
      meters[k].add(before, values, hyper.learningRate);
    });
    if (step === EARLY_STEPS) earlyStep = largestSoFar();
  }
  const tail = losses.slice(-Math.ceil(steps / 10));
  const weights = params.reduce((sum, { length }) => sum + length, 0);
  const largest = params.reduce((best, { length }, k) => (length > params[best].length ? k : best), 0);
  return {
    ...plan,
    largestStep: largestSoFar(),
    earlyStep,
    shareOverFour: meters.reduce((sum, { count }) => sum + count, 0) / weights,
    zeros: tensors[largest].zeros(),
    finalLoss: tail.reduce((sum, loss) => sum + loss, 0) / tail.length,
  };
}

/** Number of weights of a case without a network. */
export const PRESCRIBED_SIZE = 4096;

/** Gradients relative to the block's largest, whose weights are watched in the case "tiny". */
export const TINY_GRADIENTS = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6] as const;

/** The gradients of a step, from 1, of a case without a network. */
const PRESCRIBED = {
  /** The first weight's gradient is always 1; the second's is 1e-4 once, and 0 from then on. */
  smallest: {
    steps: 20,
    watched: [1],
    gradient: (step: number) => (i: number) => (i === 0 ? 1 : i === 1 && step === 1 ? 1e-4 : 0),
  },
  /**
   * Gradients that stay small beside their block's largest. A rule that follows r exactly moves all weights
   * alike.
   */
  tiny: {
    steps: 50,
    watched: TINY_GRADIENTS.map((_, k) => k + 1),
    gradient: () => (i: number) => (i === 0 ? 1 : (TINY_GRADIENTS[i - 1] ?? 0)),
  },
} as const;

function prescribed(plan: RunPlan, task: keyof typeof PRESCRIBED): RunResult {
  const { steps, watched, gradient } = PRESCRIBED[task];
  const rule = ruleNamed(plan.rule);
  const hyper = hyperOf(plan.rule, plan.epsilon);
  const params = Float32Array.from({ length: PRESCRIBED_SIZE }, () => 1);
  const tensor = storedTensor(rule, PRESCRIBED_SIZE, keepingOf(plan));
  const meter = new StepMeter(PRESCRIBED_SIZE);
  for (let step = 1; step <= steps; step++) {
    const before = params.slice();
    const of = gradient(step);
    tensor.step(
      hyper,
      step,
      params,
      Float32Array.from({ length: PRESCRIBED_SIZE }, (_, i) => of(i)),
    );
    meter.add(before, params, hyper.learningRate);
  }
  return {
    ...plan,
    largestStep: meter.largest,
    shareOverFour: meter.count / PRESCRIBED_SIZE,
    zeros: tensor.zeros(),
    moves: watched.map((i) => Math.abs(params[i] - 1) / hyper.learningRate),
  };
}

/** Makes a run and measures it. */
export const runPlan = (plan: RunPlan): RunResult =>
  plan.task === "smallest" || plan.task === "tiny" ? prescribed(plan, plan.task) : train(plan);
