import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkOption, defaultsOf, type OptionsTable, parseOptions, printOptions } from "./options";

const table = {
  width: {
    kind: "number",
    label: "Hidden width",
    help: "Units of each hidden layer.",
    url: "w",
    min: 4,
    max: 128,
    step: 4,
    default: 64,
  },
  rate: {
    kind: "number",
    label: "Learning rate",
    help: "Size of a step.",
    url: "lr",
    min: 0.0001,
    max: 1,
    scale: "log",
    default: 0.01,
  },
  noise: {
    kind: "number",
    label: "Noise",
    help: "Spread.",
    url: "n",
    min: 0,
    max: 0.5,
    step: 0.1,
    default: 0.1,
  },
  block: {
    kind: "choice",
    label: "Block size",
    help: "Values that share one absmax.",
    url: "b",
    choices: [
      { value: 64, label: "64" },
      { value: 256, label: "256" },
      { value: 4096, label: "4096" },
    ],
    ordered: true,
    default: 256,
  },
  map: {
    kind: "choice",
    label: "Map",
    help: "Which 256 values.",
    url: "m",
    choices: [
      { value: "dynamic", label: "Dynamic" },
      { value: "linear", label: "Linear" },
    ],
    default: "dynamic",
  },
  grid: { kind: "toggle", label: "Grid", help: "Lines.", url: "g", default: false },
} as const satisfies OptionsTable;

/** Any text, with the ones that break parsers more often than chance would bring them. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.double().map(String),
  fc.constantFrom("", " ", "NaN", "Infinity", "-Infinity", "1e309", "0x10", "__proto__", "64", "linear", "1"),
);

const inRange = (name: keyof typeof table, value: unknown) => {
  const spec = table[name];
  if (spec.kind === "number") return typeof value === "number" && value >= spec.min && value <= spec.max;
  if (spec.kind === "toggle") return typeof value === "boolean";
  return spec.choices.some((choice) => choice.value === value);
};

const names = Object.keys(table) as (keyof typeof table)[];
const validValues = fc.record({
  width: fc.integer({ min: 1, max: 32 }).map((i) => i * 4),
  rate: fc.double({ min: 0.0001, max: 1, noNaN: true }),
  noise: fc.constantFrom(0, 0.1, 0.2, 0.3, 0.4, 0.5),
  block: fc.constantFrom<64 | 256 | 4096>(64, 256, 4096),
  map: fc.constantFrom<"dynamic" | "linear">("dynamic", "linear"),
  grid: fc.boolean(),
});

describe("parseOptions", () => {
  it("gives values in range for any query, and a note for each that it changed", () => {
    const keys = fc.constantFrom(...names.map((name) => table[name].url), "unknown", "__proto__");
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, anyText), { maxLength: 8 }), (pairs) => {
        const { values, notes } = parseOptions(table, new URLSearchParams(pairs));
        for (const name of names) expect(inRange(name, values[name]), `${name}: ${values[name]}`).toBe(true);
        expect(Object.keys(values)).toEqual(names);
        for (const note of notes) expect(note).toMatch(/using .+\.$/s);
      }),
      { numRuns: 500 },
    );
  });

  it("reads back what printOptions wrote, with no notes", () => {
    fc.assert(
      fc.property(validValues, (values) => {
        const again = parseOptions(table, new URLSearchParams(printOptions(table, values).toString()));
        expect(again.values).toEqual(values);
        expect(again.notes).toEqual([]);
      }),
    );
  });

  it("takes the defaults from an empty query and prints them as one", () => {
    expect(parseOptions(table, new URLSearchParams()).values).toEqual(defaultsOf(table));
    expect(printOptions(table, defaultsOf(table)).toString()).toBe("");
  });
});

describe("checkOption", () => {
  it("clamps and says so", () => {
    expect(checkOption(table.width, "900")).toEqual({
      value: 128,
      note: "Hidden width: 900 is outside 4 to 128; using 128.",
    });
    expect(checkOption(table.block, "300").value).toBe(256);
    expect(checkOption(table.map, "no-such-map").note).toContain("dynamic, linear");
    expect(checkOption(table.grid, "yes").value).toBe(false);
  });

  it("keeps a long input out of the note", () => {
    expect(checkOption(table.width, "x".repeat(5000)).note?.length).toBeLessThan(120);
  });

  it("takes text as it is, and cuts what is too long with a note", () => {
    const text = {
      kind: "text",
      label: "Data",
      help: "Numbers.",
      url: "t",
      maxLength: 5,
      default: "",
    } as const;
    expect(checkOption(text, " 1,2 ")).toEqual({ value: " 1,2 " });
    const { value, note } = checkOption(text, "123456");
    expect(value).toBe("12345");
    expect(note).toContain("6 characters are too many");
  });
});
