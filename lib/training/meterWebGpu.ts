/** Measures lanes on the GPU: losses, cosines and moves of weights are collected in buffers until they are read. */

import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type * as tf from "@tensorflow/tfjs-core";
import { readRegions, writeBytes } from "@/lib/gpu/buffers";
import {
  type CosineMeter,
  cosineGroups,
  cosineRegion,
  cosinesIn,
  encodeCosine,
  makeCosineMeter,
} from "@/lib/gpu/cosine";
import { countsIn, countsRegion, encodeCountCodes, makeCounts } from "@/lib/gpu/countCodes";
import { encodeMoves, type MoveMeter, makeMoveMeter, movesIn, movesRegion, packRates } from "@/lib/gpu/moves";
import { columnsIn, encodeAppend, makeRowList, type RowList, rowsRegion } from "@/lib/gpu/rowList";
import type { State4, State8, StateMixed } from "@/lib/gpu/state";
import { makeTensorCopies, type TensorCopies } from "@/lib/gpu/tensorGroups";
import { bufferOf, flush } from "@/lib/nn/tfjsInternals";
import type { WebGpuSlot } from "@/lib/nn/webgpuStepper";
import type { StepNumbers } from "@/lib/replay/step";
import type { Lane } from "./lane";
import { hasMeasuredMoves, inOrderOfStates, METER_CAPACITY_STEPS, type Meter, type Readings } from "./meter";
import type { Drawing } from "./report";

/** The buffers with which one lane is measured. */
interface MeteredLane {
  readonly variables: readonly tf.Variable[];
  /** Copies of the variables before the step. */
  readonly before: TensorCopies;
  /** State with moments in codes, all of the same bits; empty for lanes without codes. */
  readonly states: readonly CodedState[];
  /** Counters of these codes, and the symbols of the states that they count. */
  readonly counts:
    | { readonly buffer: GPUBuffer; readonly bits: 4 | 8; readonly symbols: readonly string[] }
    | undefined;
  /** Cosines between the updates of this lane and of lane 0; undefined for lane 0. */
  readonly cosines: CosineMeter | undefined;
}

type CodedState = State4 | State8 | StateMixed;

/** Returns the symbols of the states in codes. */
const codedSymbols = (state: CodedState): string[] =>
  state.rule.states
    .filter((_, k) => state.bits !== "mixed" || state.stateBits[k] === 8)
    .map(({ symbol }) => symbol);

/**
 * Makes the counters of a lane. Tensors of a rule of matrices have fewer states in codes than the others, and these
 * states come first in both.
 */
function countersFor(device: GPUDevice, states: readonly CodedState[]): MeteredLane["counts"] {
  if (states.length === 0) return undefined;
  const symbols = states
    .map(codedSymbols)
    .reduce((most, symbols) => (symbols.length > most.length ? symbols : most));
  const bits = states[0].bits === 4 ? 4 : 8;
  return { buffer: makeCounts(device, symbols.length, bits), bits, symbols };
}

/** The meter for tfjs's WebGPU backend. */
export class WebGpuMeter implements Meter {
  private readonly lanes: readonly MeteredLane[];
  private readonly moves: MoveMeter;
  /** The learning rates of the lanes, which a replayed step has to write too. */
  readonly numbers: StepNumbers;
  /** A row a step, a column a lane. Its rows, like the cosines, are counted on the GPU. */
  private readonly losses: RowList;

  constructor(
    private readonly measured: readonly Lane[],
    private readonly backend: WebGPUBackend,
  ) {
    const { device } = backend;
    const lanes = measured;
    this.losses = makeRowList(device, "losses of all lanes", lanes.length, METER_CAPACITY_STEPS);
    this.lanes = lanes.map(({ variables, optimizer }, lane) => {
      // This meter is made only if the WebGPU stepper made the slots (laneRun.ts).
      const states = variables
        .map((variable) => (optimizer.slot(variable) as WebGpuSlot).state)
        .filter((state) => state.bits !== 32);
      const sizes = variables.map(({ size }) => size);
      return {
        variables,
        before: makeTensorCopies(device, `lane ${lane} before the step`, sizes, cosineGroups(device, sizes)),
        states,
        counts: countersFor(device, states),
        // Lane 0 is measured against each other lane, and its copies are needed up to the last of them.
        cosines:
          lane > 0
            ? makeCosineMeter(device, sizes, METER_CAPACITY_STEPS, lane === lanes.length - 1)
            : undefined,
      };
    });
    const statesOf = ({ variables, optimizer }: Lane) =>
      variables.map((variable) => (optimizer.slot(variable) as WebGpuSlot).state);
    this.moves = makeMoveMeter(
      device,
      lanes.map((lane) => (hasMeasuredMoves(lane) ? statesOf(lane) : [])),
      METER_CAPACITY_STEPS,
    );
    this.numbers = { buffer: () => this.moves.rates, next: () => this.rates() };
    flush(
      backend,
      lanes.flatMap(({ variables }) => [...variables]),
    );
    this.submit((encoder) => this.remember(encoder));
  }

  record(losses: readonly tf.Scalar[]): void {
    const { backend, lanes } = this;
    flush(backend, [...losses]);
    writeBytes(backend.device, this.moves.rates, this.rates());
    this.submit((encoder) => {
      losses.forEach((loss, lane) => {
        encoder.copyBufferToBuffer(bufferOf(backend, loss), 0, this.losses.row, 4 * lane, 4);
      });
      const pass = encoder.beginComputePass({ label: "losses, cosines and moves of the updates" });
      encodeAppend(pass, this.losses);
      const [reference, ...others] = lanes;
      const updateOf = ({ before, variables }: MeteredLane) => ({
        before,
        after: variables.map((variable) => bufferOf(backend, variable)),
      });
      // Before the cosines, whose kernel overwrites the copies.
      encodeMoves(
        pass,
        this.moves,
        lanes.map(({ before, variables }, lane) =>
          hasMeasuredMoves(this.measured[lane])
            ? variables.map((variable, i) => ({
                before: before.places[i],
                after: bufferOf(backend, variable),
              }))
            : [],
        ),
      );
      for (const lane of others)
        if (lane.cosines) encodeCosine(pass, lane.cosines, updateOf(reference), updateOf(lane));
      pass.end();
      // With other lanes, the cosines' kernel has brought the copies up to date.
      if (others.length === 0) this.remember(encoder);
    });
  }

  async read(): Promise<Readings> {
    const { backend, lanes, losses } = this;
    const meters = lanes.flatMap(({ cosines }) => cosines ?? []);
    const bytes = await readRegions(backend.device, "measurements of a run", [
      rowsRegion(losses),
      movesRegion(this.moves),
      ...meters.map(cosineRegion),
    ]);
    return {
      losses: columnsIn(losses, bytes[0]),
      cosines: meters.map((meter, i) => cosinesIn(meter, bytes[2 + i])),
      moves: movesIn(this.moves, bytes[1]),
    };
  }

  async codeCounts(): Promise<Drawing["codeCounts"]> {
    const { device } = this.backend;
    this.submit((encoder) => {
      const pass = encoder.beginComputePass({ label: "codes in use" });
      for (const { states, counts } of this.lanes) {
        if (counts) for (const state of states) encodeCountCodes(pass, state, counts.buffer);
      }
      pass.end();
    });
    const counted = this.lanes.flatMap(({ counts }) => counts?.buffer ?? []);
    const bytes = await readRegions(device, "codes in use", counted.map(countsRegion));
    return this.lanes.map(({ counts }, lane) => {
      if (!counts) return [];
      const each = countsIn(bytes[counted.indexOf(counts.buffer)], counts.bits);
      return inOrderOfStates(
        this.measured[lane],
        new Map(counts.symbols.map((symbol, k) => [symbol, each[k]])),
      );
    });
  }

  dispose(): void {
    this.losses.destroy();
    this.moves.destroy();
    for (const { before, counts, cosines } of this.lanes) {
      before.destroy();
      counts?.buffer.destroy();
      cosines?.destroy();
    }
  }

  private rates(): Float32Array {
    return packRates(this.measured.map(({ optimizer }) => optimizer.learningRate));
  }

  /** Copies the current parameters, to measure the update of the next step. */
  private remember(encoder: GPUCommandEncoder): void {
    for (const { variables, before } of this.lanes) {
      variables.forEach((variable, i) => {
        const { buffer, offset, size } = before.places[i];
        encoder.copyBufferToBuffer(bufferOf(this.backend, variable), 0, buffer, offset, size);
      });
    }
  }

  private submit(encode: (encoder: GPUCommandEncoder) => void): void {
    const encoder = this.backend.device.createCommandEncoder({ label: "measurements of a run" });
    encode(encoder);
    this.backend.device.queue.submit([encoder.finish()]);
  }
}
