/** Compares replayed steps of a twin run with the same steps one by one, on the tfjs backend that is active. */
import { type MomentValues, momentsOf } from "@/lib/nn/stepper";
import { STEPS_BEFORE_REPLAY } from "@/lib/replay/stepReplay";
import { LaneRun } from "@/lib/training/laneRun";
import type { LaneSnapshot } from "@/lib/training/runSnapshot";
import { twinConfig } from "@/lib/training/twinConfig";
import { type Check, type Comparison, comparison, type Tally } from "./check";

/** Steps of the run. */
const STEPS = 20;

/** The numbers of a run after its last step. */
interface Outcome {
  /** Loss of each step, one array a lane. */
  readonly losses: readonly Float32Array[];
  readonly lanes: readonly LaneSnapshot[];
  /** Why steps were not replayed; "" if they were, or need not be. */
  readonly refusal: string;
}

/** Returns the check of the twin run: losses, weights and optimizer state must have the same bits. */
export const replayChecks = (): Check[] => [
  {
    id: `${STEPS} steps of the points task`,
    run: async () => compareOutcomes(await train(false), await train(true)),
  },
];

async function train(replays: boolean): Promise<Outcome> {
  const run = new LaneRun(twinConfig({ maxSteps: STEPS }));
  try {
    run.stepping.allowed = replays;
    run.advance(STEPS_BEFORE_REPLAY);
    // The device accepts the plan meanwhile.
    const first = await run.read();
    const accepted = !replays || run.stepping.state === "replaying";
    run.advance(STEPS - STEPS_BEFORE_REPLAY);
    const [second, { lanes }] = await Promise.all([run.read(), run.snapshot()]);
    const losses = first.losses.map((each, lane) => Float32Array.of(...each, ...second.losses[lane]));
    const { state, refusal } = run.stepping;
    const why = refusal?.sentence ?? "The steps were not replayed.";
    return { losses, lanes, refusal: accepted && (!replays || state === "replaying") ? "" : why };
  } finally {
    run.dispose();
  }
}

/** Compares a run that was replayed with the run that was not; every number must have the same bits. */
export function compareOutcomes(ordinary: Outcome, replayed: Outcome): Comparison {
  const v = comparison();
  v.expect(replayed.refusal === "", replayed.refusal);
  let differing = 0;
  ordinary.losses.forEach((losses, lane) => {
    differing += noteDifferences(v, `losses of lane ${lane}`, losses, replayed.losses[lane]);
  });
  ordinary.lanes.forEach(({ tensors }, lane) => {
    tensors.forEach(({ parameters, state }, t) => {
      const name = `tensor ${t} of lane ${lane}`;
      const other = replayed.lanes[lane].tensors[t];
      differing += noteDifferences(v, `parameters of ${name}`, parameters, other.parameters);
      const found = momentsOf(other.state);
      momentsOf(state).forEach((moment, k) => {
        differing += noteMoment(v, `state ${k} of ${name}`, moment, found[k]);
      });
    });
  });
  v.expect(differing === 0, `${differing} numbers differ between replayed steps and steps one by one`);
  return v.done();
}

/** Notes the differences of one state of a tensor and returns how many there are. */
function noteMoment(v: Tally, name: string, expected: MomentValues, found: MomentValues): number {
  if (expected instanceof Float32Array)
    return noteDifferences(v, name, expected, found instanceof Float32Array ? found : new Float32Array(0));
  if (found instanceof Float32Array)
    return noteMoment(v, name, expected, { codes: new Uint8Array(0), absmax: found });
  let differing = 0;
  expected.codes.forEach((code, i) => {
    if (code !== found.codes[i]) differing++;
    v.count(code === found.codes[i], `codes of ${name}`, i, code, found.codes[i]);
  });
  return differing + noteDifferences(v, `absmax of ${name}`, expected.absmax, found.absmax);
}

/** Notes the numbers that differ and returns how many there are. */
function noteDifferences(v: Tally, tensor: string, expected: Float32Array, found: Float32Array): number {
  let differing = 0;
  expected.forEach((value, i) => {
    if (Object.is(value, found?.[i])) return;
    differing++;
    v.note(tensor, i, value, found?.[i] ?? Number.NaN);
  });
  return differing;
}
