import { type ClaimTable, claim } from "@/components/prose/claims";
import { builtIn, drawn, scaledByBlock, scoreOf } from "@/lib/findings/mapScores";
import { MAP_DUEL } from "@/lib/findings/setups";
import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { pointsInfo } from "@/lib/tasks/points/info";
import { plainPoints } from "@/lib/tasks/points/plain";
import { brokenMap, values } from "./02-256-numbers.values";

/** Returns the length of the last of 5000 steps of Adam under a steady gradient, with this map for second moments. */
function lastStep(unsigned: QuantizationMap): number {
  const signed = makeMap("dynamic", { bits: 8, signed: true });
  const params = new Float32Array(4);
  const gradients = new Float32Array(4).fill(0.01);
  const states = makeState8(adam, 4, 4, { signed, unsigned });
  let before = params.slice();
  for (let step = 1; step <= 5000; step++) {
    before = params.slice();
    step8(adam, adam.prepare({}, step), params, gradients, states);
  }
  return Math.abs(params[0] - before[0]);
}

/** Returns how many times longer Adam's steps become with the broken map. */
function stepRatio(): number {
  const unsigned = makeMap("dynamic", { bits: 8, signed: false });
  const broken = { ...unsigned, values: Float32Array.from(brokenMap().slice(0, 256)) };
  return lastStep(broken) / lastStep(unsigned);
}

/** Returns the second moments of all weights of a small network after 100 steps of Adam. */
function momentsOfShortRun(): Float32Array {
  const { width, batchSize, learningRate } = pointsInfo.defaults;
  const network = plainPoints({ options: {}, width, batchSize, seed: 1 });
  const params = network.weights.map(({ values: initial }) => initial.slice());
  const gradients = params.map(({ length }) => new Float32Array(length));
  const states = params.map(({ length }) => makeState32(adam, length));
  for (let step = 1; step <= 100; step++) {
    network.gradients(params, network.nextBatch(), gradients);
    const c = adam.prepare({ learningRate }, step);
    params.forEach((weights, k) => {
      step32(adam, c, weights, gradients[k], states[k]);
    });
  }
  return Float32Array.from(states.flatMap(([, second]) => [...second]));
}

/** Returns the share of values that the linear map stores as zero, 0 to 1. */
const zeroedByLinear = (x: Float32Array) => scoreOf(x, builtIn("linear", false)!, MAP_DUEL.block).zeroed;

/** The claims of chapter 2. */
export const claims: ClaimTable = {
  "broken-map-entries": claim(
    () => ({ entries: brokenMap().length }),
    ({ entries }) => entries === 524,
  ),
  "broken-map-ends-below-a-tenth": claim(
    () => ({ last: brokenMap()[255] }),
    ({ last }) => last > 0.09 && last < 0.1,
  ),
  "broken-map-ten-times-too-small": claim(
    () => ({ times: 1 / brokenMap()[255] }),
    ({ times }) => Math.abs(times - 10.7) < 0.05,
  ),
  "broken-map-step-length": claim(
    () => ({ simulated: stepRatio(), printed: Number(values["broken-map-step"]()) }),
    ({ simulated, printed }) => Math.abs(simulated / printed - 1) < 0.05,
  ),
  "bell-curve-below-a-tenth": claim(
    () => {
      const scaled = scaledByBlock(drawn("normal"), MAP_DUEL.block);
      return { share: scaled.filter((value) => Math.abs(value) < 0.1).length / scaled.length };
    },
    ({ share }) => Math.abs(share - 0.24) < 0.005,
  ),
  "fewer-zeros-in-a-run": claim(
    () => ({ run: zeroedByLinear(momentsOfShortRun()), squares: zeroedByLinear(drawn("squares")) }),
    ({ run, squares }) => run > 0 && run < squares / 2,
  ),
};
