import { expect, it } from "vitest";
import { mapHue } from "./hue";

it("gives the families of one kind one hue, and a family without an entry the neutral one", () => {
  expect(mapHue("linear-above-zero")).toBe(mapHue("linear"));
  expect(mapHue("fp4")).toBe(mapHue("e4m3"));
  const hues = ["dynamic", "linear", "quantile", "e4m3", "nf4", "custom"].map(mapHue);
  expect(new Set(hues).size).toBe(hues.length);
  expect(mapHue("no-such-map")).toBe("var(--map-custom)");
});
