import { afterEach, beforeEach, expect, test, vi } from "vitest";

const KEY = "blockwise.progress";
let stored: Map<string, string>;

/** A fresh module each time, as after a reload of the page. */
const reload = async () => {
  vi.resetModules();
  return import("@/app/_shell/progress");
};

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("a chapter stays read after a reload, and scrolling back does not unread it", async () => {
  const { noteProgress } = await reload();
  noteProgress("blocks", 0.5);
  noteProgress("blocks", 0.2);
  expect((await reload()).readProgress()).toEqual({ blocks: 0.5 });
});

test("listeners hear of news only", async () => {
  const { noteProgress, watchProgress } = await reload();
  const heard = vi.fn();
  const stop = watchProgress(heard);
  noteProgress("blocks", 0.5);
  noteProgress("blocks", 0.5);
  stop();
  noteProgress("blocks", 0.9);
  expect(heard).toHaveBeenCalledTimes(1);
});

test.each(["", "no json", "null", "[1]", '{"blocks": "far"}', '{"blocks": 7, "memory": -1}'])(
  "%j in the storage counts as nothing read",
  async (text) => {
    stored.set(KEY, text);
    expect((await reload()).readProgress()).not.toHaveProperty("blocks");
  },
);

test("without storage progress lasts for the visit", async () => {
  const refuse = () => {
    throw new Error("denied");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  const { noteProgress, readProgress } = await reload();
  noteProgress("blocks", 2);
  expect(readProgress()).toEqual({ blocks: 1 });
});
