import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { themedStill } from "./stillFiles";

const PAPER = "light-dark(#fdfcf9, #14161a)";
const posters = readdirSync("public/posters").filter((file) => file.endsWith(".svg"));

it.each(posters)("%s has a file for each theme, with a ground, a title and no variable", (file) => {
  const poster = readFileSync(`public/posters/${file}`, "utf8");
  const [light, dark] = (["light", "dark"] as const).map((theme) =>
    themedStill(poster, "A title", theme, PAPER),
  );
  expect(light.svg).toContain('fill="#fdfcf9"');
  expect(dark.svg).toContain('fill="#14161a"');
  for (const { svg, alternative, width } of [light, dark]) {
    expect(svg).not.toMatch(/var\(|light-dark|<style|<script/);
    expect(svg).toContain("<title>A title. ");
    expect(alternative.length).toBeGreaterThan(20);
    expect(width).toBeGreaterThan(200);
  }
  expect(light.svg).not.toBe(dark.svg);
});

it("refuses a file that is no still picture", () => {
  expect(() => themedStill("<svg></svg>", "x", "light", PAPER)).toThrow("has no size");
});
