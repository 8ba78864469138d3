import { afterEach, expect, test, vi } from "vitest";
import { keep, recall } from "./memory";

afterEach(() => vi.unstubAllGlobals());

test("keeps an answer and forgets it", () => {
  const held = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  });
  keep("x", "12");
  expect(recall("x")).toBe("12");
  expect(recall("y")).toBeNull();
  keep("x", null);
  expect(recall("x")).toBeNull();
});

test("a browser that forbids storage has no answers and no errors", () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(() => keep("x", "12")).not.toThrow();
  expect(recall("x")).toBeNull();
});
