/** One lane of the clinic: a copy of the model with an optimizer that is put together from parts. */
import type { Weight } from "@/lib/nn/mlpWeights";
import type { WordBatch } from "@/lib/nn/wordNet";
import { blockCount } from "@/lib/numerics/blocks";
import { encode } from "@/lib/numerics/encode";
import { largestMagnitude } from "@/lib/numerics/quantize";
import { makeRandom, type Random } from "@/lib/numerics/random";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { clinicGradients } from "./network";
import type { OptimizerParts, SavedState, ScalePlace, TensorState } from "./parts";

/** The measurements of one step. */
export interface LaneStep {
  /** Loss of the batch before the update, nats a word. */
  readonly loss: number;
  /** Largest move of a weight, in learning rates. */
  readonly longestMove: number;
  /** Root of the mean square of all moves, in learning rates. */
  readonly meanMove: number;
  /** Length of the gradient of all weights. */
  readonly gradientNorm: number;
}

/** A lane. All its arrays have the order of its weights. */
export class ClinicLane {
  /** The weights as they are now. */
  readonly params: readonly Float32Array[];
  /** Gradients of the last step. */
  readonly grads: readonly Float32Array[];
  private tensors: readonly TensorState[];
  private steps = 0;
  private session = 0;
  private readonly random: Random;

  /** @param seed of the random numbers with which weights are rounded */
  constructor(
    readonly weights: readonly Weight[],
    readonly parts: OptimizerParts,
    seed: number,
  ) {
    this.params = weights.map(({ values }) => values.slice());
    this.grads = weights.map(({ values }) => new Float32Array(values.length));
    this.random = makeRandom(seed, 2);
    for (const values of this.params) parts.roundWeights(values, this.random);
    this.tensors = weights.map((weight) => this.emptyState(weight));
  }

  /** The stored state of each weight. */
  get states(): readonly TensorState[] {
    return this.tensors;
  }

  /** Trains one step. */
  step(batch: WordBatch): LaneStep {
    const loss = clinicGradients(this.params, batch, this.grads);
    return { loss, ...this.update(this.grads) };
  }

  /** Updates all weights by given gradients; `step` without the model. */
  update(grads: readonly Float32Array[]): Omit<LaneStep, "loss"> {
    const { rule } = this.parts;
    const hyper = { ...rule.defaults, ...this.parts.hyper(this.session) };
    const c = rule.prepare(hyper, ++this.steps);
    let longest = 0;
    let moves = 0;
    let squares = 0;
    let count = 0;
    this.weights.forEach(({ shape }, i) => {
      const params = this.params[i];
      const before = params.slice();
      this.advance(i, c, this.parts.gradient(grads[i], shape));
      this.parts.roundWeights(params, this.random);
      for (let k = 0; k < params.length; k++) {
        const move = Math.abs(params[k] - before[k]);
        // The comparison is false for NaN, which is the longest move of all.
        if (!(move <= longest)) longest = move;
        moves += move * move;
        squares += grads[i][k] * grads[i][k];
      }
      count += params.length;
    });
    const { learningRate } = hyper;
    return {
      longestMove: longest / learningRate,
      meanMove: Math.sqrt(moves / count) / learningRate,
      gradientNorm: Math.sqrt(squares),
    };
  }

  /** Returns the states of a weight in 32 bits, as the next step reads them: one array for each state. */
  readStates(place: number): Float32Array[] {
    const tensor = this.tensors[place];
    if (tensor.bits === 32) return tensor.values.map((values) => values.slice());
    const { parts, session } = this;
    const n = this.params[place].length;
    const blockSize = parts.blockSizeOf(n, session);
    return tensor.codes.map((codes, k) => {
      const { values } = this.mapOf(k);
      const out = new Float32Array(n);
      for (let start = 0; start < n; start += blockSize) {
        const { list, index } = parts.scalePlace(k, start, n, blockSize);
        const scale = tensor.scales[list][index];
        const end = Math.min(start + blockSize, n);
        for (let i = start; i < end; i++) out[i] = values[codes[i]] * scale;
      }
      return out;
    });
  }

  /** Returns a copy of the optimizer's state. */
  save(): SavedState {
    return { steps: this.steps, tensors: this.tensors.map(copyOf) };
  }

  /** Goes on from a checkpoint in a new session, as a program does that was started anew. */
  resume(saved: SavedState): void {
    this.session++;
    const { steps, tensors } = this.parts.load(saved);
    this.steps = steps;
    this.tensors = this.weights.map((weight, i) => filled(this.emptyState(weight), tensors[i]));
  }

  /** Bytes of the stored state of each weight. */
  get bytes(): number[] {
    return this.tensors.map(bytesOf);
  }

  /** Values that share one scale in a weight's state. */
  blockSize(place: number): number {
    return this.parts.blockSizeOf(this.params[place].length, this.session);
  }

  /** Returns the scale of each block of a state. */
  readScales(place: number, state: number): Float32Array {
    const tensor = this.tensors[place];
    if (tensor.bits === 32) return new Float32Array(0);
    return Float32Array.from(this.scalePlaces(place, state), ({ list, index }) => tensor.scales[list][index]);
  }

  /**
   * Goes back to an earlier moment of the run.
   *
   * @param steps done at that moment
   * @param session 0 before the resume of the run, 1 after it
   * @param states state of each weight at that moment, with scales as `readScales` returns them
   */
  restore(steps: number, session: number, states: readonly TensorState[]): void {
    this.steps = steps;
    this.session = session;
    this.tensors = this.weights.map((weight, place) => {
      const fresh = this.emptyState(weight);
      const saved = states[place];
      if (fresh.bits === 32 || saved.bits === 32) return filled(fresh, saved);
      saved.codes.forEach((codes, k) => {
        fresh.codes[k].set(codes);
        this.scalePlaces(place, k).forEach(({ list, index }, block) => {
          fresh.scales[list][index] = saved.scales[k][block];
        });
      });
      return fresh;
    });
  }

  /** Returns where the scales of a state's blocks are stored. */
  private scalePlaces(place: number, state: number): ScalePlace[] {
    const n = this.params[place].length;
    const size = this.blockSize(place);
    return Array.from({ length: blockCount(n, size) }, (_, block) =>
      this.parts.scalePlace(state, block * size, n, size),
    );
  }

  private mapOf(state: number) {
    const { rule, maps } = this.parts;
    return rule.states[state].signed ? maps.signed : maps.unsigned;
  }

  private advance(place: number, c: Coefficients, grads: Float32Array): void {
    const { rule } = this.parts;
    const tensor = this.tensors[place];
    if (tensor.bits === 32) {
      step32(rule, c, this.params[place], grads, tensor.values);
      return;
    }
    // As in step8 the update happens in 32 bits, and the new state is quantized with its own scale.
    const fresh = this.readStates(place);
    step32(rule, c, this.params[place], grads, fresh);
    this.writeStates(tensor, fresh);
  }

  private writeStates(tensor: Extract<TensorState, { bits: 8 }>, fresh: readonly Float32Array[]): void {
    const { parts, session } = this;
    const n = fresh[0].length;
    const blockSize = parts.blockSizeOf(n, session);
    fresh.forEach((values, k) => {
      const map = this.mapOf(k).values;
      const { signed } = parts.rule.states[k];
      const codes = tensor.codes[k];
      for (let start = 0; start < n; start += blockSize) {
        const end = Math.min(start + blockSize, n);
        const absmax = largestMagnitude(values.subarray(start, end));
        const { list, index } = parts.scalePlace(k, start, n, blockSize);
        tensor.scales[list][index] = absmax;
        if (absmax === 0) {
          codes.fill(encode(map, 0), start, end);
          continue;
        }
        const reciprocal = Math.fround(1 / absmax);
        for (let i = start; i < end; i++)
          codes[i] = parts.encode(map, Math.fround(values[i] * reciprocal), signed);
      }
    });
  }

  private emptyState(weight: Weight): TensorState {
    const { parts, session } = this;
    const { rule } = parts;
    const n = weight.values.length;
    if (parts.bitsOf(weight) === 32) return { bits: 32, values: makeState32(rule, n) };
    const blockSize = parts.blockSizeOf(n, session);
    const last = (blockCount(n, blockSize) - 1) * blockSize;
    const places = rule.states.map((_, k) => parts.scalePlace(k, last, n, blockSize));
    return {
      bits: 8,
      codes: rule.states.map((_, k) => new Uint8Array(n).fill(encode(this.mapOf(k).values, 0))),
      scales: rule.states.map((_, k) => {
        const used = places.filter(({ list }) => list === k).map(({ index }) => index + 1);
        return new Float32Array(Math.max(0, ...used));
      }),
    };
  }
}

/** One lane of a whole run. */
export interface TrainedLane {
  readonly steps: readonly LaneStep[];
  readonly lane: ClinicLane;
}

const copyOf = (tensor: TensorState): TensorState =>
  tensor.bits === 32
    ? { bits: 32, values: tensor.values.map((values) => values.slice()) }
    : {
        bits: 8,
        codes: tensor.codes.map((codes) => codes.slice()),
        scales: tensor.scales.map((scales) => scales.slice()),
      };

/**
 * Fills an empty state with a saved one. Where the saved lists of scales are shorter, the scales past their end stay 0:
 * on a GPU nobody knows what is read there.
 */
function filled(empty: TensorState, saved: TensorState): TensorState {
  const set = <A extends Float32Array | Uint8Array>(to: readonly A[], from: readonly A[]) =>
    to.forEach((array, k) => {
      array.set(from[k].subarray(0, array.length));
    });
  if (empty.bits === 32 && saved.bits === 32) set(empty.values, saved.values);
  if (empty.bits === 8 && saved.bits === 8) {
    set(empty.codes, saved.codes);
    set(empty.scales, saved.scales);
  }
  return empty;
}

/** Returns the size of the stored state of one weight, bytes. */
export const bytesOf = (tensor: TensorState): number =>
  (tensor.bits === 32 ? tensor.values : [...tensor.codes, ...tensor.scales]).reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
