import { type ClaimTable, claim } from "@/components/prose/claims";
import { brokenFactor, brokenFrom, brokenStepFactors, brokenTop } from "@/lib/findings/brokenMap";
import { builtIn, drawn, scaledByBlock, scoreOf } from "@/lib/findings/mapScores";
import { MAP_DUEL } from "@/lib/findings/setups";
import { brokenMap, RIGHT_BITS, unsignedEntries, WRONG_BITS } from "@/lib/numerics/brokenMap";
import { encode, midpointsOf } from "@/lib/numerics/encode";
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { pointsInfo } from "@/lib/tasks/points/info";
import { plainPoints } from "@/lib/tasks/points/plain";
import { DECADES, largestErrorIn, valuesIn } from "./02-256-numbers.values";

/** Shares of the block's largest gradient at which arithmetic and simulation are compared. */
const SHARES = [1, 0.5, 0.1];

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
  "even-code-wins": claim(
    () => {
      const winners = [true, false].flatMap((signed) => {
        const { values } = makeMap("dynamic", { bits: 8, signed });
        return [...midpointsOf(values)].map((middle) => encode(values, middle));
      });
      return { ties: winners.length, odd: winners.filter((code) => code % 2 === 1).length };
    },
    ({ ties, odd }) => ties === 510 && odd === 0,
  ),
  "unsigned-is-a-row-better": claim(
    () => {
      const [signed, unsigned] = [builtIn("dynamic", true)!, builtIn("dynamic", false)!];
      const decades = Array.from({ length: DECADES }, (_, k) => k);
      return {
        times: decades.map((k) => valuesIn(unsigned, k) / valuesIn(signed, k)),
        // The last decade ends at zero, which is its neighbour in either map.
        apart: decades
          .slice(1, -1)
          .map((k) => Math.abs(largestErrorIn(unsigned, k) / largestErrorIn(signed, k - 1) - 1)),
      };
    },
    ({ times, apart }) => times.every((ratio) => ratio === 2) && apart.every((gap) => gap < 1e-4),
  ),
  "one-code-has-no-mirror": claim(
    () => {
      const { values } = makeMap("dynamic", { bits: 8, signed: true });
      return { alone: [...values.keys()].filter((code) => !values.includes(-values[code])) };
    },
    ({ alone }) => alone.length === 1 && alone[0] === 255,
  ),
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
    () => ({ simulated: brokenStepFactors(SHARES), computed: SHARES.map(brokenFactor) }),
    ({ simulated, computed }) => simulated.every((factor, i) => Math.abs(factor / computed[i] - 1) < 0.05),
  ),
  "broken-map-hit": claim(
    () => ({ from: brokenFrom() }),
    ({ from }) => Math.abs(from - 0.01) < 0.001,
  ),
  "bit-count-alone": claim(
    () => {
      const [moved, right, rightMoved] = [
        unsignedEntries(WRONG_BITS, false),
        unsignedEntries(RIGHT_BITS, true),
        unsignedEntries(RIGHT_BITS, false),
      ];
      return { moved: moved.length, end: moved[255], right: right.length, rightMoved: rightMoved.length };
    },
    ({ moved, end, right, rightMoved }) =>
      moved === 512 && Math.abs(end - brokenTop()) < 0.02 && right === 256 && rightMoved === 256,
  ),
  "bell-curve-below-a-tenth": claim(
    () => {
      const scaled = scaledByBlock(drawn("normal"), MAP_DUEL.block);
      return { share: scaled.filter((value) => Math.abs(value) < 0.1).length / scaled.length };
    },
    ({ share }) => Math.abs(share - 0.24) < 0.005,
  ),
  "codes-below-a-tenth": claim(
    () => {
      const share = (map: string) => {
        const { values } = builtIn(map, true)!;
        return values.filter((value) => Math.abs(value) < 0.1).length / values.length;
      };
      return { dynamic: share("dynamic"), linear: share("linear") };
    },
    ({ dynamic, linear }) => Math.abs(dynamic - 0.5) < 0.01 && Math.abs(linear - 0.1) < 0.005,
  ),
  "fewer-zeros-in-a-run": claim(
    () => ({ run: zeroedByLinear(momentsOfShortRun()), squares: zeroedByLinear(drawn("squares")) }),
    ({ run, squares }) => run > 0 && run < squares / 2,
  ),
};
