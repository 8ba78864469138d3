/**
 * How bitsandbytes calls the update rules. Classes and arguments are those of bitsandbytes/optim/*.py (MIT
 * licence), versions 0.45 to 0.50: each rule has a class with 8-bit state and a class with 32-bit state.
 */
import { ruleNamed } from "@/lib/numerics/rules";

/** One argument of a constructor: its name in Python and its value as a Python expression. */
export type Argument = readonly [name: string, expression: string];

type Hyper = Readonly<Record<string, number>>;

/** A rule in bitsandbytes. */
interface BnbRule {
  /** Name of the class without the bits: "Adam" for Adam8bit and Adam32bit. */
  readonly name: string;
  /** Arguments beside the learning rate, from all hyper-parameters of the rule. */
  readonly arguments: (hyper: Hyper) => readonly Argument[];
  /** What the library does differently, as sentences for comments. */
  readonly differs?: readonly string[];
}

const betas = (...values: readonly number[]): Argument => ["betas", `(${values.map(python).join(", ")})`];
const epsilon = (h: Hyper): Argument => ["eps", python(h.epsilon)];
const decay = (h: Hyper): Argument => ["weight_decay", python(h.weightDecay)];

/** Arguments of Adam and of the rules that are built on it. */
const moments = (h: Hyper) => [betas(h.beta1, h.beta2), epsilon(h), decay(h)];

/** The rules by their names in RULES. */
export const BNB_RULES: Readonly<Record<string, BnbRule>> = {
  adam: { name: "Adam", arguments: moments },
  adamw: { name: "AdamW", arguments: moments },
  momentum: { name: "SGD", arguments: (h) => [["momentum", python(h.momentum)], decay(h)] },
  rmsprop: { name: "RMSprop", arguments: (h) => [["alpha", python(h.alpha)], epsilon(h), decay(h)] },
  adagrad: { name: "Adagrad", arguments: (h) => [epsilon(h), decay(h)] },
  lion: { name: "Lion", arguments: (h) => [betas(h.beta1, h.beta2), decay(h)] },
  ademamix: {
    name: "AdEMAMix",
    arguments: (h) => [
      betas(h.beta1, h.beta2, h.beta3),
      ["alpha", python(h.alpha)],
      ["t_alpha", h.alphaWarmup > 0 ? String(h.alphaWarmup) : "None"],
      ["t_beta3", h.beta3Warmup > 0 ? String(h.beta3Warmup) : "None"],
      epsilon(h),
      decay(h),
    ],
  },
  lamb: {
    name: "LAMB",
    arguments: moments,
    differs: [
      "The page's LAMB scales each tensor's update by its trust ratio. The 8-bit class of the library leaves",
      "the ratio out, and its 32-bit class limits the norm of the update (max_unorm) instead.",
    ],
  },
  lars: {
    name: "LARS",
    arguments: (h) => [["momentum", python(h.momentum)], decay(h)],
    differs: [
      "The page's LARS scales each tensor's update by its trust ratio, with a coefficient of its own. The 8-bit",
      "class of the library leaves the ratio out, and its 32-bit class limits the norm of the update (max_unorm)",
      "instead. The learning rate of the page fits neither: look for your own.",
    ],
  },
};

/** Returns a number as a Python literal. */
export const python = (value: number): string => String(value).replace(/^(\d+)e/, "$1.0e");

/**
 * Returns the hyper-parameters of a rule, defaults included, with the learning rate of the run where it has
 * none.
 */
export const hyperOf = (rule: string, own: Hyper, runRate: number): Hyper => ({
  ...ruleNamed(rule).defaults,
  learningRate: runRate,
  ...own,
});

/**
 * Hyper-parameters that the page has and the library has not, with the value at which they change nothing.
 */
const WITHOUT_EFFECT: Readonly<Record<string, number>> = { gnormScale: 1, updateClip: 0 };

/** Returns comments on hyper-parameters that the library cannot express; none for usual values. */
export const unknownNumbers = (hyper: Hyper): string[] =>
  Object.entries(WITHOUT_EFFECT)
    .filter(([name, usual]) => hyper[name] !== undefined && hyper[name] !== usual)
    .map(([name]) => `The page ran with ${name} = ${python(hyper[name])}, which the library does not have.`);
