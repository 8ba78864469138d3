import { NumericsError } from "../errors";
import type { Hyper } from "./rule";
import { checkSwitch } from "./switches";

/** The range of a hyper-parameter: from `least` on, and below `below` if given. */
interface Range {
  readonly least: number;
  readonly below?: number;
}

const RANGES: Readonly<Record<string, Range>> = {
  learningRate: { least: 0 },
  beta1: { least: 0, below: 1 },
  beta2: { least: 0, below: 1 },
  epsilon: { least: 0 },
  weightDecay: { least: 0 },
};

/**
 * Returns the hyper-parameters of a rule: the given values, and defaults for the others. Each is rounded to
 * float32 once, as the library passes them to its kernels. Names that the rule does not have are ignored.
 *
 * @param own ranges of this rule for names that mean something else in other rules
 * @throws NumericsError if one is not finite or out of range, or if step is no whole number from 1
 */
export function readHyper<D extends Hyper>(
  defaults: D,
  given: Hyper,
  step: number,
  own: Readonly<Record<string, Range>> = {},
): D {
  if (!Number.isSafeInteger(step) || step < 1) throw new NumericsError("step", step, "a whole number from 1");
  const read: Record<string, number> = {};
  for (const name of Object.keys(defaults)) {
    const value = given[name] ?? defaults[name];
    checkSwitch(name, value);
    const { least, below } = own[name] ?? RANGES[name] ?? { least: Number.NEGATIVE_INFINITY };
    if (!Number.isFinite(value) || value < least || (below !== undefined && value >= below)) {
      throw new NumericsError(name, value, allowed(least, below));
    }
    read[name] = Math.fround(value);
  }
  return read as D;
}

function allowed(least: number, below: number | undefined): string {
  if (below !== undefined) return `${least} or more and below ${below}`;
  return Number.isFinite(least) ? `a finite number, ${least} or more` : "a finite number";
}
