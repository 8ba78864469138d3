import { readFileSync } from "node:fs";
import { firstSvg, svgFile } from "@/tests/support/storedPicture";

/**
 * Returns the first picture of some markup as the text of an SVG file. The file contains the colours that it
 * uses, since no style sheet of the page applies to it. For the tests that write the still pictures in
 * public/posters.
 */
export function stillPicture(markup: string): string {
  const svg = firstSvg(markup);
  const tokens = readFileSync("app/tokens.css", "utf8");
  const used = [...new Set([...svg.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))];
  const colours = used.map((name) => tokens.match(new RegExp(`${name}: [^;]+;`))![0]);
  const style = `<style>:root{color-scheme:light dark;${colours.join("")}}</style>`;
  return `${svgFile(svg.replace(">", `>${style}`))}\n`;
}
