/**
 * The example with jax-js, and the same steps by the method on typed arrays: gradients of jax-js, parameters on the CPU.
 * If a step read a stale buffer or wrote to a wrong one, the two would part.
 */
import * as jax from "@jax-js/jax";
import { makeMap, makeState8, makeState32, ruleNamed, step8, step32 } from "blockwise-optimizers/numerics";
import { lossAndGradients, losses, makeParams, params, x, y } from "./jax.mjs";

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic-above-zero", { bits: 8, signed: false }),
};
const adam = ruleNamed("adam");
const twins = await Promise.all(
  makeParams().map(async (array) => {
    const { shape } = array;
    const values = await array.data();
    const isSmall = values.length < 4096;
    const state = isSmall ? makeState32(adam, values.length) : makeState8(adam, values.length, 256, maps);
    const move = isSmall ? step32 : step8;
    return { shape, values, step: (c, grads) => move(adam, c, values, grads, state) };
  }),
);
const wanted = [];
for (let step = 1; step <= losses.length; step++) {
  const [value, grads] = lossAndGradients(
    twins.map(({ values, shape }) => jax.numpy.array(values).reshape(shape)),
    x.ref,
    y.ref,
  );
  const c = adam.prepare({ learningRate: 0.01 }, step);
  for (const [i, gradient] of grads.entries()) twins[i].step(c, await gradient.data());
  wanted.push((await value.data())[0]);
}
const moved = await Promise.all(params.map((array) => array.data()));
const off = Math.max(
  ...moved.flatMap((array, i) => Array.from(array, (value, k) => Math.abs(value - twins[i].values[k]))),
);
console.log(JSON.stringify({ losses, wanted, off }));
process.exit(0);
