/** Measuring on the CPU, where all values are in memory. */
import type * as tf from "@tensorflow/tfjs-core";
import type { ReferenceSlot } from "@/lib/nn/referenceStepper";
import { valuesInMemory } from "@/lib/nn/tfjsInternals";
import { cosine } from "@/lib/numerics/cosine";
import { countCodes } from "@/lib/numerics/histogram";
import type { Lane, Lanes, Meter, Readings } from "./meter";

/** All parameters of a lane, one after the other. */
function parametersOf({ variables }: Lane): Float32Array {
  const all = new Float32Array(variables.reduce((sum, { size }) => sum + size, 0));
  let offset = 0;
  for (const variable of variables) {
    all.set(valuesInMemory(variable), offset);
    offset += variable.size;
  }
  return all;
}

/** How often each code is in use in a lane, per state of its rule. */
function codeCounts({ variables, optimizer }: Lane): Uint32Array[] {
  const totals: Uint32Array[] = [];
  for (const variable of variables) {
    // This meter is only made where the reference stepper made the slots (meters.ts).
    const { state, rule } = optimizer.slot(variable) as ReferenceSlot;
    if (state.bits === 32) continue;
    rule.states.forEach((_, k) => {
      totals[k] ??= new Uint32Array(256);
      countCodes(state.tensors[k].codes).forEach((count, code) => {
        totals[k][code] += count;
      });
    });
  }
  return totals;
}

const difference = (after: Float32Array, before: Float32Array) => after.map((p, i) => p - before[i]);

export class ReferenceMeter implements Meter {
  private loss32: number[] = [];
  private loss8: number[] = [];
  private cosines: number[] = [];
  private before: { exact: Float32Array; eightBit: Float32Array };

  constructor(private readonly lanes: Lanes) {
    this.before = this.parameters();
  }

  record(loss32: tf.Scalar, loss8: tf.Scalar): void {
    const { before } = this;
    const after = this.parameters();
    this.cosines.push(
      cosine(difference(after.exact, before.exact), difference(after.eightBit, before.eightBit)),
    );
    this.loss32.push(valuesInMemory(loss32)[0]);
    this.loss8.push(valuesInMemory(loss8)[0]);
    this.before = after;
  }

  async read(): Promise<Readings> {
    const readings = {
      loss32: Float32Array.from(this.loss32),
      loss8: Float32Array.from(this.loss8),
      cosine: Float32Array.from(this.cosines),
      codeCounts: codeCounts(this.lanes.eightBit),
    };
    this.loss32 = [];
    this.loss8 = [];
    this.cosines = [];
    return readings;
  }

  /** Arrays are freed when nothing refers to them. */
  dispose(): void {}

  private parameters() {
    return { exact: parametersOf(this.lanes.exact), eightBit: parametersOf(this.lanes.eightBit) };
  }
}
