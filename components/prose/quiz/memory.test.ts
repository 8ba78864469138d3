import { afterEach, expect, test, vi } from "vitest";
import { readAnswer, storeAnswer } from "./memory";

afterEach(() => vi.unstubAllGlobals());

test("stores an answer and deletes it", () => {
  const held = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  });
  storeAnswer("x", "12");
  expect(readAnswer("x")).toBe("12");
  expect(readAnswer("y")).toBeNull();
  storeAnswer("x", null);
  expect(readAnswer("x")).toBeNull();
});

test("a browser that forbids storage has no answers and no errors", () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(() => storeAnswer("x", "12")).not.toThrow();
  expect(readAnswer("x")).toBeNull();
});
