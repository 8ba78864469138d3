import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStateFile } from "./open";
import { type TensorData, writeSafetensors } from "./safetensors";
import { writeSavedState } from "./savedState";
import { blobSource, bytesSource } from "./source";
import { shownName } from "./stateFile";
import { readNumbers } from "./values";

const floats = (name: string, values: readonly number[], shape = [values.length]): TensorData => ({
  name,
  dtype: "F32",
  shape,
  bytes: new Uint8Array(Float32Array.from(values).buffer),
});

/** A safetensors file with this header, whatever it says, and so many bytes of tensors. */
function fileOf(header: unknown, bytes: number): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + bytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  return file;
}

const open = (file: Uint8Array<ArrayBuffer>) => openStateFile(bytesSource(file));

describe("safetensors", () => {
  it("gives back what was written, by slices of a blob", async () => {
    const file = writeSafetensors(
      [
        floats("a", [1, -2, 3.5, 0], [2, 2]),
        { name: "codes", dtype: "U8", shape: [3], bytes: Uint8Array.of(7, 8, 9) },
        floats("last", [6]),
      ],
      { step: "12", note: "a text" },
    );
    const read = await openStateFile(blobSource(new Blob([file])));
    expect(read.format).toBe("safetensors");
    expect(read.tensors.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual([
      ["a", "F32", [2, 2]],
      ["codes", "U8", [3]],
      ["last", "F32", [1]],
    ]);
    expect(Array.from(await readNumbers(read.tensors[0]))).toEqual([1, -2, 3.5, 0]);
    expect(Array.from(await readNumbers(read.tensors[0], 1, 3))).toEqual([-2, 3.5]);
    expect(Array.from(await readNumbers(read.tensors[1]))).toEqual([7, 8, 9]);
    expect(Array.from(await readNumbers(read.tensors[2]))).toEqual([6]);
    expect([...read.scalars]).toEqual([
      ["step", 12],
      ["note", "a text"],
    ]);
  });

  it("reads every type of element as numbers", async () => {
    const half = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7c00);
    const brain = Uint16Array.of(0x3f80, 0xc000, 0x4049);
    const tensors: TensorData[] = [
      { name: "F16", dtype: "F16", shape: [4], bytes: new Uint8Array(half.buffer) },
      { name: "BF16", dtype: "BF16", shape: [3], bytes: new Uint8Array(brain.buffer) },
      { name: "I64", dtype: "I64", shape: [1], bytes: new Uint8Array(BigInt64Array.of(-5n).buffer) },
      { name: "F64", dtype: "F64", shape: [1], bytes: new Uint8Array(Float64Array.of(0.25).buffer) },
    ];
    const read = await open(writeSafetensors(tensors));
    const values = await Promise.all(read.tensors.map((tensor) => readNumbers(tensor)));
    expect(values.map((each) => Array.from(each))).toEqual([
      [1, -2, 2 ** -24, Number.POSITIVE_INFINITY],
      [1, -2, 3.140625],
      [-5],
      [0.25],
    ]);
  });

  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    ["nothing", new Uint8Array(0), /empty/],
    ["a text", new TextEncoder().encode("loss,step\n1,2\n"), /no checkpoint/],
    [
      "a Git LFS pointer",
      new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n"),
      /git lfs pull/,
    ],
    ["a bare pickle", Uint8Array.of(0x80, 2, 0x7d, 0x2e), /bare pickle/],
    ["a gzip file", Uint8Array.of(0x1f, 0x8b, 8, 0), /gzip/],
    ["a header longer than the file", fileOf({}, 0).map((byte, i) => (i === 3 ? 1 : byte)), /cut off/],
    ["a header that is no JSON", fileOf({}, 0).map((byte, i) => (i === 9 ? 0x7b : byte)), /not valid JSON/],
    [
      "a type that is not known",
      fileOf({ a: { dtype: "F31", shape: [1], data_offsets: [0, 4] } }, 4),
      /type F31/,
    ],
    [
      "a shape that is none",
      fileOf({ a: { dtype: "F32", shape: [-1], data_offsets: [0, 4] } }, 4),
      /no shape/,
    ],
    [
      "a size past 2^53",
      fileOf({ a: { dtype: "U8", shape: [2 ** 40, 2 ** 40], data_offsets: [0, 4] } }, 4),
      /no shape/,
    ],
    [
      "sizes that do not agree",
      fileOf({ a: { dtype: "F32", shape: [3], data_offsets: [0, 4] } }, 4),
      /contradicts itself/,
    ],
    [
      "offsets before the start",
      fileOf({ a: { dtype: "F32", shape: [1], data_offsets: [-4, 0] } }, 4),
      /no range/,
    ],
    ["no offsets", fileOf({ a: { dtype: "F32", shape: [1] } }, 4), /no range/],
    [
      "tensors that overlap",
      fileOf(
        {
          a: { dtype: "F32", shape: [2], data_offsets: [0, 8] },
          b: { dtype: "F32", shape: [2], data_offsets: [4, 12] },
        },
        12,
      ),
      /“b” begin at 4, but those before it end at 8/,
    ],
    ["a gap", fileOf({ a: { dtype: "F32", shape: [1], data_offsets: [4, 8] } }, 8), /contradicts itself/],
    [
      "a file that is cut off",
      writeSafetensors([floats("a", [1, 2, 3])]).slice(0, -4),
      /holds 8: it is cut off/,
    ],
    [
      "bytes after the last tensor",
      fileOf({ a: { dtype: "F32", shape: [1], data_offsets: [0, 4] } }, 8),
      /4 bytes more/,
    ],
    ["an entry that is a text", fileOf({ a: "F32" }, 0), /no description/],
    ["a header that is a list", fileOf([], 0), /no checkpoint/],
  ])("refuses %s", async (_, file, sentence) => {
    await expect(open(file)).rejects.toThrow(sentence);
  });

  it("refuses more than 100,000 tensors and reads 100,000", async () => {
    const many = (count: number) =>
      fileOf(
        Object.fromEntries(
          Array.from({ length: count }, (_, i) => [
            `t${i}`,
            { dtype: "U8", shape: [1], data_offsets: [i, i + 1] },
          ]),
        ),
        count,
      );
    await expect(open(many(100_001))).rejects.toThrow(/more than 100000 tensors/);
    expect((await open(many(100_000))).tensors).toHaveLength(100_000);
  });

  it("never fails in another way than with a sentence, whatever bytes are changed", async () => {
    const good = writeSavedState([{ name: "v/m", shape: [4], values: Float32Array.of(1, 2, 3, 4) }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const file = good.slice();
        file[at] = byte;
        const read = await open(file).catch((error: Error) => error);
        if (read instanceof Error) expect(read.name).toBe("CheckpointError");
      }),
    );
  });

  it("keeps names with markup as text, and shows them in one line", async () => {
    const name = '<img src=x onerror="alert(1)">\u202e\n__proto__';
    const read = await open(writeSafetensors([floats(name, [1]), floats("__proto__", [2])]));
    expect(read.tensors.map((tensor) => tensor.name)).toEqual([name, "__proto__"]);
    expect(shownName(name)).toBe('<img src=x onerror="alert(1)">\ufffd\ufffd__proto__');
    expect([...shownName("x".repeat(5000))]).toHaveLength(59);
  });

  it("refuses to write what cannot be read back", () => {
    expect(() => writeSafetensors([floats("a", [1]), floats("a", [1])])).toThrow(/twice/);
    expect(() => writeSafetensors([floats("a", [1], [2])])).toThrow(/4 bytes/);
  });
});
