import { ademamix } from "@/lib/numerics/rules/ademamix";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { bitsandbytes, type Fault } from "./fault";

/** Returns the schedules of AdEMAMix without a look at whether their length is zero. */
function unguarded({ alpha, alphaWarmup, beta1, beta3, beta3Warmup }: Hyper, step: number) {
  const slow = Math.fround(beta3);
  const [log1, log3] = [Math.log(Math.fround(beta1)), Math.log(slow)];
  const share = step / beta3Warmup;
  return {
    alpha: Math.min((step * alpha) / alphaWarmup, alpha),
    beta3: Math.min(Math.exp((log1 * log3) / ((1 - share) * log3 + share * log1)), slow),
  };
}

const unguardedRule: Rule = {
  ...ademamix,
  prepare(hyper, step) {
    const all = { ...ademamix.defaults, ...hyper };
    const { alpha, beta3 } = unguarded(all, step);
    const rounded = Math.fround(beta3);
    return {
      ...ademamix.prepare(hyper, step),
      alpha: Math.fround(alpha),
      beta3: rounded,
      oneMinusBeta3: Math.fround(1 - rounded),
    };
  },
};

/** AdEMAMix whose schedules are filled with a length of zero when it loads. */
export const scheduleZero: Fault = {
  name: "schedule-zero",
  label: "AdEMAMix resumed with a schedule of zero",
  family: "resume",
  layer: "checkpoint",
  what: "A checkpoint without the lengths of the two schedules gets zeros for them, and the schedule divides by its length.",
  sign: "Fine until the resume, then the loss is not a number from the second step on.",
  cure: "Upgrade to 0.49.2 or later; treat a length of zero as no schedule.",
  sources: [bitsandbytes(1382, ""), bitsandbytes(1861, "mended in 0.49.2", "pull")],
  patient: {
    rule: "ademamix",
    hyper: { learningRate: 0.01, weightDecay: 0, alphaWarmup: 200, beta3Warmup: 200 },
  },
  decidedBy: "resume",
  symptoms: [{ kind: "same until resume" }, { kind: "diverges" }],
  change: (sound) => ({
    rule: unguardedRule,
    hyper: (session) => ({
      ...sound.hyper(session),
      ...(session > 0 && { alphaWarmup: 0, beta3Warmup: 0 }),
    }),
  }),
};
