import { afterAll, beforeAll, expect, it } from "vitest";
import { appendRow } from "@/lib/numerics/appendRow";
import { readRegions } from "./buffers";
import type { OpenDevice } from "./device";
import { liveBuffers } from "./liveBuffers";
import { columnsIn, encodeAppend, makeRowList, type RowList, rowsRegion } from "./rowList";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const append = (list: RowList, row: ArrayBufferView<ArrayBuffer>) => {
  opened.device.queue.writeBuffer(list.row, 0, row);
  runPass(opened.device, (pass) => encodeAppend(pass, list));
};
const read = async (list: RowList) =>
  columnsIn(list, (await readRegions(opened.device, "rows", [rowsRegion(list)]))[0]);

// 4 columns fill a row's 16 bytes; 1, 3 and 6 leave padding.
it.each([1, 3, 4, 6])("gives back rows of %i columns by column, and is empty then", async (columns) => {
  const before = liveBuffers(opened.device);
  const list = makeRowList(opened.device, "rows", columns, 5);
  expect(await read(list)).toEqual(Array.from({ length: columns }, () => new Float32Array(0)));
  for (let step = 0; step < 3; step++)
    append(
      list,
      Float32Array.from({ length: columns }, (_, column) => 10 * step + column),
    );
  expect(await read(list)).toEqual(
    Array.from({ length: columns }, (_, column) => Float32Array.of(column, 10 + column, 20 + column)),
  );
  append(list, new Float32Array(columns).fill(7));
  expect(await read(list)).toEqual(Array.from({ length: columns }, () => Float32Array.of(7)));
  list.destroy();
  expect(liveBuffers(opened.device)).toEqual(before);
});

it("loses rows beyond its capacity, and no others", async () => {
  const list = makeRowList(opened.device, "rows", 2, 3);
  for (let step = 0; step < 5; step++) append(list, Float32Array.of(step, -step));
  expect(await read(list)).toEqual([Float32Array.of(0, 1, 2), Float32Array.of(-0, -1, -2)]);
  list.destroy();
});

it("appends as its twin does, also beyond the end", async () => {
  const list = makeRowList(opened.device, "rows", 4, 3);
  const twin = new Uint32Array(list.list.size / 4);
  for (let step = 0; step < 5; step++) {
    const row = Uint32Array.from({ length: 4 }, (_, i) => 0x7fc00000 + 100 * step + i);
    append(list, row);
    appendRow(row, twin);
  }
  const [bytes] = await readRegions(opened.device, "rows", [rowsRegion(list)]);
  expect(new Uint32Array(bytes)).toEqual(twin);
  list.destroy();
});

it("keeps the bits of every number", async () => {
  const bits = Uint32Array.of(0x7fc01234, 0x00000001, 0x80000000, 0xff800000);
  const list = makeRowList(opened.device, "rows", 4, 1);
  append(list, bits);
  const columns = await read(list);
  expect(columns.map((column) => new Uint32Array(column.buffer)[0])).toEqual([...bits]);
  list.destroy();
});

it.each([0, 65, 1.5])("refuses %d columns", (columns) => {
  expect(() => makeRowList(opened.device, "rows", columns, 3)).toThrow(/number of columns/);
});
