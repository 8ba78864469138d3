/** Programs that are made of others: with two lines changed, replayed, and of the examples of the README. */
import { readFileSync } from "node:fs";
import { EXCHANGE_EXAMPLE, NUMERICS_EXAMPLE } from "../readme.mjs";

/** A training script with `tf.train.adam`. */
export const before = readFileSync(new URL("before.mjs", import.meta.url), "utf8");

/** The two lines: one is new, one is changed. */
export const after = before
  .replace("\n\n", '\nimport { adam8bit } from "blockwise-optimizers";\n\n')
  .replace("tf.train.adam(0.01)", "adam8bit({ learningRate: 0.01 })");

/** `after` with the entry that has Adam alone. */
export const alone = after.replace('from "blockwise-optimizers"', 'from "blockwise-optimizers/adam8bit"');

/** `after` in CommonJS. */
export const commonJs = `(async () => {
${after
  .replace('import * as tf from "@tensorflow/tfjs";', 'const tf = require("@tensorflow/tfjs");')
  .replace('import "@tensorflow/tfjs-backend-webgpu";', 'require("@tensorflow/tfjs-backend-webgpu");')
  .replace(/^import (\{.*\}) from ("blockwise-optimizers");$/m, "const $1 = await import($2);")}
})();
`;

/** The loop of `after`, replayed. A fixed batch is drawn anew for each step. */
export const replayed = after
  .replace(
    'from "blockwise-optimizers";',
    'from "blockwise-optimizers";\nimport { recordStep } from "blockwise-optimizers/replay";',
  )
  .replace(
    /const losses = \[\];[\s\S]*?\n}\n/,
    `const [x, y] = [await inputs.data(), await targets.data()];
const predict = (x) => tf.matMul(tf.tanh(tf.matMul(x, hidden)), output);
const loop = recordStep(
  ([x, y]) => optimizer.minimize(() => tf.losses.meanSquaredError(y, predict(x)), true, [hidden, output]),
  { optimizers: [optimizer], nextBatch: () => [tf.tensor2d(x, [64, 16]), tf.tensor2d(y, [64, 1])] },
);
const losses = [...(await loop.run(10)), ...(await loop.run(20))];
`,
  )
  .replace("losses, bytes", "losses, bytes, state: loop.state, refusal: loop.refusal");

/** The example of the README: the state goes into a file of bitsandbytes and into a second optimizer. */
export const exchanged = `import * as tf from "@tensorflow/tfjs";
import { optimizer8bit } from "blockwise-optimizers";
${EXCHANGE_EXAMPLE.split("\n\n")[0]}

await tf.setBackend(process.argv[2]);
const variables = [tf.variable(tf.randomNormal([64, 128], 0, 1, "float32", 2), true, "kernel")];
const make = () => optimizer8bit("adam", {}, { map: "dynamic" });
const [optimizer, resumed] = [make(), make()];
for (let step = 0; step < 3; step++) optimizer.minimize(() => tf.sum(tf.square(variables[0])));
${EXCHANGE_EXAMPLE.split("\n\n")[1]}
resumed.track(variables);
const bytesOf = async (optimizer) => {
  const { bits, codes, absmax } = await optimizer.readState(variables[0]);
  return { bits, steps: optimizer.iterations, codes: codes.map((each) => [...each]), absmax: absmax.map((each) => [...each]) };
};
const header = new TextDecoder().decode(file.subarray(8, 8 + Number(new DataView(file.buffer).getBigUint64(0, true))));
const names = Object.keys(JSON.parse(header)).filter((name) => name !== "__metadata__").sort();
console.log(JSON.stringify({ before: await bytesOf(optimizer), after: await bytesOf(resumed), names, notes: [...notes, ...loaded.notes] }));
process.exit(0);
`;

/** The example of the README for typed arrays. */
export const onArrays = `${NUMERICS_EXAMPLE}
console.log(JSON.stringify({ largest: Math.max(...params.map(Math.abs)), codes: codes.length, blocks: absmax.length }));
`;
