/** Measures lanes on the CPU, where all values are in memory. */
import type * as tf from "@tensorflow/tfjs-core";
import type { ReferenceSlot } from "@/lib/nn/referenceStepper";
import { valuesInMemory } from "@/lib/nn/tfjsInternals";
import { cosine } from "@/lib/numerics/cosine";
import { countCodes } from "@/lib/numerics/countCodes";
import { type Moves, moves, type StoredMoments } from "@/lib/numerics/moves";
import { unpack } from "@/lib/numerics/step4";
import type { Lane } from "./lane";
import { hasMeasuredMoves, type Meter, type Readings } from "./meter";
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

/** Counts the uses of each code in a lane, one histogram for each state of its rule. */
function countsOf({ variables, optimizer }: Lane): Uint32Array[] {
  const totals: Uint32Array[] = [];
  for (const variable of variables) {
    // This meter is made only if the reference stepper made the slots (laneRun.ts).
    const { state } = optimizer.slot(variable) as ReferenceSlot;
    if (state.bits === 32 || state.bits === "mixed") continue;
    const { bits } = state;
    const codes =
      state.bits === 4
        ? state.tensors.map((packed) => unpack(packed).codes)
        : state.tensors.map((tensor) => tensor.codes);
    codes.forEach((each, k) => {
      const counts = countCodes(each);
      totals[k] ??= new Uint32Array(2 ** bits);
      totals[k].forEach((count, code) => {
        totals[k][code] = count + counts[code];
      });
    });
  }
  return totals;
}

/** Returns both moments of a variable as they are stored; undefined where they are not both in codes. */
function momentsOf({ optimizer }: Lane, variable: tf.Variable): StoredMoments | undefined {
  const { state, rule } = optimizer.slot(variable) as ReferenceSlot;
  if (state.bits === 32 || state.bits === "mixed") return undefined;
  const tensors = state.bits === 4 ? state.tensors.map(unpack) : state.tensors;
  const m = rule.states.findIndex(({ signed }) => signed);
  const r = rule.states.findIndex(({ signed }) => !signed);
  return m < 0 || r < 0 ? undefined : { m: tensors[m], r: tensors[r] };
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
