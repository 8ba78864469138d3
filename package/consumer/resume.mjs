/** A LayersModel that is saved with its optimizer, loaded beside the first one, and trained on as it is. */
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { adam8bit } from "blockwise-optimizers";

await tf.setBackend(process.argv[2]);
const inputs = tf.randomUniform([64, 16], -1, 1, "float32", 1);
const targets = tf.sin(tf.sum(inputs, 1, true));
const kernel = (seed) => ({ kernelInitializer: tf.initializers.randomNormal({ stddev: 0.2, seed }) });
const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 512, inputShape: [16], activation: "tanh", ...kernel(2) }),
    tf.layers.dense({ units: 8, name: "my_head", ...kernel(3) }),
    tf.layers.dense({ units: 1, ...kernel(4) }),
  ],
});
// Reads that nobody waits for: steps follow while they are under way.
const onBatchBegin = () => {
  for (const weight of model.getWeights()) weight.data();
};
const fit = { epochs: 6, batchSize: 32, shuffle: false, verbose: 0, callbacks: { onBatchBegin } };
const train = async (model) => (await model.fit(inputs, targets, fit)).history.loss;

const optimizer = adam8bit({ learningRate: 0.01, min8bitSize: 512, keep32: ["my_head"] });
model.compile({ optimizer, loss: "meanSquaredError" });
const before = await train(model);
let saved;
const keep = tf.io.withSaveHandler(async (artifacts) => {
  saved = artifacts;
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
});
await model.save(keep, { includeOptimizer: true });
const loaded = await tf.loadLayersModel(
  tf.io.fromMemory({ ...saved, trainingConfig: JSON.parse(JSON.stringify(saved.trainingConfig)) }),
);
const bits = async (optimizer) => optimizer.ledger().map((entry) => entry.bits);
const [went, resumed] = [await train(model), await train(loaded)];
const [wentBits, resumedBits] = [await bits(model.optimizer), await bits(loaded.optimizer)];
console.log(JSON.stringify({ before, went, resumed, wentBits, resumedBits }));
process.exit(0);
