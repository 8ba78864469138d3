/** Checks Muon on every engine: matrices against the numerics, other tensors against Adam. */
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyDirection } from "@/lib/numerics/applyDirection";
import { makeMap } from "@/lib/numerics/maps";
import { newtonSchulz } from "@/lib/numerics/newtonSchulz";
import { matrixScale } from "@/lib/numerics/rules/matrices";
import { muon } from "@/lib/numerics/rules/muon";
import { makeState4, maps4, step4 } from "@/lib/numerics/step4";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import type { Backend } from "./backend";
import type { BlockwiseOptimizer } from "./optimizer";
import { optimizer4bit, optimizer8bit, optimizer32, optimizerFor } from "./optimizers";
import { orthogonalize } from "./orthogonalize";
import { bowl, noise, valuesOf } from "./testing";

const [ROWS, COLUMNS] = [24, 40];
const SIZE = ROWS * COLUMNS;
const HYPER = { learningRate: 0.05, weightDecay: 0.1 };
const LINEAR = { map: "linear", blockSize: 2048, min8bitSize: 0 } as const;

let variablesMade = 0;
function matrixVariable(values: Float32Array, name = `matrix${variablesMade++}/kernel`): tf.Variable {
  return tf.tidy(() => tf.variable(tf.tensor2d(values, [ROWS, COLUMNS]), true, name));
}

/** Advances a matrix by the twin, with one way to store its momentum. */
const TWINS = {
  "32 bits": {
    make: () => optimizer32("muon", HYPER),
    twin: () => {
      const states = makeState32(muon, SIZE);
      return (c: ReturnType<typeof muon.prepare>, direction: Float32Array, gradient: Float32Array) =>
        step32(muon, c, direction, gradient, states);
    },
  },
  "8 bits, linear in blocks of 2048": {
    make: () => optimizer8bit("muon", HYPER, LINEAR),
    twin: () => {
      const maps = {
        signed: makeMap("linear", { bits: 8, signed: true }),
        unsigned: makeMap("linear", { bits: 8, signed: false }),
      };
      const states = makeState8(muon, SIZE, 2048, maps);
      return (c: ReturnType<typeof muon.prepare>, direction: Float32Array, gradient: Float32Array) =>
        step8(muon, c, direction, gradient, states);
    },
  },
  "4 bits": {
    make: () => optimizer4bit("muon", HYPER, { min8bitSize: 0 }),
    twin: () => {
      const states = makeState4(muon, SIZE, 128, maps4("dynamic"));
      return (c: ReturnType<typeof muon.prepare>, direction: Float32Array, gradient: Float32Array) =>
        step4(muon, c, direction, gradient, states);
    },
  },
} as const;

/** Makes steps with given gradients. */
function stepWith(optimizer: BlockwiseOptimizer, variable: tf.Variable, values: Float32Array): void {
  const gradient = tf.tensor(values, variable.shape);
  optimizer.applyGradients({ [variable.name]: gradient });
  gradient.dispose();
}

/**
 * Declares the tests of one engine.
 *
 * @param open opens the engine
 */
export function muonSuite(engine: string, open: () => Promise<Backend>): void {
  describe(`Muon on ${engine}`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });
    afterAll(() => backend.close());

    it.each([
      [ROWS, COLUMNS, 1],
      [COLUMNS, ROWS, 1e-30],
      [3, 2500, 1],
    ])("orthogonalizes a matrix of %i x %i as the twin does", async (rows, columns, size) => {
      const values = noise(rows * columns).map((value) => value * size);
      const result = tf.tidy(() => orthogonalize(tf.tensor2d(values, [rows, columns])));
      const expected = newtonSchulz(values, rows, columns);
      const found = await valuesOf(result);
      result.dispose();
      for (const [i, value] of found.entries()) expect(Math.abs(value - expected[i])).toBeLessThan(2e-4);
      const zeros = tf.tidy(() => orthogonalize(tf.zeros([4, 6])));
      expect(await valuesOf(zeros)).toEqual(new Float32Array(24));
      zeros.dispose();
    });

    it.each(Object.entries(TWINS))(
      "moves a matrix as the twin does, with state in %s",
      async (_, { make, twin }) => {
        const params = noise(SIZE);
        const [variable, optimizer, step] = [matrixVariable(params), make(), twin()];
        const tensors = tf.memory().numTensors;
        for (let t = 1; t <= 6; t++) {
          const gradient = noise(SIZE);
          stepWith(optimizer, variable, gradient);
          const c = muon.prepare(HYPER, t);
          const direction = new Float32Array(SIZE);
          step(c, direction, gradient);
          applyDirection(
            params,
            newtonSchulz(direction, ROWS, COLUMNS),
            matrixScale({ rows: ROWS, columns: COLUMNS }),
            c,
          );
        }
        expect(tf.memory().numTensors).toBe(tensors);
        const found = await valuesOf(variable);
        for (const [i, value] of found.entries()) expect(Math.abs(value - params[i])).toBeLessThan(2e-4);
        optimizer.dispose();
        variable.dispose();
      },
    );

    it("moves vectors, embeddings and output layers by Adam, with two states", async () => {
      const names = ["bias", "embedding/weight", "output/kernel"];
      const [ours, theirs] = ["muon", "adam"].map((own) =>
        names.map((name, i) => matrixVariable(new Float32Array(SIZE).fill(i), `${own}/${name}`)),
      );
      const vectors = ["muon", "adam"].map((own) => tf.variable(tf.zeros([SIZE]), true, `${own}/vector`));
      const muon8 = optimizer8bit("muon", { learningRate: 0.1 });
      const adam8 = optimizer8bit("adam", { learningRate: 0.005 });
      for (let t = 0; t < 3; t++) {
        const gradient = noise(SIZE);
        const of = (variables: readonly tf.Variable[]) =>
          variables.map((variable) => ({ name: variable.name, tensor: tf.tensor(gradient, variable.shape) }));
        muon8.applyGradients(of([...ours.slice(1), vectors[0]]));
        adam8.applyGradients(of([...theirs.slice(1), vectors[1]]));
      }
      for (const [i, variable] of [...ours.slice(1), vectors[0]].entries())
        expect(await valuesOf(variable)).toEqual(await valuesOf([...theirs.slice(1), vectors[1]][i]));
      expect(muon8.slot(vectors[0]).rule.name).toBe("adam");
      muon8.dispose();
      adam8.dispose();
      tf.dispose([...ours, ...theirs, ...vectors]);
    });

    it.each([32, 8, 4] as const)("goes on bit by bit from saved state in %i bits", async (bits) => {
      const options = { rule: "muon", bits, hyper: { learningRate: 0.05 }, min8bitSize: 0 };
      const make = (label: string) => {
        const kernel = matrixVariable(new Float32Array(SIZE).fill(0.5), `${label}${bits}/kernel`);
        const bias = tf.tidy(() => tf.variable(tf.fill([COLUMNS], 0.5), true, `${label}${bits}/bias`));
        return { variables: [kernel, bias], optimizer: optimizerFor(options) };
      };
      const whole = make("whole");
      for (let t = 0; t < 2; t++) whole.optimizer.minimize(bowl(whole.variables), false, whole.variables);
      const saved = await whole.optimizer.getWeights();
      expect(saved.map(({ name }) => name.split("/").slice(1, 3).join("/"))).toContain("bias/r");
      expect(saved.some(({ name }) => name.includes("kernel/r"))).toBe(false);
      const other = make("other");
      await other.optimizer.setWeights(saved);
      other.variables.forEach((variable, i) => {
        variable.assign(whole.variables[i]);
      });
      for (const { optimizer, variables } of [whole, other])
        optimizer.minimize(bowl(variables), false, variables);
      for (const [i, variable] of other.variables.entries())
        expect(await valuesOf(variable)).toEqual(await valuesOf(whole.variables[i]));
      for (const { optimizer, variables } of [whole, other]) {
        optimizer.dispose();
        tf.dispose(variables);
      }
      tf.dispose(saved.map(({ tensor }) => tensor));
    });
  });
}
