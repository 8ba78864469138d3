/** Trains a network of jax-js with 8-bit Adam: gradients and parameters stay in the buffers of jax-js. */
import * as jax from "@jax-js/jax";
import { webgpuOptimizer } from "blockwise-optimizers/webgpu";

const { numpy: np, random } = jax;
await jax.init("webgpu");
jax.defaultDevice("webgpu");
const device = jax.getWebGPUDevice();

const predict = ([hidden, output], x) => np.matmul(np.tanh(np.matmul(x, hidden)), output);
const loss = (params, x, y) => np.mean(np.square(np.subtract(predict(params, x), y)));
export const lossAndGradients = jax.jit(jax.valueAndGrad(loss));
export const makeParams = () => [
  random.normal(random.key(1), [16, 512]).mul(0.3),
  random.normal(random.key(2), [512, 1]).mul(0.05),
];
export const x = random.uniform(random.key(3), [64, 16], { minval: -1, maxval: 1 });
export const y = np.sin(np.sum(x.ref, 1, { keepdims: true }));

export const params = makeParams();
const tensors = params.map((array) => ({ params: array.ref.gpuBufferSync(), n: array.size }));
const optimizer = webgpuOptimizer(device, "adam", tensors, { hyper: { learningRate: 0.01 } });

export const losses = [];
for (let step = 0; step < 30; step++) {
  const [value, gradients] = lossAndGradients(
    params.map((array) => array.ref),
    x.ref,
    y.ref,
  );
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  // jax-js computes the gradients of each step into new buffers.
  optimizer.encodeStep(
    pass,
    gradients.map((array) => array.ref.gpuBufferSync()),
  );
  pass.end();
  device.queue.submit([encoder.finish()]);
  jax.tree.dispose(gradients);
  losses.push((await value.data())[0]);
}
