import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeReport } from "@/lib/verify/testReport";
import { readDevices } from "./devices";

let folder: string;
const write = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "devices-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("reads the collection of this repository", () => {
  expect(readDevices("docs/devices").map(({ device }) => device)).toEqual(
    expect.arrayContaining(["NVIDIA H100", "NVIDIA H200", "SwiftShader", "lavapipe"]),
  );
});

it("reads reports and devices that have none, in the order of their names", () => {
  write("b.json", { device: "A", report: null });
  write("a.json", { device: "B", report: makeReport() });
  writeFileSync(join(folder, "README.md"), "text");
  expect(readDevices(folder)).toEqual([
    { device: "A", report: null },
    { device: "B", report: makeReport() },
  ]);
});

it.each([{ report: null }, { device: "A" }, { device: "A", report: { ...makeReport(), version: 9 } }])(
  "names a file that is no device",
  (json) => {
    write("wrong.json", json);
    expect(() => readDevices(folder)).toThrow("wrong.json in docs/devices cannot be read.");
  },
);
