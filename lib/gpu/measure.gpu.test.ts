import { afterAll, beforeAll, expect, it } from "vitest";
import { copy } from "@/lib/numerics/copy";
import { cosine } from "@/lib/numerics/cosine";
import { countCodes } from "@/lib/numerics/countCodes";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { ruleNamed } from "@/lib/numerics/rules";
import { packCodes } from "@/lib/numerics/step4";
import { readBytes, readRegions, storageBuffer, storageBufferOf } from "./buffers";
import { type CosineMeter, cosineRegion, cosinesIn, encodeCosine, makeCosineMeter } from "./cosine";
import { countsIn, countsRegion, encodeCountCodes, makeCounts } from "./countCodes";
import type { OpenDevice } from "./device";
import { KernelArgumentError } from "./errors";
import { makeState4, makeState8 } from "./state";
import { writeState } from "./stateData";
import { openTestDevice, runPass } from "./testDevice";
import { encodeCopy } from "./timed";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const random = makeRandom(5);
const noise = (n: number, scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);

it("codes are counted over tensors, state by state, and the counts start anew after a reading", async () => {
  const { device } = opened;
  const rule = ruleNamed("ademamix");
  const maps = {
    signed: makeMap("dynamic", { bits: 8, signed: true }),
    unsigned: makeMap("dynamic", { bits: 8, signed: false }),
  };
  const counts = makeCounts(device, 3);
  const wanted = rule.states.map(() => new Uint32Array(256));
  const states = [20_000, 4099, 1].map((n) => {
    const state = makeState8(device, rule, n, 256, maps);
    const codes = rule.states.map((_, k) =>
      Uint8Array.from({ length: n }, () => random.integer(256 - 40 * k)),
    );
    writeState(
      state,
      codes.map((each) => ({ codes: each, absmax: new Float32Array(state.shape.blocks) })),
    );
    codes.forEach((each, k) => {
      countCodes(each).forEach((count, code) => {
        wanted[k][code] += count;
      });
    });
    return state;
  });
  const count = async () => {
    runPass(device, (pass) => {
      for (const state of states) encodeCountCodes(pass, state, counts);
    });
    const [bytes] = await readRegions(device, "counts", [countsRegion(counts)]);
    return countsIn(bytes);
  };
  expect(await count()).toEqual(wanted);
  expect(await count()).toEqual(wanted);
  for (const owner of [...states, counts]) owner.destroy();
});

it("codes of 4 bits have 16 counters a state", async () => {
  const { device } = opened;
  const rule = ruleNamed("adam");
  const counts = makeCounts(device, 2, 4);
  const wanted = rule.states.map(() => new Uint32Array(16));
  const states = [20_000, 4099, 9, 1].map((n) => {
    const state = makeState4(device, rule, n);
    const codes = rule.states.map((_, k) => Uint8Array.from({ length: n }, () => random.integer(16 - 5 * k)));
    writeState(
      state,
      codes.map((each) => ({ bytes: packCodes(each), absmax: new Float32Array(state.shape.blocks) })),
    );
    codes.forEach((each, k) => {
      for (const code of each) wanted[k][code]++;
    });
    return state;
  });
  runPass(device, (pass) => {
    for (const state of states) encodeCountCodes(pass, state, counts);
  });
  const [bytes] = await readRegions(device, "counts", [countsRegion(counts)]);
  expect(countsIn(bytes, 4)).toEqual(wanted);
  for (const owner of [...states, counts]) owner.destroy();
});

/** Parameters of one lane before and after a step, in JavaScript and on the GPU. */
function lane(sizes: readonly number[], updates: readonly Float32Array[]) {
  return sizes.map((n, i) => {
    const before = noise(n, 0.1);
    const after = before.map((p, j) => p + updates[i][j]);
    return {
      update: after.map((p, j) => p - before[j]),
      buffers: {
        before: storageBufferOf(opened.device, "before", before),
        after: storageBufferOf(opened.device, "after", after),
      },
    };
  });
}

async function cosinesOf(meter: CosineMeter) {
  const [bytes] = await readRegions(opened.device, "cosines", [cosineRegion(meter)]);
  return cosinesIn(meter, bytes);
}

it("the cosine of two updates is taken over all tensors, and steps are read together", async () => {
  const { device } = opened;
  const sizes = [70_001, 3, 5000];
  const meter = makeCosineMeter(device, sizes, 4);
  const all = (parts: readonly { update: Float32Array }[]) =>
    Float32Array.from(parts.flatMap(({ update }) => [...update]));
  const wanted: number[] = [];
  const buffers: GPUBuffer[] = [];
  for (const likeness of [1, 0.5, -1]) {
    const updates = sizes.map((n) => noise(n, 1e-3));
    const others = updates.map((update) =>
      update.map((x) => likeness * x + (1 - Math.abs(likeness)) * random.normal() * 1e-3),
    );
    const a = lane(sizes, updates);
    const b = lane(sizes, others);
    wanted.push(cosine(all(a), all(b)));
    runPass(device, (pass) =>
      encodeCosine(
        pass,
        meter,
        a.map(({ buffers }, i) => ({ a: buffers, b: b[i].buffers })),
      ),
    );
    buffers.push(...[...a, ...b].flatMap(({ buffers: { before, after } }) => [before, after]));
  }
  const got = await cosinesOf(meter);
  expect(got.length).toBe(3);
  wanted.forEach((value, step) => {
    expect(got[step]).toBeCloseTo(value, 5);
  });
  expect((await cosinesOf(meter)).length).toBe(0);
  for (const owner of [meter, ...buffers]) owner.destroy();
});

it("parts of several buffers are read together, and cleared where that is asked for", async () => {
  const { device } = opened;
  const [a, b] = [noise(9, 1), noise(5, 1)];
  const [bufferA, bufferB] = [storageBufferOf(device, "a", a), storageBufferOf(device, "b", b)];
  const read = async () => {
    const parts = await readRegions(device, "parts", [
      { buffer: bufferA, offset: 4, bytes: 12 },
      { buffer: bufferB, bytes: 20, clear: true },
      { buffer: bufferA, bytes: 0 },
      { buffer: bufferA, offset: 32, bytes: 3 },
    ]);
    return parts.map((part) => [...new Uint8Array(part)]);
  };
  const bytesOf = (values: Float32Array, from: number, to: number) => [
    ...new Uint8Array(values.buffer).slice(from, to),
  ];
  const whole = [bytesOf(a, 4, 16), bytesOf(b, 0, 20), [], bytesOf(a, 32, 35)];
  expect(await read()).toEqual(whole);
  whole[1].fill(0);
  expect(await read()).toEqual(whole);
  for (const owner of [bufferA, bufferB]) owner.destroy();
});

it("an update that is zero everywhere points nowhere; steps past the capacity are lost", async () => {
  const { device } = opened;
  const meter = makeCosineMeter(device, [10], 2);
  const still = storageBufferOf(device, "still", noise(10, 1));
  const moved = storageBufferOf(device, "moved", noise(10, 1));
  const pair = { a: { before: still, after: still }, b: { before: still, after: moved } };
  runPass(device, (pass) => {
    for (let step = 0; step < 3; step++) encodeCosine(pass, meter, [pair]);
  });
  expect([...(await cosinesOf(meter))]).toEqual([Number.NaN, Number.NaN]);
  runPass(device, (pass) => {
    expect(() => encodeCosine(pass, meter, [])).toThrow(KernelArgumentError);
  });
  for (const owner of [meter, still, moved]) owner.destroy();
});

it("the copy copies", async () => {
  const { device } = opened;
  const x = noise(10_000, 1);
  const from = storageBufferOf(device, "from", x);
  const to = storageBuffer(device, "to", x.byteLength);
  runPass(device, (pass) => encodeCopy(pass, device, from, to));
  const wanted = new Float32Array(x.length);
  copy(x, wanted);
  expect(new Float32Array(await readBytes(device, to))).toEqual(wanted);
  from.destroy();
  to.destroy();
});
