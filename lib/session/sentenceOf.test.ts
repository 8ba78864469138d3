import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DeviceError } from "@/lib/gpu/errors";
import { UNEXPECTED } from "@/lib/i18n/unexpected";
import { NumericsError } from "@/lib/numerics/errors";
import { saidOf, sentenceOf } from "./sentenceOf";

const written = vi.fn();
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(written);
});
afterEach(() => {
  vi.restoreAllMocks();
  written.mockReset();
});

/** The error that some code throws. */
function thrown(code: () => unknown): unknown {
  try {
    code();
  } catch (error) {
    return error;
  }
  throw new Error("The code threw nothing.");
}

it.each([
  new DeviceError("lost", { key: "device.lost", values: { name: "x" } }),
  new NumericsError("blockSize", 3, "a power of two"),
  new RangeError("There are too few samples: 1 of at least 10."),
  "The worker stopped.",
])("shows the sentence of %s", (error) => {
  expect(sentenceOf(error)).toBe(error instanceof Error ? error.message : error);
  expect(written).not.toHaveBeenCalled();
});

it.each<[string, unknown]>([
  ["a member of nothing", thrown(() => (undefined as unknown as { a: { b: number } }).a.b)],
  ["an array that is too long", thrown(() => new Array(-1))],
  ["a number with impossible digits", thrown(() => (1).toFixed(101))],
  ["text that is not JSON", thrown(() => JSON.parse("{"))],
  ["text that is not base64", thrown(() => atob("%"))],
  ["a DOM error", new DOMException("Failed to execute 'postMessage'", "DataCloneError")],
  ["an object", { message: "No error." }],
  ["nothing", undefined],
])("does not show a reader %s, and writes it to the console", (_, error) => {
  expect(sentenceOf(error)).toBe(UNEXPECTED);
  expect(written).toHaveBeenCalledWith(error);
});

it("passes on the words that an error carries as data, and the sentence of any other as it is", () => {
  const said = { key: "device.lost", values: { name: "x" } } as const;
  expect(saidOf(new DeviceError("lost", said))).toEqual(said);
  expect(saidOf(new NumericsError("blockSize", 3, "a power of two"))).toMatch(/^blockSize is 3/);
  expect(saidOf(undefined)).toEqual({ key: "failure.unexpected" });
});
