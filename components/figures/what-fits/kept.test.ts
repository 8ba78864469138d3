import { expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { whatFitsOptions } from "./figure";
import { forgetTraining, keepTraining, takeTraining } from "./kept";
import { type OwnTraining, requestOf } from "./model";

function storageOf(text?: string) {
  const items = new Map<string, string>(text === undefined ? [] : [["blockwise:what-fits", text]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    items,
  };
}

const request = requestOf(defaultsOf(whatFitsOptions));
const part = { finished: 61, total: 120, device: "GPU", lanes: [{ bits: 8 as const, losses: [5] }] };
const training: OwnTraining = { request, part };

it("keeps a training without the reader's text, and gives it back once", () => {
  const storage = storageOf();
  keepTraining({ ...training, request: { ...request, text: "a secret" } }, storage);
  expect([...storage.items.values()].join("")).not.toContain("secret");
  expect(takeTraining(storage)).toEqual(training);
  expect(takeTraining(storage)).toBeNull();
  keepTraining(training, storage);
  forgetTraining(storage);
  expect(takeTraining(storage)).toBeNull();
});

it.each([
  "",
  "null",
  "7",
  "[]",
  "{}",
  '{"request":{},"part":{}}',
  JSON.stringify({ request, part: { ...part, lanes: [{ bits: 9, losses: [] }] } }),
  JSON.stringify({ request, part: { ...part, lanes: [null] } }),
  JSON.stringify({ request, part: { ...part, lanes: [{ bits: 8, losses: ["<b>"] }] } }),
  JSON.stringify({ request, part: { ...part, lanes: [{ bits: 32, losses: [], refused: {} }] } }),
  JSON.stringify({ request, part: { ...part, lanes: [{ bits: 8, losses: [null] }] } }),
  JSON.stringify({
    request,
    part: {
      ...part,
      lanes: [{ bits: 32, losses: [], refused: { kind: "x", tensor: "t", bytes: 1, heldBytes: 1 } }],
    },
  }),
  JSON.stringify({ request: { ...request, savings: null }, part }),
])("takes nothing from a storage with %s", (text) => {
  const storage = storageOf(text);
  expect(takeTraining(storage)).toBeNull();
  expect(storage.items.size).toBe(0);
});

it("does without a storage, and with one that throws", () => {
  const broken = {
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => {
      throw new Error("forbidden");
    },
  };
  for (const storage of [null, broken]) {
    keepTraining(training, storage);
    expect(takeTraining(storage)).toBeNull();
  }
});
