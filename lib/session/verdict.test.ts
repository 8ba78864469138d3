import { expect, it } from "vitest";
import type { PageStorage } from "./pageStorage";
import { forgetVerdict, keepVerdict, readVerdict } from "./verdict";

function makeStorage(): PageStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const failed = { device: "maker model", passed: false, date: "2026-01-31" };

it("keeps a verdict until it is forgotten or there is another", () => {
  const storage = makeStorage();
  expect(readVerdict(storage)).toBeNull();
  expect(keepVerdict(failed, storage)).toBe(true);
  expect(readVerdict(storage)).toEqual(failed);
  keepVerdict({ ...failed, passed: true }, storage);
  expect(readVerdict(storage)).toEqual({ ...failed, passed: true });
  forgetVerdict(storage);
  expect(readVerdict(storage)).toBeNull();
});

it.each([
  "{",
  "1",
  "[]",
  '{"device":1,"passed":false,"date":"2026-01-31"}',
  '{"device":"","passed":false,"date":"x"}',
])("takes %s for no verdict", (text) => {
  expect(readVerdict({ ...makeStorage(), getItem: () => text })).toBeNull();
});

it("works where the browser forbids storage", () => {
  const refuse = () => {
    throw new DOMException("denied");
  };
  const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  expect(readVerdict(storage)).toBeNull();
  expect(keepVerdict(failed, storage)).toBe(false);
  expect(keepVerdict(failed, null)).toBe(false);
  forgetVerdict(storage);
});
