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

export class ReferenceMeter implements Meter {
  private loss32: number[] = [];
  private loss8: number[] = [];
  private cosines: number[] = [];
  private start: { exact: Float32Array; eightBit: Float32Array } | undefined;

  constructor(private readonly lanes: Lanes) {}

  before(): void {
    this.start = { exact: parametersOf(this.lanes.exact), eightBit: parametersOf(this.lanes.eightBit) };
  }

  after(loss32: tf.Scalar, loss8: tf.Scalar): void {
    if (!this.start) throw new Error("after() needs a before().");
    const { exact, eightBit } = this.start;
    const update = (lane: Lane, start: Float32Array) => parametersOf(lane).map((p, i) => p - start[i]);
    this.cosines.push(cosine(update(this.lanes.exact, exact), update(this.lanes.eightBit, eightBit)));
    this.loss32.push(valuesInMemory(loss32)[0]);
    this.loss8.push(valuesInMemory(loss8)[0]);
    this.start = undefined;
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

  dispose(): void {
    this.start = undefined;
  }
}
