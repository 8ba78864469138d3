/** Measures lanes on the CPU, where all values are in memory. */
import type * as tf from "@tensorflow/tfjs-core";
import type { ReferenceSlot } from "@/lib/nn/referenceStepper";
import { valuesInMemory } from "@/lib/nn/valuesInMemory";
import { cosine } from "@/lib/numerics/cosine";
import { countCodes } from "@/lib/numerics/countCodes";
import { type Moves, moves, type StoredMoments } from "@/lib/numerics/moves";
import type { Quantized } from "@/lib/numerics/quantize";
import { unpack } from "@/lib/numerics/step4";
import type { Lane } from "./lane";
import { hasMeasuredMoves, inOrderOfStates, type Meter, type Readings } from "./meter";
import { MoveList } from "./moves";
import type { Drawing } from "./report";

/** Returns all parameters of a lane, one tensor after the other. */
function parametersOf({ variables }: Lane): Float32Array {
  const all = new Float32Array(variables.reduce((sum, { size }) => sum + size, 0));
  let offset = 0;
  for (const variable of variables) {
    all.set(valuesInMemory(variable), offset);
    offset += variable.size;
  }
  return all;
}

/** Returns the states of a variable as they are stored, in the order of its rule; codes are unpacked. */
function statesOf({ optimizer }: Lane, variable: tf.Variable): readonly (Quantized | Float32Array)[] {
  // This meter is made only if the reference stepper made the slots (laneRun.ts).
  const { state } = optimizer.slot(variable) as ReferenceSlot;
  return state.bits === 4 ? state.moments.map(unpack) : state.moments;
}

/** Counts the uses of each code in a lane, one histogram for each state; empty for a state in floats. */
function countsOf(lane: Lane): Uint32Array[] {
  const totals = new Map<string, Uint32Array>();
  for (const variable of lane.variables) {
    const { rule, storage } = lane.optimizer.slot(variable);
    statesOf(lane, variable).forEach((state, k) => {
      if (state instanceof Float32Array) return;
      const { symbol } = rule.states[k];
      const total = totals.get(symbol) ?? new Uint32Array(storage.bits === 4 ? 16 : 256);
      const counts = countCodes(state.codes);
      totals.set(
        symbol,
        total.map((count, code) => count + counts[code]),
      );
    });
  }
  return inOrderOfStates(lane, totals);
}

/** Returns both moments of a variable as they are stored; undefined where r is not in codes. */
function momentsOf(lane: Lane, variable: tf.Variable): StoredMoments | undefined {
  const { states } = lane.optimizer.slot(variable).rule;
  const stored = statesOf(lane, variable);
  const m = stored[states.findIndex(({ signed }) => signed)];
  const r = stored[states.findIndex(({ signed }) => !signed)];
  return !m || !r || r instanceof Float32Array ? undefined : { m, r };
}

/**
 * Returns the moves of each tensor of a lane; empty for a lane that is not measured.
 *
 * @param before parameters before the step, one tensor after the other
 * @param after parameters after it
 */
function movesOf(lane: Lane, before: Float32Array, after: Float32Array): Moves[] {
  if (!hasMeasuredMoves(lane)) return [];
  const { learningRate } = lane.optimizer;
  let offset = 0;
  return lane.variables.map((variable) => {
    const [from, to] = [offset, offset + variable.size];
    offset = to;
    return moves(
      before.subarray(from, to),
      after.subarray(from, to),
      learningRate,
      momentsOf(lane, variable),
    );
  });
}

const difference = (after: Float32Array, before: Float32Array) => after.map((p, i) => p - before[i]);

/** The meter for tfjs's CPU backend. */
export class ReferenceMeter implements Meter {
  private losses: number[][] = [];
  private cosines: number[][] = [];
  private moves: MoveList[] = [];
  readonly numbers = undefined;
  private before: Float32Array[];

  constructor(private readonly lanes: readonly Lane[]) {
    this.before = lanes.map(parametersOf);
    this.empty();
  }

  record(losses: readonly tf.Scalar[]): void {
    const after = this.lanes.map(parametersOf);
    const updates = after.map((parameters, lane) => difference(parameters, this.before[lane]));
    this.cosines.forEach((list, i) => {
      list.push(cosine(updates[0], updates[i + 1]));
    });
    this.losses.forEach((list, lane) => {
      list.push(valuesInMemory(losses[lane])[0]);
    });
    this.moves.forEach((list, i) => {
      const lane = this.lanes[i];
      list.add(movesOf(lane, this.before[i], after[i]), lane.optimizer.learningRate);
    });
    this.before = after;
  }

  async read(): Promise<Readings> {
    const readings = {
      losses: this.losses.map((list) => Float32Array.from(list)),
      cosines: this.cosines.map((list) => Float32Array.from(list)),
      moves: this.moves.map((list) => list.columns()),
    };
    this.empty();
    return readings;
  }

  async codeCounts(): Promise<Drawing["codeCounts"]> {
    return this.lanes.map(countsOf);
  }

  /** Does nothing: the garbage collector frees the arrays. */
  dispose(): void {}

  private empty(): void {
    this.losses = this.lanes.map(() => []);
    this.cosines = this.lanes.slice(1).map(() => []);
    this.moves = this.lanes.map(() => new MoveList());
  }
}
