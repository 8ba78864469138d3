import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RANGE_STARTS } from "@/components/figure/figure";
import { SETTING_KEYS } from "@/components/figure/host/settings";
import { checkOption } from "@/lib/options/options";
import { definitionOf, entryOf } from "./entries";
import { FIGURE_NAMES } from "./index";
import { loadView } from "./LiveFigure";
import { expectPrintable } from "./printable.testing";
import { storedTableOf } from "./storedTables";

describe("the list of figures", () => {
  it("names each figure once, in characters that are allowed in an address", async () => {
    expect(new Set(FIGURE_NAMES).size).toBe(FIGURE_NAMES.length);
    for (const name of FIGURE_NAMES) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(await entryOf("toString")).toBeUndefined();
  });

  it("names each folder that has a view, and no other", () => {
    const views = readdirSync(import.meta.dirname).filter((name) =>
      existsSync(`${import.meta.dirname}/${name}/view.tsx`),
    );
    expect(views.sort()).toEqual([...FIGURE_NAMES].sort());
  });

  it("has the ranges of widths that the style sheet of the frame has", () => {
    const css = readFileSync("components/figure/FigureFrame.module.css", "utf8");
    const ranges = [
      ...css.matchAll(/\(min-width: (\d+)px\) \{\s+\.room \{\s+min-height: var\(--height-(\d+)\)/g),
    ];
    expect(ranges.map(([, from, at]) => [Number(at), Number(from)])).toEqual(
      [...RANGE_STARTS.entries()].slice(1),
    );
  });
});

describe.each(FIGURE_NAMES)("%s", (name) => {
  it("has a measured height for each range of widths", async () => {
    const entry = await entryOf(name);
    expect(
      entry?.heights,
      `${name} was not measured: npm run build && node scripts/measure-heights.mjs ${name}`,
    ).toHaveLength(RANGE_STARTS.length);
  });

  it("has a still picture", () => {
    const drawn = existsSync(`public/posters/${name}.svg`);
    expect(drawn, `${name} was not drawn: npx vitest run --project node ${name} -u`).toBe(true);
  });

  it("has stored the numbers that are printed beside its still picture", () => {
    const numbers = storedTableOf({ name });
    expect(numbers, `${name} has no numbers: npx vitest run --project node ${name} -u`).toBeDefined();
    expectPrintable(numbers!);
  });

  it("has the options of its definition in its view", async () => {
    const definition = await definitionOf(name);
    expect((await loadView(name)).options).toBe(definition?.options);
  });

  it("has a sound table of options", async () => {
    const specs = Object.values((await definitionOf(name))!.options);
    const keys = specs.map(({ url }) => url);
    expect(new Set(keys).size).toBe(keys.length);
    // These keys in the address of an embed belong to the frame.
    for (const key of SETTING_KEYS) expect(keys).not.toContain(key);
    for (const spec of specs) {
      expect(checkOption(spec, String(spec.default))).toEqual({ value: spec.default });
      expect(spec.help).toMatch(/\.$/);
    }
  });
});
