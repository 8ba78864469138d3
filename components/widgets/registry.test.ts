import { describe, expect, it } from "vitest";
import { checkOption } from "@/lib/experiment/options";
import { WIDGETS, widgetNamed } from "./registry";
import { VIEWS } from "./views";

describe("the registry", () => {
  it("names each widget once, in letters that an address can hold", () => {
    const names = WIDGETS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(widgetNamed("toString")).toBeUndefined();
  });

  it("has a view for each widget, and no other", () => {
    expect(Object.keys(VIEWS).sort()).toEqual(WIDGETS.map(({ name }) => name).sort());
  });

  it.each(WIDGETS.map((entry) => [entry.name, entry] as const))(
    "%s has a sound table of options",
    (_, entry) => {
      const specs = Object.values(entry.options);
      const keys = specs.map(({ url }) => url);
      expect(new Set(keys).size).toBe(keys.length);
      // "theme" in an embed's address is the frame's own.
      expect(keys).not.toContain("theme");
      for (const spec of specs) {
        expect(checkOption(spec, String(spec.default))).toEqual({ value: spec.default });
        expect(spec.help).toMatch(/\.$/);
      }
    },
  );
});
