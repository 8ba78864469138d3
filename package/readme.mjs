/** README of the package. Its numbers are computed by the package itself. */
import { readFileSync } from "node:fs";

/** Parameters of the example; large enough that a last short block does not show. */
const EXAMPLE = 100e6;

/** The example for bitsandbytes; package.gpu.test.ts runs it with `variables` and `resumed` of its own. */
export const EXCHANGE_EXAMPLE = `import { readBitsandbytes, writeBitsandbytes } from "blockwise-optimizers/bitsandbytes";

const saved = await optimizer.getWeights(); // of optimizer8bit("adam", {}, { map: "dynamic" })
const { file, notes } = await writeBitsandbytes(optimizer, saved, variables); // a Uint8Array, and sentences
const loaded = await readBitsandbytes(resumed, file);
await resumed.setWeights(loaded.weights);`;

/** The example for typed arrays; package.gpu.test.ts runs it. */
export const NUMERICS_EXAMPLE = `import { makeMap, makeState8, ruleNamed, step8 } from "blockwise-optimizers/numerics";

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }), // for first moments
  unsigned: makeMap("dynamic-above-zero", { bits: 8, signed: false }), // for second moments
};
const adam = ruleNamed("adam");
const params = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i));
const state = makeState8(adam, params.length, 256, maps); // blocks of 256 values
for (let step = 1; step <= 100; step++) {
  const grads = params.map((p) => 2 * p); // of the sum of squares
  step8(adam, adam.prepare({ learningRate: 0.01 }, step), params, grads, state);
}
const { codes, absmax } = state[0]; // the first moments: Uint8Array(1000), Float32Array(4)`;

/** The example with jax-js, which package.gpu.test.ts runs, without the exports for that test. */
const JAX_EXAMPLE = readFileSync(new URL("examples/jax.mjs", import.meta.url), "utf8")
  .replace(/^\/\*\*.*\n/, "")
  .replace(/^export /gm, "")
  .trim();

/** The oldest version of Node that the package is for. */
const node = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
).engines.node.replace(">=", "");

/** Returns how many times as fast as tf.train.adam an optimizer was in the recorded run, as rows of a table. */
function speedRows({ results }) {
  const rows = new Map();
  for (const { model, measure, optimizer, timesFasterThanTfjs } of results) {
    const key = `${model}, ${measure}`;
    rows.set(key, { ...rows.get(key), [optimizer]: Number(timesFasterThanTfjs.toPrecision(2)) });
  }
  return [...rows]
    .filter(([key]) => /(steps in a row|training step)$/.test(key))
    .map(([key, { adam32, adam8bit }]) => `| ${key} | ${adam32} | ${adam8bit} |`)
    .join("\n");
}

const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/**
 * @param {{ name: string, sizes: { entry: string, gzip: number, late: number }[], tfjs: string, numerics: object, speed: object }} facts
 *   `tfjs` is the version of TensorFlow.js, `numerics` the built entry of that name, `speed` a recording of
 *   `npm run bench -- optimizer`
 */
export function packageReadme({ name, sizes, tfjs, numerics, speed }) {
  const { stateBytes, ruleNamed, BLOCK_SIZE_4, REFERENCE_MIN_8BIT_SIZE: small } = numerics;
  const rules = [...numerics.RULES, ...numerics.TF_RULES];
  const maps = numerics.MAPS.filter((map) => map.offers({ bits: 8, signed: false }));
  const adamRule = ruleNamed("adam");
  const { defaults: adam } = adamRule;
  const bytes = (rule, bits) =>
    stateBytes(ruleNamed(rule), EXAMPLE, {
      bits,
      blockSize: bits === 4 ? BLOCK_SIZE_4 : 256,
      min8bitSize: small,
    }).total;
  const perParameter = (rule, bits) => (bytes(rule, bits) / EXAMPLE).toFixed(2);
  const row = (rule) => {
    const cells = [32, 8, 4].map((bits) => `${perParameter(rule, bits)} | ${megabytes(bytes(rule, bits))}`);
    return `| ${rule} | ${cells.join(" | ")} |`;
  };
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const sizeRows = sizes
    .map(({ entry, gzip, late }) => `| \`${entry}\` | ${kB(gzip)} | ${kB(late)} |`)
    .join("\n");

  return `# ${name}

Optimizers for TensorFlow.js whose state takes ${perParameter("adam", 8)} bytes a parameter instead of ${perParameter("adam", 32)}.

The method is that of [8-bit Optimizers via Block-wise Quantization](https://arxiv.org/abs/2110.02861) (Dettmers, Lewis,
Shleifer and Zettlemoyer, ICLR 2022). The optimizers replace those in \`tf.train\`.

\`\`\`sh
npm run build:package        # in the repository; prints the name of the file
npm install ./${name}-VERSION.tgz
\`\`\`

One line is new and one changes:

\`\`\`js
import { adam8bit } from "${name}";
const optimizer = adam8bit({ learningRate: 1e-3 }); // was: tf.train.adam(1e-3)
\`\`\`

Below are [the rules with their bytes](#the-memory-it-saves), [how fast steps are](#how-fast-steps-are), [how state comes from
tf.train and goes back](#in-your-program), [what it refuses](#what-it-refuses),
[bitsandbytes](#to-bitsandbytes-and-back), [typed arrays without TensorFlow.js](#on-plain-typed-arrays) and
[when it will not help](#when-it-will-not-help).

Options are named. \`epsilon\` of \`adam8bit\`, \`adam4bit\` and \`adam32\` is 1e-7 by default, as in
\`tf.train.adam\`, so only the storage of the state changes. (bitsandbytes, and the rules by name, have ${adam.epsilon}.)

No second moment is stored as zero. The tables of the paper and of bitsandbytes have a zero: with them, a weight whose
gradient is small once and then 0 moves by hundreds of learning rates. \`map: "dynamic"\` takes their tables. Saved state
that names no map is read with their tables.

With the \`webgpu\` backend of TensorFlow.js ${tfjs} the step runs in our own kernels, on the device that TensorFlow.js
has opened, and updates variables in place. With any other backend the results are the same up to rounding, and
TensorFlow.js may be any version from 3.21 on, below 5. There 8-bit and 4-bit state steps in JavaScript, which is slower and,
on backends such as \`webgl\` and \`wasm\`, reads variables and gradients back; 32-bit state steps on these in TensorFlow.js's own
operations, which read nothing back.

The files are ES modules. A page imports them through a bundler or an import map. A page with script tags loads
\`global.js\` after TensorFlow.js, joins the page's own \`tf\`, and has all exports in \`blockwiseOptimizers\`:

\`\`\`html
<script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@${tfjs}/dist/tf.min.js"></script>
<script src="blockwise-optimizers/global.js"></script>
<script>
  const optimizer = blockwiseOptimizers.adam8bit({ learningRate: 1e-3 });
</script>
\`\`\`

With Yarn's Plug'n'Play a program depends on \`@tensorflow/tfjs-core\` by itself, and \`.yarnrc.yml\` adds
\`long\` to the dependencies of \`@tensorflow/tfjs\` (\`packageExtensions\`), which does not declare it.

In Node the files need version ${node} or later, and a program in CommonJS loads them with \`await import("${name}")\`.

## The memory it saves

Bytes a parameter, and the state of ${EXAMPLE / 1e6} million parameters in one tensor. Blocks have 256 values in 8 bits and
${BLOCK_SIZE_4} in 4 bits:

| rule | 32 bits | | 8 bits | | 4 bits | |
| --- | --- | --- | --- | --- | --- | --- |
${rules.map(({ name }) => row(name)).join("\n")}

sgd has no state in any width. The rules from sgd on have the formulas of \`tf.train\`:

| \`tf.train\` | here |
| --- | --- |
| \`sgd(0.1)\` | \`optimizer8bit("sgd", { learningRate: 0.1 })\` |
| \`momentum(0.1, 0.9)\` | \`optimizer8bit("momentum", { learningRate: 0.1 })\` |
| \`momentum(0.1, 0.9, true)\` | \`optimizer8bit("nesterov", { learningRate: 0.1 })\` |
| \`adagrad(0.1, 0.2)\` | \`optimizer8bit("tf-adagrad", { learningRate: 0.1, initialAccumulator: 0.2 })\` |
| \`adadelta(0.1, 0.9)\` | \`optimizer8bit("adadelta", { learningRate: 0.1, rho: 0.9 })\` |
| \`rmsprop(0.1, 0.9, 0.5)\` | \`optimizer8bit("tf-rmsprop", { learningRate: 0.1, decay: 0.9, momentum: 0.5 })\` |
| \`rmsprop(0.1, 0.9, 0.5, null, true)\` | \`optimizer8bit("tf-rmsprop-centered", { learningRate: 0.1, decay: 0.9, momentum: 0.5 })\` |
| \`adam(0.1)\` | \`adam8bit({ learningRate: 0.1 })\` |
| \`adamax(0.1)\` | \`optimizer8bit("adamax", { learningRate: 0.1 })\` |

\`optimizer32\` with the same arguments gives the numbers of \`tf.train\`: tfjs's own specs of its optimizers run against
it in our tests, on both backends. All assertions on values hold. Those on the number and the names of state tensors do
not, because our state is in no tensors, and state of one rule cannot be loaded into another.

\`optimizer.ledger()\` returns the bytes of each variable's state; \`tf.memory()\` does not count it (on \`webgl\` and \`wasm\` it
counts 32-bit state). \`optimizer.dispose()\`
frees it, and \`optimizer.forget(variable)\` that of a variable that is no longer trained. The
state of a disposed variable is freed when the optimizer first moves another one.

## How fast steps are

Times as fast as \`tf.train.adam\`, on ${speed.device.split(":")[0]} hardware in Node, by \`${speed.command}\` of the
repository. "Steps in a row" are steps of the optimizer alone; a training step computes the gradients too:

| model | \`adam32\` | \`adam8bit\` |
| --- | --- | --- |
${speedRows(speed)}

The ratios are large because \`tf.train.adam\` asks the device for many small operations a tensor, and ours for one. They
do not come from the bits: \`adam8bit\` and \`adam32\` are about as fast.

## A report of the state and the steps

\`\`\`js
await optimizer.report(); // before the training: steps are measured from here on
// ... the training ...
console.log((await optimizer.report()).text);
\`\`\`

\`report()\` resolves to \`variables\` (their number by bits), \`bytesBefore\` (the state in 32 bits), \`bytesAfter\`,
\`longestStep\` (\`variable\`, \`step\`, \`learningRates\`), \`warning\` and all of it as \`text\`. The warning appears if adam, adamw
or ademamix moved a weight by more than ${adamRule.longStep} learning rates in one step, which no training with 32-bit state did
in our measurements. The steps of the other rules follow the size of gradients or weights, and have no such bound.

Steps cost nothing more until the first call. From then on the optimizer copies the variables in each step and takes the
largest moves on the device, in replayed steps too; \`npm run bench -- optimizer\` in the repository measures what that costs.

## In your program

- \`model.compile({ optimizer: adam8bit(), loss })\` and \`model.fit\` work as with any optimizer, and so do \`minimize\` and
  \`applyGradients\`. \`optimizer.learningRate = 1e-4\` takes effect with the next step.
- \`model.save(url, { includeOptimizer: true })\` saves the codes. A program that imports this package and loads the model
  goes on from them, bit by bit. Without a model, \`getWeights\` and \`setWeights\` of an optimizer with the same options do it.
- An optimizer with other bits or another block size goes on from saved state too, and so does one with the state of
  \`tf.train.adam\`, \`momentum\`, \`rmsprop\` (without \`centered\`), \`adagrad\` or \`adadelta\`: load the result of their \`getWeights\` with
  \`setWeights\`. The state is dequantized and quantized again, and \`report()\` says so.
- State belongs to the name of a variable. Saved state goes to the variables of the names under which it was saved; if none
  has such a name, to as many variables in the same order. Variables without a name of their own are told apart by their
  order too. \`tf.variable(values, true, "embedding")\` gives a name.
- Where an element's gradient is NaN or infinite, adam, adamw, ademamix and lamb leave that parameter as it is and
  restart its state, as bitsandbytes does. With \`tf.train.adam\` it would become NaN, and stay so.

## What it refuses

An error names the argument, its value and what is allowed, and nothing has changed then:

- options, hyper-parameters, rules and maps of other names, which the types refuse too, and values out of range;
- block sizes that the kernels do not have. In 8 bits they have multiples of 4 and blocks of the whole variable, in 4 bits
  powers of two from 64 to 4096;
- variables that are not float32, and gradients of another type or shape or two for one variable;
- saved state of another rule, in an unknown table, or of variables of other sizes;
- the \`webgpu\` backend of another version than ${tfjs.replace(/\.0$/, "")}, and a change of the backend between steps;
- steps, saving and loading after \`dispose()\`.

Entries of \`keep32\` and groups that mean no variable of the first step are a warning.

## Groups, clipping and schedules

\`\`\`js
const optimizer = adam8bit({
  learningRate: (step) => 1e-3 * Math.min(1, step / 100), // a number, or a function of the step, from 1
  weightDecay: 0.01,
  globalClipNorm: 1, // or clipNorm for each variable, or clipValue for each element
  groups: [
    { match: /bias|gamma|beta/, weightDecay: 0 },
    { match: head, bits: 32, learningRate: 1e-4 },
  ],
});
\`\`\`

\`match\` is a name or a part of a name between slashes, a pattern, a variable, a layer, or a list of these. A group has any
hyper-parameter of the rule, and \`bits\`, \`blockSize\`, \`map\`, \`mapValues\` and \`min8bitSize\`. Where several match a variable,
the last one with a setting decides; \`keep32\` comes before all of them. A number that TensorFlow.js appends to a name
that is taken does not count: \`/bias$/\` matches "bias_1" too. A group's learning rate keeps its ratio to the
optimizer's. \`ledger()\` says why each variable has its bits.

\`bits: { m: 8, r: 32 }\` in a group or in \`optimizerFor\` stores one moment in codes and the other in floats.

## Steps at the speed of the GPU

On WebGPU a step of a small model costs more to ask for than to compute: it is some hundred requests to the device.
\`recordStep\` records the requests of one step and repeats them, with new batches and the current learning rate, and
with the same bits:

\`\`\`js
import { recordStep } from "${name}/replay";
const loop = recordStep(([x, y]) => optimizer.minimize(() => tf.losses.meanSquaredError(y, model(x)), true), {
  optimizers: [optimizer],
  nextBatch: () => [tf.tensor2d(inputs, [64, 16]), tf.tensor2d(targets, [64, 1])],
});
const losses = await loop.run(1000); // Float32Array(1000)
\`\`\`

The first three steps call the function as it is; two of them are recorded. If the two recordings differ in more than
the batch, or hold something that cannot be repeated, every step calls the function, and \`loop.refusal\` says why:

| \`kind\` | the step |
| --- | --- |
| \`backend\` | does not run on WebGPU |
| \`read-back\` | reads a tensor (\`data\`, \`dataSync\`) |
| \`buffers\` | replaces or keeps a tensor: \`assign\`, which optimizers of \`tf.train\` and batch normalization use, or \`keep\` |
| \`values\` | computes with a number that changes and is not in the batch: dropout, or a schedule of your own (one given as \`learningRate\` is repeated) |
| \`commands\` | does something else each time |
| \`command\` | calls the device in a way that a recording cannot repeat |
| \`bind-group\` | uses a bind group that was made before the recording |
| \`input\` | got a batch of another size, or one that tfjs computed on the GPU |
| \`freed\` | worked on a variable that has been disposed or assigned to since |
| \`device\` | does not fit on the device as a recording |

\`model.fit\` does not use it.

## To bitsandbytes and back

\`${name}/bitsandbytes\` writes the state of adam, adamw, lion, momentum, rmsprop and ademamix as a \`.safetensors\` file
with the names and the layout of bitsandbytes, and reads such a file:

\`\`\`js
${EXCHANGE_EXAMPLE}
\`\`\`

With \`map: "dynamic"\` and blocks of 256 values, as here, all codes stay the same bytes. Codes of other maps or blocks, and
files in blocks of 2048 (bitsandbytes before 0.44), are dequantized and quantized anew, and \`notes\` says so. What
bitsandbytes cannot have, such as 4-bit state, is refused with a \`CheckpointError\`. Kernels of \`tf.layers.dense\` are
[inputs, outputs], those of \`torch.nn.Linear\` [outputs, inputs]: the other model must keep them as the file does. In the
repository \`docs/optimizer_state.py\` loads the file into \`bnb.optim\` and saves it from there.

## Without TensorFlow.js, on your own WebGPU buffers

\`${name}/webgpu\` imports nothing. It takes a device, and buffers of float32 parameters and gradients of usage STORAGE:

\`\`\`js
import { webgpuOptimizer } from "${name}/webgpu";
const optimizer = webgpuOptimizer(device, "adam", [{ params, grads }], { hyper: { learningRate: 1e-3 } });
// In each step, after the dispatches that compute the gradients:
optimizer.encodeStep(pass);
\`\`\`

Programs that compute gradients into new buffers each time leave \`grads\` out and give them to
\`encodeStep(pass, grads)\`. Submit a step before you record the next. \`learningRate\` can be assigned, \`bits\` is 8 (default), 4 or 32, and \`destroy()\`
frees the state. The rule \`muon\` is not offered here.

With [jax-js](https://github.com/ekzhang/jax-js) (0.1.25), whose arrays are in such buffers:

\`\`\`js
${JAX_EXAMPLE}
\`\`\`

jax-js takes the values of an array for constant. So move arrays that share their buffer with no other, and read them anew
after each step, as here.

## On plain typed arrays

\`${name}/numerics\` is the method itself, which the kernels are tested against, and imports nothing:

\`\`\`js
${NUMERICS_EXAMPLE}
\`\`\`

## When it will not help

- Small tensors: below ${small} elements they keep 32-bit state (\`min8bitSize\`), because it saves little there.
- Activations: with large batches or long texts they take most of the memory, and state is a small part.
- Parameters and gradients stay in 32 bits; only the optimizer's own state shrinks.
- Word embeddings: the paper keeps their state in 32 bits and adds a layer norm (its stable embedding layer).
  \`keep32: ["embedding"]\` keeps the state of variables of that name in 32 bits, also where it is a part of the name between
  slashes. For \`tf.layers.embedding\` it is \`keep32: ["embeddings"]\`, which means "embeddings_1" too. \`stableEmbedding\` is the whole layer.
  With \`map: "dynamic"\` an output layer with a table of its own needed it too in our runs.

## What is in it

- \`adam8bit\`, \`adam4bit\`, \`adam32\`: options \`learningRate\`, \`beta1\`, \`beta2\`, \`epsilon\`, \`weightDecay\`,
  \`updateClip\`; in 8 and 4 bits also \`blockSize\`, \`map\`, \`mapValues\`, \`min8bitSize\`, \`keep32\`.
  Maps in 8 bits: ${maps.map((map) => `\`${map.name}\``).join(", ")}. \`fp8-e4m3\` in blocks of 256 is torchao's FP8 state, and
  \`companded\` in blocks of 32 FlashOptim's with scales in 32 bits.
- \`optimizer8bit(rule, hyper, state)\`, \`optimizer4bit(rule, hyper, state)\`, \`optimizer32(rule, hyper)\`: ${rules.map((rule) => rule.name).join(", ")}.
  Formulas up to muon are those of bitsandbytes, the others those of \`tf.train\`; lamb and lars have the trust ratio of
  their authors besides.
- muon, after its authors' public code, orthogonalizes the steps of kernels. Vectors are moved by Adam, and so are
  variables with "embedding", "embeddings", "positions", "output" or "head" between the slashes of their name; the option
  \`adamRate\` is Adam's learning rate as a share of muon's.
- \`stableEmbedding({ vocabulary, width })\`: the layer of the paper as \`{ variables, apply(ids), keep32 }\`; its gradients are
  the same bits in each run, which those of \`tf.gather\` are not on WebGPU.
- \`${name}/bitsandbytes\`: \`writeBitsandbytes(optimizer, weights, variables)\` and \`readBitsandbytes(optimizer, bytes)\`.
- \`${name}/numerics\`: the method on plain typed arrays, as above. The page
  \`/package/reference/\` of the site, which \`npm start\` in the repository serves, is the reference of all entries.
- \`OptimizerError\`, \`NumericsError\`, \`KernelArgumentError\`: each names the argument, its value and what is allowed.

## Sizes

Minified and compressed with gzip, without TensorFlow.js. "At once" is what a page loads to train, on any backend. "Late" is what
a program loads besides when it first saves or loads state or asks for a report:

| entry | at once | late |
| --- | --- | --- |
${sizeRows}

\`${name}/adam8bit\` exports \`adam8bit\` alone: with weight decay, a learning rate that may be a function, \`min8bitSize\`, \`keep32\`,
the maps "dynamic-above-zero" and "dynamic", and blocks of powers of two from 64 to 4096. It refuses other rules, groups, clipping,
\`updateClip\` and \`mapValues\`, also in a model that it loads, and has neither \`report()\` nor \`readState()\`. \`recordStep\` takes the
optimizers of \`${name}\`. A program imports one of the two, and not both.

## Licence

MIT
`;
}
