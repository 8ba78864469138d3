/** Tests that a reader can order for a patient: each compares the faulty lane with a sound one. */
import { makeRandom } from "@/lib/numerics/random";
import { compareCodes } from "./compareCodes";
import type { Fault } from "./fault";
import { ClinicLane } from "./lane";
import { clinicGradients, clinicWeights } from "./network";
import { type OptimizerParts, soundParts } from "./parts";
import { CLINIC_STEPS, type Patient } from "./patient";
import { ClinicRun, faultyParts, patientOf } from "./run";
import { lastLoss } from "./symptoms";
import { makeBatches } from "./text";

/** The numbers that a test found. */
export type OrderResult =
  /** Two trainings: the faulty lane as it is, and with one thing changed. */
  | { readonly kind: "training"; readonly before: RunNumbers; readonly after: RunNumbers }
  /** Moves of one step, compared with those of a sound lane. */
  | { readonly kind: "moves"; readonly tensors: readonly MoveDifference[] }
  /** Codes of given values, compared with those of a sound lane. */
  | { readonly kind: "codes"; readonly tables: readonly ReturnType<typeof compareCodes>[] };

/** Two numbers of a whole run. */
export interface RunNumbers {
  /** Mean loss of the last steps, nats a word. */
  readonly loss: number;
  /** Longest move of a weight, in learning rates. */
  readonly longestMove: number;
}

/** How far the moves of one tensor are from those of the sound lane. */
export interface MoveDifference {
  readonly name: string;
  /** Mean |difference| over the mean |move| of the sound lane; 0 if all moves are equal bit by bit. */
  readonly difference: number;
  /** Mean |move| over that of the sound lane. */
  readonly length: number;
  /** Share of the weights that did not move, 0 to 1. */
  readonly still: number;
}

/** A test: a name for links, its label, and the computation, which yields the share done, 0 to 1. */
export interface Order {
  readonly name: string;
  readonly label: string;
  run(fault: Fault, seed: number): Generator<number, OrderResult>;
}

/** The larger epsilon that a reader may order. */
export const LARGE_EPSILON = 1e-6;
/** Steps that a lane trains before it is saved and loaded. */
const STEPS_BEFORE_RESUME = 10;

function* train(
  patient: Patient,
  parts: OptimizerParts,
  from: number,
  to: number,
): Generator<number, RunNumbers> {
  const run = new ClinicRun(patient, [parts]);
  const steps = [];
  while (!run.finished) {
    steps.push(...run.advance());
    yield from + ((to - from) * run.step) / CLINIC_STEPS;
  }
  return { loss: lastLoss(steps), longestMove: Math.max(...steps.map(({ longestMove }) => longestMove)) };
}

/** Trains the faulty lane as it is, and with other parts. */
function* trainTwice(
  fault: Fault,
  seed: number,
  patient: Patient,
  changed: (parts: OptimizerParts) => OptimizerParts,
): Generator<number, OrderResult> {
  const usual = patientOf(fault, seed);
  const before = yield* train(usual, faultyParts(usual, fault), 0, 0.5);
  const after = yield* train(patient, changed(faultyParts(patient, fault)), 0.5, 1);
  return { kind: "training", before, after };
}

/** A test that keeps the state of one layer in 32 bits. */
const layerIn32 = (layer: string, label: string): Order => ({
  name: `32-${layer}`,
  label: `32-bit state for the ${label}`,
  run: (fault, seed) =>
    trainTwice(fault, seed, patientOf(fault, seed), (parts) => ({
      ...parts,
      bitsOf: (weight) => (weight.name.startsWith(`${layer}/`) ? 32 : parts.bitsOf(weight)),
    })),
});

/** Returns the moves of all weights in one update of a lane. */
function movesIn(lane: ClinicLane, grads: readonly Float32Array[]): Float32Array[] {
  const before = lane.params.map((values) => values.slice());
  lane.update(grads);
  return lane.params.map((values, i) => values.map((value, k) => value - before[i][k]));
}

function differences(
  lane: ClinicLane,
  moves: readonly Float32Array[],
  sound: readonly Float32Array[],
): MoveDifference[] {
  return lane.weights.map(({ name }, i) => {
    let apart = 0;
    let length = 0;
    let usual = 0;
    let still = 0;
    for (let k = 0; k < moves[i].length; k++) {
      const [move, other] = [moves[i][k], sound[i][k]];
      if (!Object.is(move, other)) apart += Math.abs(move - other);
      length += Math.abs(move);
      usual += Math.abs(other);
      if (move === 0) still++;
    }
    return { name, difference: apart / usual, length: length / usual, still: still / moves[i].length };
  });
}

/** Gradients whose sizes span decades, as those of real models do; the same for every patient of a seed. */
function givenGradients(lane: ClinicLane, seed: number, stream: number): Float32Array[] {
  const random = makeRandom(seed, stream);
  return lane.params.map((values) => values.map(() => random.normal() * 10 ** (random.normal() / 2 - 2)));
}

/** Compares one step from a known state, which one step before it has made. */
function* oneStep(fault: Fault, seed: number): Generator<number, OrderResult> {
  const patient = patientOf(fault, seed);
  const [faulty, sound] = [faultyParts(patient, fault), soundParts(patient)].map(
    (parts) => new ClinicLane(clinicWeights(seed), parts, seed),
  );
  yield 0.2;
  const [first, second] = [3, 4].map((stream) => givenGradients(sound, seed, stream));
  for (const lane of [faulty, sound]) lane.update(first);
  yield 0.6;
  const moves = [faulty, sound].map((lane) => movesIn(lane, second));
  return { kind: "moves", tensors: differences(faulty, moves[0], moves[1]) };
}

/** Compares the step after a resume with the step of the same lane without one. */
function* afterResume(fault: Fault, seed: number): Generator<number, OrderResult> {
  const patient = patientOf(fault, seed);
  const nextBatch = makeBatches(seed);
  const lanes = [0, 1].map(() => new ClinicLane(clinicWeights(seed), faultyParts(patient, fault), seed));
  for (let step = 0; step < STEPS_BEFORE_RESUME; step++) {
    const batch = nextBatch();
    for (const lane of lanes) lane.step(batch);
    yield step / (STEPS_BEFORE_RESUME + 1);
  }
  const [resumed, uninterrupted] = lanes;
  resumed.resume(resumed.save());
  clinicGradients(uninterrupted.params, nextBatch(), uninterrupted.grads);
  const { grads } = uninterrupted;
  const moves = lanes.map((lane) => movesIn(lane, grads));
  return { kind: "moves", tensors: differences(resumed, moves[0], moves[1]) };
}

/** Compares the codes of the reference values. */
function* codesOfVectors(fault: Fault, seed: number): Generator<number, OrderResult> {
  const patient = patientOf(fault, seed);
  yield 0;
  const [sound, faulty] = [soundParts(patient), faultyParts(patient, fault)];
  return {
    kind: "codes",
    tables: [true, false].map((signed) => compareCodes(sound, faulty, signed)),
  };
}

/** The one list of tests, in the order in which they are offered. */
export const ORDERS: readonly Order[] = [
  {
    name: "seed",
    label: "another seed",
    run: (fault, seed) => trainTwice(fault, seed, patientOf(fault, seed + 1), (parts) => parts),
  },
  layerIn32("embedding", "embedding"),
  layerIn32("hidden", "hidden layer"),
  layerIn32("output", "output layer"),
  {
    name: "epsilon",
    label: `epsilon of ${LARGE_EPSILON.toExponential()}`,
    run: (fault, seed) =>
      trainTwice(fault, seed, patientOf(fault, seed), (parts) => ({
        ...parts,
        hyper: (session) => ({ ...parts.hyper(session), epsilon: LARGE_EPSILON }),
      })),
  },
  { name: "step", label: "one step from a known state", run: oneStep },
  { name: "vectors", label: "reference vectors", run: codesOfVectors },
  { name: "resume", label: "one step after save and load", run: afterResume },
];
