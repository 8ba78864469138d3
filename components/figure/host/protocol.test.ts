import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { changeByHost, startHistory } from "../history";
import { testOptions as table } from "../testOptions";
import {
  limitSaved,
  MAX_PATCH_ENTRIES,
  MAX_SAVED_CHARACTERS,
  MAX_TEXT,
  readRequest,
  readSaved,
} from "./protocol";

const RUNS = { numRuns: 10_000 };
const start = startHistory(defaultsOf(table));

/** Values that a patch may hold, near those of the options and far from them. */
const value = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withTypedArray: true }),
  fc.double(),
  fc.string(),
  fc.constantFrom("dynamic", "linear", true, false, 1, 0, "NaN", "1e309", "<img onerror=1>", null, undefined),
);
const name = fc.oneof(
  fc.constantFrom(...Object.keys(table), "n", "__proto__", "constructor", "toString", "hasOwnProperty"),
  fc.string(),
);
const message = fc.oneof(
  fc.anything({ withBigInt: true }),
  fc.record(
    {
      blockwise: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.anything() }),
      type: fc.oneof(fc.constantFrom("set", "run", "pause", "getState", "restore", "visible"), fc.string()),
      id: fc.oneof(fc.string(), fc.integer(), fc.anything()),
      patch: fc.oneof(fc.dictionary(name, value), fc.anything()),
      steps: fc.anything(),
      saved: fc.oneof(fc.record({ v: fc.constant(1), query: fc.string(), step: fc.nat() }), fc.anything()),
      visible: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

describe("messages of a host", () => {
  it("are a request, a sentence or nothing, whatever they are", () => {
    let requests = 0;
    fc.assert(
      fc.property(message, (data) => {
        const read = readRequest(data);
        if (read === null) return;
        if ("problem" in read) {
          expect(read.problem).toMatch(/^.{10,200}\.$/s);
          return;
        }
        requests++;
        if (read.request.type !== "set") return;
        const { values } = changeByHost(start, table, read.request.patch);
        expect(Object.keys(values)).toEqual(Object.keys(table));
        expect(values.code).toBeGreaterThanOrEqual(0);
        expect(values.code).toBeLessThanOrEqual(255);
        expect(["dynamic", "linear"]).toContain(values.map);
        expect(String(values.numbers).length).toBeLessThanOrEqual(table.numbers.maxLength);
      }),
      RUNS,
    );
    expect(requests).toBeGreaterThan(500);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it("set options by name and by address key, and only where they contain a patch", () => {
    const read = readRequest({ blockwise: 1, type: "set", patch: { n: "1 2", code: 7 } });
    expect(read).toEqual({ request: { type: "set", patch: { n: "1 2", code: 7 } } });
    expect(changeByHost(start, table, { n: "1 2", code: 7 }).values).toMatchObject({
      numbers: "1 2",
      code: 7,
    });
    expect(readRequest({ type: "set", patch: { code: 1 } })).toEqual({
      request: { type: "set", patch: { code: 1 } },
    });
    for (const data of [null, "set", { type: "set" }, { type: "set", patch: [1] }, { patch: {} }])
      expect(readRequest(data)).toBeNull();
    expect(readRequest({ blockwise: 1, type: "set", patch: [1] })).toHaveProperty("problem");
  });

  it("are refused with a sentence where they are of another version, unknown, or too large", () => {
    expect(readRequest({ blockwise: 2, type: "run", id: 4 })).toEqual({
      problem: "This figure knows version 1 of the protocol only.",
      id: 4,
    });
    expect(readRequest({ blockwise: 1, type: "explode" })).toHaveProperty("problem");
    const many = Object.fromEntries(Array.from({ length: MAX_PATCH_ENTRIES + 1 }, (_, i) => [`o${i}`, i]));
    for (const patch of [many, { text: "x".repeat(MAX_TEXT + 1) }])
      expect(readRequest({ blockwise: 1, type: "set", patch })).toHaveProperty("problem");
    for (const steps of [0, -1, 1.5, "3", Number.NaN, 1e9])
      expect(readRequest({ blockwise: 1, type: "run", steps })).toHaveProperty("problem");
  });

  it("keep prototypes clean", () => {
    const patch = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    const read = readRequest({ blockwise: 1, type: "set", patch });
    if (!read || !("request" in read) || read.request.type !== "set") throw new Error("not a set request");
    expect(changeByHost(start, table, read.request.patch)).toBe(start);
    expect({}).not.toHaveProperty("polluted");
  });

  it("tell a frame whether its slide is shown, in the form of reveal.js", () => {
    expect(readRequest("slide:stop")).toEqual({ request: { type: "visible", visible: false } });
    expect(readRequest("slide:start")).toEqual({ request: { type: "visible", visible: true } });
  });
});

describe("a saved state", () => {
  it("is read as it was written, and nothing else is read", () => {
    const saved = { v: 1, query: "code=7&map=linear", step: 12, answers: { 3: true, 4: false } } as const;
    expect(readSaved(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
    for (const data of [
      null,
      7,
      [],
      { v: 2, query: "", step: 0 },
      { v: 1, query: 1, step: 0 },
      { v: 1, query: "" },
    ])
      expect(readSaved(data)).toBeNull();
    expect(readSaved({ v: 1, query: "", step: 0, answers: { "<b>": true, 5: "yes", 6: true } })).toEqual({
      v: 1,
      query: "",
      step: 0,
      answers: { 6: true },
    });
  });

  it("never grows beyond what a course platform stores", () => {
    const long = "x".repeat(MAX_SAVED_CHARACTERS);
    const answers = { 1: true };
    expect(limitSaved({ v: 1, query: "a=1", step: 3 })).toEqual({ v: 1, query: "a=1", step: 3 });
    expect(limitSaved({ v: 1, query: long, step: 3, answers })).toEqual({
      v: 1,
      query: "",
      step: 0,
      answers,
    });
    expect(limitSaved({ v: 1, query: "a", step: 3, answers: { [long]: true } })).toEqual({
      v: 1,
      query: "",
      step: 0,
    });
  });
});
