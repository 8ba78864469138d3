/**
 * The 32 specs of tfjs's own optimizers (tfjs-core 4.22.0, dist/optimizers/*_test.js, Apache-2.0), run as they are
 * against ours in 32 bits: only the constructors, `tf.train` and the classes, are replaced.
 *
 * The specs are read from the installed package and not copied. They assert with `expect` and `expectArraysClose`.
 * Assertions on the number and the names of state tensors cannot hold, because our state is in no tensors; they are
 * listed by spec, and no other may fail.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Backend } from "./backend";
import { BlockwiseOptimizer } from "./optimizer";
import { optimizer32 } from "./optimizers";

const optimizers = join(
  dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-core")),
  "optimizers",
);

/** The default of tfjs, whose constructors take null or nothing for it. */
const EPSILON = 1e-7;

/** `tf.train` with our optimizers, parameter by parameter. */
const train = {
  sgd: (learningRate: number) => optimizer32("sgd", { learningRate }),
  momentum: (learningRate: number, momentum: number, useNesterov = false) =>
    optimizer32(useNesterov ? "nesterov" : "momentum", { learningRate, momentum }),
  adagrad: (learningRate: number, initialAccumulator = 0.1) =>
    optimizer32("tf-adagrad", { learningRate, initialAccumulator }),
  adadelta: (learningRate = 0.001, rho = 0.95, epsilon = EPSILON) =>
    optimizer32("adadelta", { learningRate, rho, epsilon }),
  rmsprop: (learningRate: number, decay = 0.9, momentum = 0, epsilon = EPSILON, centered = false) => {
    // A required number has no default to fall back on.
    if (learningRate === undefined) throw new Error("learningRate is missing");
    return optimizer32(centered ? "tf-rmsprop-centered" : "tf-rmsprop", {
      learningRate,
      decay,
      momentum,
      epsilon,
    });
  },
  adam: (learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = EPSILON) =>
    optimizer32("adam", { learningRate, beta1, beta2, epsilon }),
  adamax: (learningRate = 0.002, beta1 = 0.9, beta2 = 0.999, epsilon = EPSILON, decay = 0) =>
    optimizer32("adamax", { learningRate, beta1, beta2, epsilon, decay }),
};

/** `new SGDOptimizer(learningRate)` of the specs. A constructor that returns an object makes that object. */
function SGDOptimizer(learningRate: number) {
  return train.sgd(learningRate);
}

const CLASSES = ["SGD", "Momentum", "Adagrad", "Adadelta", "RMSProp", "Adam", "Adamax"];
const replaced = {
  ...tf,
  train,
  ...Object.fromEntries(CLASSES.map((name) => [`${name}Optimizer`, BlockwiseOptimizer])),
};

/**
 * All that fails: numbers of tensors (our state is in none; what is saved has one more, "format"), names of saved tensors
 * ("r" is the second moment), and one spec that loads the state of Adagrad into Adam, which we refuse.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "AdadeltaOptimizer: basic": ["3 is not 5"],
  "AdadeltaOptimizer: Save, load weights and continue training": ["4 is not 3"],
  "AdagradOptimizer: basic": ["3 is not 4"],
  "AdagradOptimizer: Continue training after loading weights": [
    "3 is not 2",
    '"x/r" is not "x/accumulator"',
    'OptimizerError: rule of the saved state is "tf-adagrad", but must be adam, as this optimizer has it.',
  ],
  "AdamOptimizer: basic": ["3 is not 5"],
  "AdamOptimizer: Continue training after loading weights": ["4 is not 3", '"x/r" is not "x/v"'],
  "AdamaxOptimizer: basic": ["3 is not 5"],
  "MomentumOptimizer: basic": ["3 is not 4", "1 is not -1"],
  "MomentumOptimizer: basic - with Nesterov": ["3 is not 4", "1 is not -1"],
  "RMSPropOptimizer: basic": ["3 is not 5"],
  "RMSPropOptimizer: gradient with centered momentum": ["3 is not 6"],
  "RMSPropOptimizer: Save and load weights: centered = false": ["4 is not 3"],
  "RMSPropOptimizer: Save, load weights and continue training: centered = true": ["5 is not 4"],
};

interface Spec {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

/** Failed assertions of the spec that runs. */
let failures: string[] = [];

/** `expect` of the specs: a failed assertion is written down, so that the later ones count too. */
const recording = (actual: unknown) => {
  const record = (wanted: unknown, assert: () => void) => {
    try {
      assert();
    } catch {
      // The number of a variable without a name depends on the specs before.
      const print = (value: unknown) => JSON.stringify(value).replace(/^"\d+\//, '"x/');
      failures.push(`${print(actual)} is not ${print(wanted)}`);
    }
  };
  return {
    toBe: (wanted: unknown) => record(wanted, () => expect(actual).toBe(wanted)),
    toEqual: (wanted: unknown) => record(wanted, () => expect(actual).toEqual(wanted)),
    toThrowError: () => record("an error", () => expect(actual).toThrow()),
  };
};

function specsOf(file: string): Spec[] {
  const specs: Spec[] = [];
  const text = readFileSync(join(optimizers, file), "utf8").replace(/^import .*$/gm, "");
  const given = {
    tf: replaced,
    ALL_ENVS: {},
    describeWithFlags: (name: string, _: object, tests: () => void) => {
      outer = name;
      tests();
    },
    it: (name: string, run: Spec["run"]) => specs.push({ name: `${outer}: ${name}`, run }),
    expect: recording,
    expectArraysClose: tf.test_util.expectArraysClose,
    Optimizer: tf.Optimizer,
    SGDOptimizer,
  };
  let outer = "";
  new Function(...Object.keys(given), text)(...Object.values(given));
  return specs;
}

/** Runs the specs on a backend. */
export function tfSpecsSuite(name: string, open: () => Promise<Backend>): void {
  describe(`specs of tfjs on ${name}`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });
    afterAll(() => backend.close());

    const specs = readdirSync(optimizers)
      .filter((file) => file.endsWith("_test.js"))
      .flatMap(specsOf);

    it("are 32", () => {
      expect(specs.length).toBe(32);
      for (const known of Object.keys(KNOWN)) expect(specs.map((spec) => spec.name)).toContain(known);
    });

    it.each(specs.map((spec) => [spec.name, spec.run] as const))("%s", async (spec, run) => {
      failures = [];
      tf.engine().startScope();
      try {
        await run();
      } catch (error) {
        failures.push(String(error));
      } finally {
        tf.engine().endScope();
        tf.engine().disposeVariables();
      }
      expect(failures).toEqual(KNOWN[spec] ?? []);
    });
  });
}
