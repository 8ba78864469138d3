import { describe, expect, it } from "vitest";
import { writeSafetensors } from "@/lib/checkpoints";
import { packMatrices, unpackMatrices } from "@/lib/jobs/weights/ownMatrices";
import { MAX_VALUES, matricesOfFile, matrixOfText } from "./ownMatrices";

describe("a matrix of text", () => {
  it.each([
    ["1 2 3\n4 5 6\n", 2, 3],
    ["a,b\n0.5,-1e-3\n2,4\n", 2, 2],
    ["tensor([[0.1, 0.2],\n        [0.3, 0.4]], dtype=torch.float32)", 2, 2],
    ["[[1, 2], [3, 4], [5, 6]]", 3, 2],
    ["1, 2, 3, 4", 1, 4],
  ])("has the rows of %j", (text, rows, columns) => {
    const { matrices, notes } = matrixOfText(text);
    expect(matrices).toMatchObject([{ rows, columns }]);
    expect(matrices[0].values).toHaveLength(rows * columns);
    expect(notes[0]).toContain(`${rows === 1 ? "1 row" : `${rows} rows`} of ${columns}.`);
  });

  it("takes rows of different lengths as one row, with a sentence", () => {
    const { matrices, notes } = matrixOfText("1 2 3\n4 5");
    expect(matrices).toMatchObject([{ rows: 1, columns: 5 }]);
    expect(notes.at(-1)).toMatch(/differ in length/);
  });

  it.each([
    ["", /Paste numbers or choose a file/],
    ["no numbers", /no number in this text/],
    ["0 0 0", /All these numbers are zero/],
  ])("has none for %j, and a sentence", (text, why) => {
    expect(matrixOfText(text)).toMatchObject({ matrices: [], notes: [expect.stringMatching(why)] });
  });
});

describe("matrices of a file", () => {
  const tensor = (name: string, shape: number[], values: Float32Array) =>
    ({ name, dtype: "F32", shape, bytes: new Uint8Array(values.buffer) }) as const;
  const fileOf = (tensors: Parameters<typeof writeSafetensors>[0]) =>
    new File([writeSafetensors(tensors) as Uint8Array<ArrayBuffer>], "model.safetensors");
  const ramp = (n: number) => Float32Array.from({ length: n }, (_, i) => i + 1);

  it("are its finite floats of two dimensions and more", async () => {
    const file = fileOf([
      tensor("bias", [4], ramp(4)),
      tensor("conv", [2, 3, 2], ramp(12)),
      tensor("lost", [1, 2], Float32Array.of(Number.NaN, 1)),
      tensor("dense", [3, 2], ramp(6)),
    ]);
    const { matrices, notes } = await matricesOfFile(file);
    expect(matrices).toEqual([
      { rows: 2, columns: 6, values: ramp(12) },
      { rows: 3, columns: 2, values: ramp(6) },
    ]);
    expect(notes[0]).toMatch(/^Read: conv \(2 × 6\), dense \(3 × 2\)\. At most/);
    expect(await unpackMatrices(packMatrices(1, matrices))).toEqual(matrices);
  });

  it("end with the last whole row that there is room for", async () => {
    const columns = 1000;
    const { matrices } = await matricesOfFile(fileOf([tensor("w", [1100, columns], ramp(1100 * columns))]));
    expect(matrices[0].rows).toBe(Math.floor(MAX_VALUES / columns));
  });

  it("are the rows of a text", async () => {
    expect((await matricesOfFile(new File(["1;2\n3;4"], "w.csv"))).matrices).toMatchObject([
      { rows: 2, columns: 2 },
    ]);
  });

  it.each([
    [new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3)], "a.png"), /no checkpoint/],
    [fileOf([tensor("bias", [4], ramp(4))]), /no tensor of floats with two/],
    [fileOf([tensor("w", [2, 2], new Float32Array(4))]), /is zero, has values/],
  ])("are none, with a sentence: %#", async (file, why) => {
    const { matrices, notes } = await matricesOfFile(file);
    expect(matrices).toEqual([]);
    expect(notes.join(" ")).toMatch(why);
  });

  it("says that a file could not be read", async () => {
    const lost = () => Promise.reject(new Error("NotFound"));
    const part = Object.assign(new Blob(), { arrayBuffer: lost });
    const gone = Object.assign(new File(["1"], "gone.csv"), { slice: () => part });
    expect(await matricesOfFile(gone)).toEqual({
      matrices: [],
      notes: ["gone.csv could not be read. Choose it once more."],
    });
  });
});
