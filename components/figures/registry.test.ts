import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkOption } from "@/lib/options/options";
import { HEIGHTS, RANGE_STARTS } from "./heights";
import { OPTION_TABLES } from "./optionTables";
import { FIGURES, figureNamed } from "./registry";
import { VIEWS } from "./views";

describe("the registry", () => {
  it("names each figure once, in letters that an address can hold", () => {
    const names = FIGURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(figureNamed("toString")).toBeUndefined();
  });

  it("has a view and a table of options for each figure, and no other", () => {
    const names = FIGURES.map(({ name }) => name).sort();
    expect(Object.keys(VIEWS).sort()).toEqual(names);
    expect(Object.keys(OPTION_TABLES).sort()).toEqual(names);
  });

  it.each(FIGURES)("$name has a measured place and a still picture", ({ name }) => {
    expect(HEIGHTS[name]).toHaveLength(RANGE_STARTS.length);
    expect(existsSync(`public/posters/${name}.svg`)).toBe(true);
  });

  it("keeps the places of the ranges that were measured", () => {
    const css = readFileSync("components/figure/FigureFrame.module.css", "utf8");
    const ranges = [
      ...css.matchAll(/\(min-width: (\d+)px\) \{\s+\.room \{\s+min-height: var\(--height-(\d+)\)/g),
    ];
    expect(ranges.map(([, from, at]) => [Number(at), Number(from)])).toEqual(
      [...RANGE_STARTS.entries()].slice(1),
    );
  });

  it.each(Object.entries(VIEWS))("%s brings its table with its view", async (name, load) => {
    expect((await load()).options).toBe(OPTION_TABLES[name]);
  });

  it.each(Object.entries(OPTION_TABLES))("%s has a sound table of options", (_, table) => {
    const specs = Object.values(table);
    const keys = specs.map(({ url }) => url);
    expect(new Set(keys).size).toBe(keys.length);
    // "theme" in an embed's address is the frame's own.
    expect(keys).not.toContain("theme");
    for (const spec of specs) {
      expect(checkOption(spec, String(spec.default))).toEqual({ value: spec.default });
      expect(spec.help).toMatch(/\.$/);
    }
  });
});
