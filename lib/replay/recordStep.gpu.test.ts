import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import { adam8bit, optimizer8bit } from "@/lib/nn/optimizers";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { recordStep } from "./recordStep";
import { STEPS_BEFORE_REPLAY } from "./stepReplay";

const errors: string[] = [];

/** A line through points, fitted by Adam in 8 bits; the numbers of a batch depend on its number alone. */
function program(optimizer = adam8bit({ learningRate: 0.01 }), growth = 0) {
  const weights = tf.tidy(() => tf.variable(tf.fill([6, 1], 0.1)));
  let drawn = 0;
  const nextBatch = () => {
    const x = Float32Array.from({ length: 24 }, (_, i) => Math.sin(1 + i + 7 * drawn));
    const y = Float32Array.from({ length: 4 }, (_, i) => Math.cos(i + 3 * drawn) * (1 + growth * drawn));
    drawn++;
    return [tf.tensor2d(x, [4, 6]), tf.tensor2d(y, [4, 1])];
  };
  const loss = ([x, y]: readonly tf.Tensor[]) => tf.mean(tf.square(tf.sub(tf.matMul(x, weights), y)));
  const step = (batch: readonly tf.Tensor[]) => optimizer.minimize(() => tf.squeeze(loss(batch)), true);
  const bits = async () => [...new Uint32Array((await weights.data<"float32">()).slice().buffer)];
  const dispose = () => {
    optimizer.dispose();
    weights.dispose();
  };
  return { optimizers: [optimizer], optimizer, nextBatch, step, loss, bits, dispose };
}

/** Takes steps without `recordStep`, as a program would. */
async function plainLosses({ step, nextBatch }: ReturnType<typeof program>, steps: number) {
  const losses: number[] = [];
  for (let i = 0; i < steps; i++) {
    const batch = nextBatch();
    const loss = step(batch);
    if (loss) losses.push((await loss.data())[0]);
    tf.dispose([...batch, ...(loss ? [loss] : [])]);
  }
  return losses;
}

for (const open of [openReference, () => openWebGpu(navigator.gpu, (sentence) => errors.push(sentence))]) {
  const name = open === openReference ? "the CPU backend" : "WebGPU";
  describe(`recordStep on ${name}`, () => {
    let opened: Backend;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => {
      opened.close();
      expect(errors).toEqual([]);
    });

    it("returns the losses of the plain loop, with the same weights, and leaves nothing behind", async () => {
      const plain = program();
      const expected = await plainLosses(plain, 300);
      const expectedBits = await plain.bits();
      plain.dispose();
      const gpu = activeWebGpu()?.device;
      const count = () => ({ ...(gpu && liveBuffers(gpu)), tensors: tf.memory().numTensors });
      const before = count();
      const ours = program();
      const loop = recordStep(ours.step, ours);
      const losses = [...(await loop.run(3)), ...(await loop.run(297))];
      expect(loop.state).toBe(gpu ? "replaying" : "refused");
      expect(losses).toEqual(expected);
      expect(await ours.bits()).toEqual(expectedBits);
      expect(ours.optimizer.iterations).toBe(300);
      loop.dispose();
      ours.dispose();
      expect(count()).toEqual(before);
    });

    it("follows a new learning rate without a new recording", async () => {
      const [plain, ours] = [program(), program()];
      await plainLosses(plain, 5);
      plain.optimizer.learningRate = 0.2;
      await plainLosses(plain, 5);
      const loop = recordStep(ours.step, ours);
      await loop.run(5);
      ours.optimizer.learningRate = 0.2;
      await loop.run(5);
      expect(await ours.bits()).toEqual(await plain.bits());
      loop.dispose();
      plain.dispose();
      ours.dispose();
    });

    it.each([0, 10])(
      "measures the longest step of replayed steps after a report at step %i",
      async (first) => {
        // The steps of momentum follow the gradients, which grow with the targets.
        const make = () => program(optimizer8bit("momentum", { learningRate: 0.001 }, { min8bitSize: 0 }), 1);
        const [plain, ours] = [make(), make()];
        const loop = recordStep(ours.step, ours);
        await plainLosses(plain, first);
        await loop.run(first);
        for (const { optimizer } of [plain, ours]) await optimizer.report();
        for (const learningRate of [0.001, 0.002, 0.0005]) {
          for (const { optimizer } of [plain, ours]) optimizer.learningRate = learningRate;
          await plainLosses(plain, 8);
          await loop.run(8);
          const expected = (await plain.optimizer.report()).longestStep;
          const { longestStep, text } = await ours.optimizer.report();
          expect([longestStep?.learningRates, longestStep?.step]).toEqual([
            expected?.learningRates,
            expected?.step,
          ]);
          // It is one of the steps that are replayed.
          expect(longestStep?.step).toBeGreaterThan(first + STEPS_BEFORE_REPLAY);
          expect(text).toContain(`since step ${first + 1}:`);
        }
        expect(loop.state).toBe(activeWebGpu() ? "replaying" : "refused");
        expect(await ours.bits()).toEqual(await plain.bits());
        loop.dispose();
        plain.dispose();
        ours.dispose();
      },
    );

    it("refuses a function without a loss, and a step that some optimizer does not take", async () => {
      const { optimizer, nextBatch, step, loss, dispose } = program();
      const options = { optimizers: [optimizer], nextBatch };
      const noLoss = recordStep(() => null, options);
      await expect(noLoss.run(1)).rejects.toThrow(/result of the step is "null"/);
      const noStep = recordStep(loss, options);
      await expect(noStep.run(1)).rejects.toThrow(/optimizer steps in a call is 0/);
      const twice = recordStep((batch) => {
        step(batch);
        return step(batch);
      }, options);
      await expect(twice.run(1)).rejects.toThrow(/optimizer steps in a call is 2/);
      await expect(recordStep(step, options).run(1.5)).rejects.toThrow(/steps is 1.5/);
      expect(() => recordStep(step, { optimizers: [], nextBatch })).toThrow(/optimizers/);
      for (const loop of [noLoss, noStep, twice]) loop.dispose();
      await expect(twice.run(1)).rejects.toThrow(/disposed/);
      dispose();
    });

    it("goes on after an error of the function, and returns no losses of the failed call later", async () => {
      const ours = program();
      let calls = 0;
      const loop = recordStep((batch) => {
        if (++calls === 3) throw new Error("the program's own");
        return ours.step(batch);
      }, ours);
      await expect(loop.run(5)).rejects.toThrow("the program's own");
      expect(ours.optimizer.iterations).toBe(2);
      expect((await loop.run(4)).length).toBe(4);
      expect(ours.optimizer.iterations).toBe(6);
      loop.dispose();
      ours.dispose();
    });
  });
}
