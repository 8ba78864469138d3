import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "../sliced";
import { type Nf4Setup, nf4Run } from "./nf4";
import { type TrainedWords, trainedWords } from "./wordModel";

const setup: Nf4Setup = { tensor: "all", blockSize: 64, double: true, scaleBlock: 256, seed: 1 };
let model: TrainedWords;
beforeAll(() => {
  model = atOnce(trainedWords(setup.seed));
});
const run = (patch: Partial<Nf4Setup> = {}) => atOnce(nf4Run({ ...setup, ...patch }));

describe("the model that is quantized", () => {
  it("has learned more than the frequencies of the words", () => {
    const counts = new Map<number, number>();
    for (const word of model.heldOut.targets) counts.set(word, (counts.get(word) ?? 0) + 1);
    let entropy = 0;
    for (const count of counts.values()) {
      const share = count / model.heldOut.targets.length;
      entropy -= share * Math.log(share);
    }
    expect(model.loss).toBeLessThan(entropy - 1);
  });

  it("is trained once for a seed, and differs between seeds", () => {
    expect(atOnce(trainedWords(setup.seed))).toBe(model);
    const other = atOnce(trainedWords(2));
    expect(other.params[1]).not.toEqual(model.params[1]);
    expect(Math.abs(other.loss - model.loss)).toBeLessThan(0.1);
    expect(atOnce(trainedWords(setup.seed)).params).toEqual(model.params);
  });
});

describe("weights in 4 bits", () => {
  it("lose least with NF4, and more with FP4, in error and in loss", () => {
    const { loss, maps, singleLoss } = run();
    const [nf4, linear, fp4] = maps;
    expect(nf4.error).toBeLessThan(linear.error);
    expect(linear.error).toBeLessThan(fp4.error);
    for (const each of maps) expect(each.loss).toBeGreaterThan(loss!);
    expect(nf4.loss).toBeLessThan(fp4.loss!);
    expect(Math.abs(nf4.loss! - singleLoss!)).toBeLessThan(0.005);
  });

  it("can be those of one tensor, and leave the trained model as it was", () => {
    const before = model.params.map((values) => values.slice());
    const all = run();
    const one = run({ tensor: "hidden" });
    expect(one.stored).toBe(model.params[1].length);
    expect(one.maps[0].loss! - one.loss!).toBeLessThan(all.maps[2].loss! - all.loss!);
    expect(model.params).toEqual(before);
    expect(all.stored).toBe(all.weights.reduce((sum, { length }) => sum + length, 0));
  });

  it("take the bits of both block sizes", () => {
    expect(run({ double: false }).bits.sum).toBe(4.5);
    expect(run({ blockSize: 32, scaleBlock: 64 }).bits.sum).toBe(4 + 8 / 32 + 32 / (32 * 64));
    const single = run({ double: false });
    expect(single.singleLoss).toBe(single.maps[0].loss);
  });
});
