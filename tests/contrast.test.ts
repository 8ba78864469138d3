import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("app/tokens.css", "utf8");
const [usual, more] = css.split("@media (prefers-contrast: more)");

/** Returns the colours that a part of the style sheet declares, by theme and name. */
function themesOf(part: string) {
  const pairs = [...part.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
  return {
    light: Object.fromEntries(pairs.map(([, name, light]) => [name, light])),
    dark: Object.fromEntries(pairs.map(([, name, , dark]) => [name, dark])),
  };
}
const themes = themesOf(usual);

/** Relative luminance of an sRGB colour, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Colours that text is set in; they need 4.5 : 1. */
const text = [
  "ink",
  "muted",
  "bits32",
  "bits8",
  "lane-3",
  "lane-4",
  "lane-5",
  "lane-6",
  "map-dynamic",
  "map-linear",
  "map-quantile",
  "map-float",
  "map-normal",
  "map-custom",
  "good",
  "warn",
];
/** Colours of controls and focus rings; they need 3 : 1. */
const parts = ["focus", "line-strong"];

describe.each(Object.entries(themes))("%s theme", (_, colours) => {
  it.each(text)("%s can be read on paper and panel", (name) => {
    expect(contrast(colours[name], colours.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours[name], colours.panel)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(parts)("%s can be seen on paper and panel", (name) => {
    expect(contrast(colours[name], colours.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(colours[name], colours.panel)).toBeGreaterThanOrEqual(3);
  });

  it("ranks the error ramp by lightness, away from the paper", () => {
    const steps = [1, 2, 3, 4, 5].map((n) => contrast(colours[`error-${n}`], colours.paper));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

describe.each(["light", "dark"] as const)("%s theme with more contrast", (theme) => {
  const colours = { ...themes[theme], ...themesOf(more)[theme] };

  it("sets ink and quiet text with 7 : 1, and lines with 3 : 1", () => {
    for (const surface of ["paper", "panel"]) {
      for (const name of ["ink", "muted", "line-strong"])
        expect(contrast(colours[name], colours[surface]), name).toBeGreaterThanOrEqual(7);
      expect(contrast(colours.line, colours[surface])).toBeGreaterThanOrEqual(3);
    }
  });
});
