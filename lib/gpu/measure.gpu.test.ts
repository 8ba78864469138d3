import { afterAll, beforeAll, expect, it } from "vitest";
import { copy } from "@/lib/numerics/copy";
import { cosine } from "@/lib/numerics/cosine";
import { countCodes } from "@/lib/numerics/countCodes";
import { makeMap } from "@/lib/numerics/maps";
import { packCodes } from "@/lib/numerics/packCodes";
import { makeRandom } from "@/lib/numerics/random";
import { ruleNamed } from "@/lib/numerics/rules";
import { readBytes, readRegions, storageBuffer, storageBufferOf, writeBytes } from "./buffers";
import {
  type CosineMeter,
  cosineGroups,
  cosineRegion,
  cosinesIn,
  encodeCosine,
  makeCosineMeter,
} from "./cosine";
import { countsIn, countsRegion, encodeCountCodes, makeCounts } from "./countCodes";
import type { OpenDevice } from "./device";
import { KernelArgumentError } from "./errors";
import { makeState4 } from "./state4";
import { makeState8 } from "./state8";
import { writeState } from "./stateWrites";
import { makeTensorCopies, type TensorCopies } from "./tensorGroups";
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
  const { device } = opened;
  const before = makeTensorCopies(device, "before", sizes, cosineGroups(device, sizes));
  const tensors = sizes.map((n, i) => {
    const start = noise(n, 0.1);
    const after = start.map((p, j) => p + updates[i][j]);
    const { buffer, offset } = before.places[i];
    writeBytes(device, buffer, start, offset);
    return { after, update: after.map((p, j) => p - start[j]) };
  });
  const after = tensors.map((tensor) => storageBufferOf(device, "after", tensor.after));
  return { tensors, update: { before, after } };
}

const joined = (parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

/** Returns the copies of a run's tensors. */
async function copiesOf({ places }: TensorCopies) {
  const parts = await readRegions(
    opened.device,
    "copies",
    places.map(({ buffer, offset, size }) => ({ buffer, offset, bytes: size })),
  );
  return parts.map((part) => new Float32Array(part));
}

async function cosinesOf(meter: CosineMeter) {
  const [bytes] = await readRegions(opened.device, "cosines", [cosineRegion(meter)]);
  return cosinesIn(meter, bytes);
}

it("the cosine of two updates is taken over all tensors, and steps are read together", async () => {
  const { device } = opened;
  // More tensors than a dispatch takes on this device.
  const sizes = [70_001, 3, 5000, ...Array.from({ length: 8 }, (_, i) => 64 + i)];
  expect(cosineGroups(device, sizes).length).toBeGreaterThan(1);
  const meter = makeCosineMeter(device, sizes, 4, true);
  const wanted: number[] = [];
  const owners: { destroy(): void }[] = [meter];
  for (const likeness of [1, 0.5, -1]) {
    const updates = sizes.map((n) => noise(n, 1e-3));
    const others = updates.map((update) =>
      update.map((x) => likeness * x + (1 - Math.abs(likeness)) * random.normal() * 1e-3),
    );
    const [a, b] = [lane(sizes, updates), lane(sizes, others)];
    const updateOf = ({ tensors }: typeof a) => joined(tensors.map(({ update }) => update));
    wanted.push(cosine(updateOf(a), updateOf(b)));
    runPass(device, (pass) => encodeCosine(pass, meter, a.update, b.update));
    for (const { update, tensors } of [a, b]) {
      expect(await copiesOf(update.before)).toEqual(tensors.map(({ after }) => after));
      owners.push(update.before, ...update.after);
    }
  }
  const got = await cosinesOf(meter);
  expect(got.length).toBe(3);
  wanted.forEach((value, step) => {
    expect(got[step]).toBeCloseTo(value, 5);
  });
  expect((await cosinesOf(meter)).length).toBe(0);
  for (const owner of owners) owner.destroy();
});

it("a run that is measured against several keeps its copies up to the last measurement", async () => {
  const { device } = opened;
  const sizes = [300, 7];
  const [a, b] = [0, 1].map(() =>
    lane(
      sizes,
      sizes.map((n) => noise(n, 1e-3)),
    ),
  );
  const first = makeCosineMeter(device, sizes, 1, false);
  const last = makeCosineMeter(device, sizes, 1, true);
  const before = await copiesOf(a.update.before);
  runPass(device, (pass) => encodeCosine(pass, first, a.update, b.update));
  expect(await copiesOf(a.update.before)).toEqual(before);
  expect(await copiesOf(b.update.before)).toEqual(b.tensors.map(({ after }) => after));
  runPass(device, (pass) => encodeCosine(pass, last, a.update, b.update));
  expect(await copiesOf(a.update.before)).toEqual(a.tensors.map(({ after }) => after));
  for (const { update } of [a, b]) for (const owner of [update.before, ...update.after]) owner.destroy();
  for (const owner of [first, last]) owner.destroy();
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
  const meter = makeCosineMeter(device, [10], 2, true);
  const [still, moved] = [new Float32Array(10), noise(10, 1)].map((update) => lane([10], [update]));
  runPass(device, (pass) => {
    for (let step = 0; step < 3; step++) encodeCosine(pass, meter, still.update, moved.update);
  });
  expect([...(await cosinesOf(meter))]).toEqual([Number.NaN, Number.NaN]);
  runPass(device, (pass) => {
    const none = { ...still.update, after: [] };
    expect(() => encodeCosine(pass, meter, none, moved.update)).toThrow(KernelArgumentError);
  });
  for (const { update } of [still, moved])
    for (const owner of [update.before, ...update.after]) owner.destroy();
  meter.destroy();
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
