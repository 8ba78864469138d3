/** What the moments tell of the number of steps that made them, against the step count in the file. */
import { CLINIC_CASES } from "./clinicCases";
import type { Answer, Evidence, Measured } from "./evidence";
import { percent } from "./words";

/** From this count on, moments of a single step have been lost on the way. */
const LATE_STEP = 100;
/** Share of values with the ratio of a single step that no longer run has. */
const SINGLE_SHARE = 0.9;
/** Up to this count the moments of independent gradients tell it well. */
const EARLY_STEP = 20;
/** Moments are older than their count says if m² / r is this many times smaller than it would be. */
const OLDER = 8;
/** Values below which a tensor is too small for an average. */
const LEAST_VALUES = 256;

/**
 * Returns the ratio of the mean m² to the mean r after some steps from zero, for gradients that are independent of each
 * other with mean zero. Gradients that point the same way make it larger.
 */
export function ratioAfter(steps: number, beta1: number, beta2: number): number {
  const first = ((1 - beta1) * (1 - beta1 ** (2 * steps))) / (1 + beta1);
  return first / (1 - beta2 ** steps);
}

// A list of all parameters may be too long to be spread into the arguments of Math.max.
const leastOf = (values: readonly number[]) =>
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
const mostOf = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

/** Returns the answers about step counts and lost moments. */
export function ageAnswers({ parameters, beta1, beta2, t }: Evidence): Answer[] {
  const counted = parameters.filter(({ step }) => Number.isFinite(step));
  const steps = counted.map(({ step }) => step);
  const [least, most] = [leastOf(steps), mostOf(steps)];
  const empty = counted.filter(
    ({ step, measurement: { states } }) =>
      step > 0 && states.length > 0 && states.every(({ zeros, count }) => count > 0 && zeros === count),
  );
  const single = counted.filter(
    ({ step, measurement: { pair } }) =>
      step >= LATE_STEP &&
      pair &&
      pair.compared >= LEAST_VALUES &&
      pair.single >= SINGLE_SHARE * pair.compared,
  );
  const ratio = ({ measurement: { pair } }: Measured) => (pair ? pair.squares / pair.seconds : Number.NaN);
  const older = counted.filter(
    (each) =>
      each.step >= 1 &&
      each.step <= EARLY_STEP &&
      (each.measurement.pair?.compared ?? 0) >= LEAST_VALUES &&
      ratio(each) * OLDER < ratioAfter(each.step, beta1, beta2),
  );
  const lagging = least < most ? counted.filter(({ step }) => step < most) : [];
  return [
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.momentsLost,
      hit: empty,
      sentence: (which) =>
        t("xray.momentsZero", { which, step: String(mostOf(empty.map(({ step }) => step))) }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.momentsLost,
      hit: single,
      sentence: (which) =>
        t("xray.singleStep", {
          which,
          share: percent(shareOf(single), t),
          step: mostOf(single.map(({ step }) => step)),
        }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.stepReset,
      hit: older,
      sentence: (which) =>
        t("xray.older", { which, step: String(leastOf(older.map(({ step }) => step))), times: OLDER }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.stepReset,
      hit: lagging,
      sentence: (which) => t("xray.lagging", { which, least, most }),
    },
  ];
}

function shareOf(list: readonly Measured[]): number {
  const sum = (key: "single" | "compared") =>
    list.reduce((total, { measurement: { pair } }) => total + (pair?.[key] ?? 0), 0);
  return sum("single") / sum("compared");
}
