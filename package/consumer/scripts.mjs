/**
 * A page with two script tags: it trains, saves and loads a LayersModel. The scripts share global variables, as those of
 * a page do.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";

// TensorFlow.js notices that it runs in Node.
globalThis.require = createRequire(import.meta.url);
const load = (path) => runInThisContext(readFileSync(new URL(path, import.meta.url), "utf8"));
load("./node_modules/@tensorflow/tfjs/dist/tf.min.js");
load("./node_modules/blockwise-optimizers/global.js");
const done = await runInThisContext(`(async () => {
  await tf.setBackend("cpu");
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [64] })] });
  model.compile({ optimizer: blockwiseOptimizers.adam8bit({ learningRate: 0.01 }), loss: "meanSquaredError" });
  const [x, y] = [tf.randomNormal([32, 64], 0, 1, "float32", 1), tf.randomNormal([32, 64], 0, 1, "float32", 2)];
  const fit = async (model) => (await model.fit(x, y, { epochs: 3, shuffle: false, verbose: 0 })).history.loss;
  const before = await fit(model);
  let saved;
  await model.save(tf.io.withSaveHandler(async (artifacts) => {
    saved = artifacts;
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
  }), { includeOptimizer: true });
  const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
  const [went, resumed] = [await fit(model), await fit(loaded)];
  return JSON.stringify({ before, went, resumed, resumedBits: loaded.optimizer.ledger().map((each) => each.bits) });
})()`);
console.log(done);
process.exit(0);
