import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStateFile } from "./open";
import { blobSource, bytesSource } from "./source";
import type { StateFile } from "./stateFile";
import {
  callOf,
  fields,
  joined,
  pickleOf,
  Tensor,
  tensorOf,
  writeTorchFile,
  type ZipFile,
  zipOf,
} from "./torchFile.testing";
import { readNumbers } from "./values";

const utf8 = new TextEncoder();
const open = (file: Uint8Array) => openStateFile(bytesSource(file));
const valuesOf = async ({ tensors }: StateFile, name: string) =>
  Array.from(await readNumbers(tensors.find((tensor) => tensor.name === name)!));

/** An archive with this pickle and nothing else. */
const withPickle = (program: Uint8Array, more: Partial<ZipFile> = {}) =>
  zipOf([{ name: "x/data.pkl", bytes: pickleOf(program), ...more }]);

describe("a file that PyTorch 1.13 wrote", () => {
  const real = () =>
    openStateFile(blobSource(new Blob([readFileSync(`${import.meta.dirname}/fixtures/torch-1.13.pt`)])));

  it("has the state of an optimizer under the keys that lead to it", async () => {
    const file = await real();
    expect(file.format).toBe("PyTorch");
    expect(await valuesOf(file, "model.weight")).toEqual(
      // The weights were 0 to 11; Adam's first step is one learning rate long.
      Array.from({ length: 12 }, (_, i) => expect.closeTo(i - 0.01, 5)),
    );
    expect(await valuesOf(file, "optimizer.state.0.step")).toEqual([1]);
    expect(await valuesOf(file, "optimizer.state.1.exp_avg")).toEqual(Array(3).fill(Math.fround(0.1)));
    expect(file.scalars.get("optimizer.param_groups.0.lr")).toBe(0.01);
    expect(file.scalars.get("optimizer.param_groups.0.betas")).toEqual([0.9, 0.999]);
    expect(file.scalars.get("optimizer.param_groups.0.params")).toEqual([0, 1, 2]);
    expect(file.scalars.get("optimizer.param_groups.0.amsgrad")).toBe(false);
    expect(file.scalars.get("big")).toBe(2 ** 40);
    expect(file.scalars.get("neg")).toBe(-5);
  });

  it("gives a tensor in channels-last order in the order of its memory", async () => {
    const file = await real();
    // The gradient was 0 to 23 in the order of the shape 2 x 3 x 2 x 2; in memory the channel runs fastest.
    const inMemory = Array.from({ length: 24 }, (_, i) => {
      const [n, rest] = [Math.floor(i / 12), i % 12];
      return 12 * n + 4 * (rest % 3) + Math.floor(rest / 3);
    });
    const moment = await valuesOf(file, "optimizer.state.2.exp_avg");
    expect(moment.map((value) => Math.round(value * 10))).toEqual(inMemory);
  });

  it("has bitsandbytes’ hidden dict, tensors with attributes, views, halves and shared tables", async () => {
    const file = await real();
    expect(await valuesOf(file, "bnb.state.0.state1")).toEqual([0, 1, 2, 3, 4]);
    expect(await valuesOf(file, "bnb.state.1.absmax1")).toEqual([3]);
    const [one, two] = ["bnb.state.0.qmap1", "bnb.state.1.qmap1"].map(
      (name) => file.tensors.find((tensor) => tensor.name === name)!,
    );
    expect(one.storage).toBe(two.storage);
    expect(await valuesOf(file, "parameter")).toEqual([1.5, 2.5]);
    expect(await valuesOf(file, "bf16")).toEqual([1, -2, 3.140625]);
    expect((await valuesOf(file, "half"))[2]).toBeCloseTo(6.1e-5, 7);
    expect(await valuesOf(file, "long")).toEqual([2 ** 40]);
    expect(await valuesOf(file, "view")).toEqual([3, 4, 5]);
  });
});

describe("files of torch.save", () => {
  const table = tensorOf(Float32Array.of(-1, 0, 1));
  const content = { state: new Map([[0, { step: 3, state1: tensorOf(Uint8Array.of(1, 2)), qmap1: table }]]) };

  it.each([false, true])("are read with and without zip64 records: %s", async (zip64) => {
    const file = await open(writeTorchFile(content, { zip64 }));
    expect(await valuesOf(file, "state.0.state1")).toEqual([1, 2]);
    expect(file.scalars.get("state.0.step")).toBe(3);
  });

  it("may have a packed pickle, but no packed tensors", async () => {
    const packed = zipOf([
      { name: "x/data.pkl", bytes: pickleOf(utf8.encode("}X\u0001\0\0\0aK\u0007s")), deflated: true },
    ]);
    expect((await open(packed)).scalars.get("a")).toBe(7);
    const storage = joined([
      utf8.encode("(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\x000X\u0003\0\0\0cpuK\u0002tQ"),
    ]);
    const file = zipOf([
      { name: "x/data.pkl", bytes: pickleOf(storage) },
      { name: "x/data/0", bytes: new Uint8Array(8), deflated: true },
    ]);
    await expect(open(file)).rejects.toThrow(/storage “0” is compressed/);
  });

  it.each([
    ["os", "system", /asks for “os.system”, which is not on the list.*Nothing was executed/],
    ["builtins", "eval", /“builtins.eval”/],
    ["torch._utils", "__builtins__", /“torch._utils.__builtins__”/],
    ["toString", "constructor", /“toString.constructor”/],
    ["torch", "FloatStorage", /calls “torch.FloatStorage”, which is only a name/],
  ])("are refused when they import %s.%s", async (module, name, sentence) => {
    await expect(open(withPickle(callOf(module, name, "echo pwned")))).rejects.toThrow(sentence);
  });

  it("are refused when a name comes from the stack, or an opcode is not on the list", async () => {
    const stacked = joined([utf8.encode("X\u0005\0\0\0posixX\u0006\0\0\0system"), Uint8Array.of(0x93)]);
    await expect(open(withPickle(stacked))).rejects.toThrow(/“posix.system”/);
    for (const [byte, name] of [
      [0x81, "NEWOBJ"],
      [0x69, "INST"],
      [0x6f, "OBJ"],
      [0x82, "EXT1"],
      [0x32, "DUP"],
      [0x49, "INT"],
      [0xff, "0xff"],
    ] as const)
      await expect(open(withPickle(Uint8Array.of(byte)))).rejects.toThrow(`the opcode ${name},`);
  });

  it("are refused when they lie about sizes", async () => {
    const storage = (count: number) =>
      joined([
        utf8.encode("(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\x000X\u0003\0\0\0cpuJ"),
        fields([4, count]),
        utf8.encode("tQ"),
      ]);
    const file = (program: Uint8Array) =>
      zipOf([
        { name: "x/data.pkl", bytes: pickleOf(program) },
        { name: "x/data/0", bytes: new Uint8Array(8) },
      ]);
    await expect(open(file(storage(2)))).resolves.toBeDefined();
    await expect(open(file(storage(3)))).rejects.toThrow(/12 bytes, but its entry has 8/);
    await expect(open(withPickle(storage(2)))).rejects.toThrow(/not in the archive/);
    const tensor = (count: number, stride: number) =>
      joined([
        utf8.encode("ctorch._utils\n_rebuild_tensor_v2\n("),
        storage(2),
        utf8.encode("K\0"),
        Uint8Array.of(0x4b, count, 0x85, 0x4b, stride, 0x85),
        utf8.encode("NNtR"),
      ]);
    await expect(open(file(tensor(2, 1)))).resolves.toBeDefined();
    await expect(open(file(tensor(3, 1)))).rejects.toThrow(/3 elements from 0 on, but its storage has 2/);
    await expect(open(file(tensor(2, 0)))).rejects.toThrow(/view with gaps/);
  });

  it("are refused when they are cut off, wherever", async () => {
    const whole = writeTorchFile({ a: new Tensor(table.data), b: [1, 2.5, "x", null, true] });
    for (let length = 0; length < whole.length; length += 7)
      await expect(open(whole.slice(0, length))).rejects.toThrow(/./);
    const file = zipOf([{ name: "x/data.pkl", bytes: utf8.encode("\x80\u0002}X") }]);
    await expect(open(file)).rejects.toThrow(/damaged or cut off|no state dict needs|not known/);
  });

  it("are refused without data.pkl", async () => {
    await expect(open(zipOf([{ name: "word/document.xml", bytes: utf8.encode("<x/>") }]))).rejects.toThrow(
      /no data.pkl/,
    );
  });

  it("never fail in another way than with a sentence, whatever bytes are changed", async () => {
    const good = writeTorchFile(content);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const file = good.slice();
        file[at] = byte;
        const read = await open(file).catch((error: Error) => error);
        if (read instanceof Error)
          expect([read.name, read.message]).toEqual(["CheckpointError", read.message]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("archives that would fill a memory", () => {
  it("are refused when the pickle unpacks to more than it may, before anything is unpacked", async () => {
    const bomb = withPickle(new Uint8Array(60 * 2 ** 20).fill(0x4e), { deflated: true });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(open(bomb)).rejects.toThrow(/unpacks to more than/);
  });

  it("are refused when they unpack to more than the directory says", async () => {
    const lies = withPickle(new Uint8Array(2 ** 20).fill(0x4e), { deflated: true, claimed: 1000 });
    await expect(open(lies)).rejects.toThrow(/more bytes than the directory says/);
  });

  it("are refused when entries share their bytes", async () => {
    const one = zipOf([{ name: "x/data.pkl", bytes: pickleOf(utf8.encode("N")) }]);
    // The directory's only entry comes twice.
    const start = new DataView(one.buffer).getUint32(one.length - 6, true);
    const central = one.slice(start, one.length - 22);
    const end = one.slice(one.length - 22);
    const view = new DataView(end.buffer);
    view.setUint16(8, 2, true);
    view.setUint16(10, 2, true);
    view.setUint32(12, 2 * central.length, true);
    await expect(open(joined([one.slice(0, start), central, central, end]))).rejects.toThrow(/overlaps/);
  });

  it("are refused when a pickle builds more objects than a state dict, or nests them a billion times", async () => {
    await expect(open(withPickle(new Uint8Array(3_000_000).fill(0x7d)))).rejects.toThrow(/more objects/);
    // Each list holds the one before it a hundred times.
    const levels: number[] = [0x5d, 0x71, 0];
    for (let level = 1; level <= 9; level++) {
      levels.push(0x5d, 0x71, level, 0x28);
      for (let i = 0; i < 100; i++) levels.push(0x68, level - 1);
      levels.push(0x65);
    }
    await expect(open(withPickle(Uint8Array.from(levels)))).rejects.toThrow(/nests its dicts and lists/);
    // A list that holds itself.
    await expect(open(withPickle(Uint8Array.from([0x5d, 0x71, 0, 0x68, 0, 0x61])))).rejects.toThrow(/nests/);
  });
});
