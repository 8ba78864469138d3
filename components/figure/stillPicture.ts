import { readFileSync } from "node:fs";
import { firstSvg, svgFile } from "@/tests/support/storedPicture";

/**
 * Returns the first picture of a piece of markup as a file that stands alone: no style sheet of the page applies to it,
 * so it contains the colours that it uses. For the tests that draw the still pictures in public/posters.
 */
export function stillPicture(markup: string): string {
  const svg = firstSvg(markup);
  const tokens = readFileSync("app/tokens.css", "utf8");
  const used = [...new Set([...svg.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))];
  const colours = used.map((name) => tokens.match(new RegExp(`${name}: [^;]+;`))![0]);
  const style = `<style>:root{color-scheme:light dark;${colours.join("")}}</style>`;
  return `${svgFile(svg.replace(">", `>${style}`))}\n`;
}
