/** A training script as one finds it. */
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";

await tf.setBackend(process.argv[2]);
const inputs = tf.randomUniform([64, 16], -1, 1, "float32", 1);
const targets = tf.sin(tf.sum(inputs, 1, true));
const hidden = tf.variable(tf.randomNormal([16, 512], 0, 0.3, "float32", 2));
const output = tf.variable(tf.randomNormal([512, 1], 0, 0.05, "float32", 3));
const loss = () => tf.losses.meanSquaredError(targets, tf.matMul(tf.tanh(tf.matMul(inputs, hidden)), output));

const optimizer = tf.train.adam(0.01);
const losses = [];
for (let step = 0; step < 30; step++) {
  const cost = optimizer.minimize(loss, true, [hidden, output]);
  losses.push((await cost.data())[0]);
  cost.dispose();
}
const weights = await optimizer.getWeights();
const states = weights.filter(({ name }) => name !== "iter" && name !== "format");
const bytes = states.reduce((sum, { tensor }) => sum + 4 * tensor.size, 0);
console.log(JSON.stringify({ backend: tf.getBackend(), losses, bytes }));
process.exit(0);
