/** Destroys the device of a training at random moments and compares its result with that of the undisturbed training. */
import { isDeepStrictEqual } from "node:util";
import { makeRandom } from "@/lib/numerics/random";
import { fragileGpu } from "./fragileGpu";
import type { Subject, Trained } from "./subject";

/** Stream of the random moments. */
const MOMENTS_STREAM = 23;
/** Share of the moments after which the next device is lost too, soon: the run is then on its way back. */
const TWICE_SHARE = 0.25;
/** Share of the submissions of a training within which that happens. */
const SOON_SHARE = 0.1;

/** One training whose device was destroyed. */
export interface Survival {
  readonly name: string;
  /** For each device, the submissions after which it was destroyed. */
  readonly lives: readonly number[];
  /** Submissions of the undisturbed training, and of this one. */
  readonly undisturbed: number;
  readonly submissions: number;
  /** Devices that were destroyed; the last moments may lie after the end. */
  readonly losses: number;
  /** What is wrong, as sentences; empty if the training survived. */
  readonly problems: readonly string[];
}

/** Returns what is wrong with a training, as sentences. */
function problemsOf(whole: Trained, { outcome, steps, wanted }: Trained): string[] {
  const problems: string[] = [];
  const missing = Array.from({ length: wanted }, (_, step) => step).filter((step) => !steps.includes(step));
  if (missing.length > 0) problems.push(`Steps are missing, the first is ${missing[0]}.`);
  if (steps.length > wanted) problems.push(`${steps.length - wanted} steps are counted twice.`);
  if (!isDeepStrictEqual(outcome, whole.outcome))
    problems.push("The results differ from the undisturbed ones.");
  return problems;
}

/**
 * Trains a subject undisturbed, and then once for each moment.
 *
 * @param gpu `navigator.gpu`
 * @returns yields each training whose device was destroyed
 * @throws what the undisturbed training throws
 */
export async function* survive(
  gpu: GPU,
  subject: Subject,
  moments: number,
  seed: number,
): AsyncGenerator<Survival> {
  const calm = fragileGpu(gpu, []);
  const whole = await subject.train(calm.gpu);
  const undisturbed = calm.submissions();
  const calmProblems = problemsOf(whole, whole);
  if (calmProblems.length > 0) throw new Error(`${subject.name}, undisturbed: ${calmProblems.join(" ")}`);
  const random = makeRandom(seed, MOMENTS_STREAM);
  const within = (most: number) => 1 + Math.floor(random.uniform() * most);
  for (let moment = 0; moment < moments; moment++) {
    const lives = [within(undisturbed)];
    if (random.uniform() < TWICE_SHARE) lives.push(within(SOON_SHARE * undisturbed));
    const fragile = fragileGpu(gpu, lives);
    let problems: readonly string[];
    try {
      problems = problemsOf(whole, await subject.train(fragile.gpu));
    } catch (error) {
      problems = [error instanceof Error ? error.message : String(error)];
    }
    const { name } = subject;
    yield {
      name,
      lives,
      undisturbed,
      submissions: fragile.submissions(),
      losses: fragile.losses(),
      problems,
    };
  }
}
