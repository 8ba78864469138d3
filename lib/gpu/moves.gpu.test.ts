import { afterAll, beforeAll, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { moves } from "@/lib/numerics/moves";
import { packCodes } from "@/lib/numerics/packCodes";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { ruleNamed } from "@/lib/numerics/rules";
import { maps4 } from "@/lib/numerics/step4";
import { readRegions, storageBufferOf, writeBytes } from "./buffers";
import type { OpenDevice } from "./device";
import { KernelArgumentError } from "./errors";
import { encodeMoves, type MoveMeter, makeMoveMeter, movesIn, movesRegion, packRates } from "./moves";
import type { State } from "./state";
import { makeState4 } from "./state4";
import { makeState8 } from "./state8";
import { makeState32 } from "./state32";
import { makeStateMixed } from "./stateMixed";
import { writeState } from "./stateWrites";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const random = makeRandom(3);
const adam = ruleNamed("adam");
const ademamix = ruleNamed("ademamix");
const maps8 = (family: string) => ({
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap(family, { bits: 8, signed: false }),
});

/** Values of very different sizes, some of them zero: many second moments of a block are stored as zero. */
const spread = (n: number, signed: boolean) =>
  Float32Array.from({ length: n }, () => {
    const size = random.integer(4) === 0 ? 0 : 10 ** (-12 * random.uniform());
    return signed && random.integer(2) === 0 ? -size : size;
  });

/** Writes moments to a state, and returns them as the twin takes them; undefined without both in codes. */
function fill(state: State) {
  if (state.bits === 32) return undefined;
  const { n, blockSize } = state.shape;
  if (state.bits === "mixed") {
    const { maps, rule, stateBits } = state;
    const [m, r] = rule.states.map(({ signed }, k) => {
      const values = spread(n, signed);
      return stateBits[k] === 32 ? values : quantize(values, maps[0], Math.min(blockSize, n));
    });
    writeState(state, [m, r]);
    return r instanceof Float32Array ? undefined : { m, r };
  }
  const stored = state.maps.map((map, k) =>
    quantize(spread(n, state.rule.states[k].signed), map, Math.min(blockSize, n)),
  );
  if (state.bits === 8) writeState(state, stored);
  else
    writeState(
      state,
      stored.map(({ codes, absmax }) => ({ bytes: packCodes(codes), absmax })),
    );
  const [m, r] = [true, false].map((signed) => state.rule.states.findIndex((each) => each.signed === signed));
  return r < 0 ? undefined : { m: stored[m], r: stored[r] };
}

async function read(meter: MoveMeter) {
  const [bytes] = await readRegions(opened.device, "moves", [movesRegion(meter)]);
  return movesIn(meter, bytes);
}

const LANES = [
  () => [
    makeState32(opened.device, adam, 5003),
    makeState32(opened.device, adam, 7),
    makeStateMixed(opened.device, adam, 513, 64, maps8("dynamic"), [8, 32]),
  ],
  () => [7, 70_001, 9].map((n) => makeState8(opened.device, adam, n, 64, maps8("dynamic"))),
  () => [makeState8(opened.device, ademamix, 6001, 6001, maps8("dynamic-above-zero"))],
  () => [makeState8(opened.device, adam, 6000, 1500, maps8("linear"))],
  () => [4099, 1].map((n) => makeState4(opened.device, adam, n, 128, maps4())),
  () => [makeState8(opened.device, ruleNamed("momentum"), 300, 64, maps8("dynamic"))],
  () => [4097, 66, 5].map((n) => makeStateMixed(opened.device, adam, n, 64, maps8("dynamic"), [32, 8])),
  () => [],
];

it("moves are those of the twin, for every storage, and steps are read together", async () => {
  const { device } = opened;
  const lanes = LANES.map((make) => make());
  const meter = makeMoveMeter(device, lanes, 2);
  const buffers: GPUBuffer[] = [];
  const buffer = (values: Float32Array) => {
    const made = storageBufferOf(device, "weights", values);
    buffers.push(made);
    return made;
  };
  const wanted: unknown[][] = [];
  for (const scale of [1e-2, 3]) {
    const rates = lanes.map((_, lane) => Math.fround(0.001 * (lane + 1)));
    const step = lanes.map((states, lane) => {
      const each = states.map((state) => {
        const before = Float32Array.from({ length: state.shape.n }, () => random.normal());
        const after = before.map((p) => p + scale * random.normal());
        if (lane === 2 && scale === 3) after[4321] = Number.NaN;
        return { before, after, result: moves(before, after, rates[lane], fill(state)) };
      });
      const tensor = each.reduce(
        (best, { result }, i) => (result.largest > each[best].result.largest ? i : best),
        0,
      );
      const found = each[tensor]?.result;
      return {
        updates: each.map(({ before, after }) => ({ before: buffer(before), after: buffer(after) })),
        row: found && [
          Math.fround(found.largest / rates[lane]),
          tensor,
          found.element,
          each.reduce((sum, { result }) => sum + result.long, 0),
          each.reduce((sum, { result }) => sum + result.lost, 0),
        ],
      };
    });
    wanted.push(step.map(({ row }) => row));
    writeBytes(device, meter.rates, packRates(rates));
    runPass(device, (pass) =>
      encodeMoves(
        pass,
        meter,
        step.map(({ updates }) => updates),
      ),
    );
  }
  const got = await read(meter);
  for (const step of [0, 1]) {
    got.slice(0, -1).forEach(({ largest, tensor, element, long, lost }, lane) => {
      const row = [largest[step], tensor[step], element[step], long[step], lost[step]];
      expect(row, `step ${step}, lane ${lane}`).toEqual(wanted[step][lane]);
    });
    expect(got[LANES.length - 1].largest[step]).toBeNaN();
  }
  const lost = got.map((lane) => lane.lost[0]);
  // The test would pass with kernels that find nothing if there were nothing to find.
  expect(lost.map((count) => count > 0)).toEqual([false, true, false, true, false, false, true, false]);
  expect(got.map(({ long }) => long[1] > 0).slice(0, -1)).toEqual(new Array(LANES.length - 1).fill(true));
  expect((await read(meter))[0].largest).toHaveLength(0);
  runPass(device, (pass) => {
    expect(() =>
      encodeMoves(
        pass,
        meter,
        lanes.map(() => []),
      ),
    ).toThrow(KernelArgumentError);
  });
  for (const owner of [meter, ...lanes.flat(), ...buffers]) owner.destroy();
});
