import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LANE_STYLES, laneStyle } from "./lanes";

const styles = LANE_STYLES.map((_, lane) => laneStyle(lane));

it("tells all lanes apart twice, by colour and by dash", () => {
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(LANE_STYLES.length);
  expect(new Set(styles.map(({ dash }) => dash)).size).toBe(LANE_STYLES.length);
});

it("uses colours that there are", () => {
  const tokens = readFileSync("app/tokens.css", "utf8");
  for (const { colour } of styles)
    expect(tokens).toContain(`${colour.slice("var(".length, -1)}: light-dark(`);
});

it("comes round again after the last", () => {
  expect(laneStyle(LANE_STYLES.length)).toEqual(laneStyle(0));
});
