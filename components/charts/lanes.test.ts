import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { laneStyle, mostLanes } from "./lanes";

const styles = Array.from({ length: mostLanes }, (_, lane) => laneStyle(lane));

it("tells all lanes apart twice, by colour and by dash", () => {
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(mostLanes);
  expect(new Set(styles.map(({ dash }) => dash)).size).toBe(mostLanes);
});

it("uses colours that there are", () => {
  const tokens = readFileSync("app/tokens.css", "utf8");
  for (const { colour } of styles)
    expect(tokens).toContain(`${colour.slice("var(".length, -1)}: light-dark(`);
});

it("comes round again after the last", () => {
  expect(laneStyle(mostLanes)).toEqual(laneStyle(0));
});
