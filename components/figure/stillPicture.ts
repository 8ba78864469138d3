import { readFileSync } from "node:fs";

/**
 * The first picture in a piece of markup as a file that stands alone. It has no style sheet of the page, so it
 * brings the colours that it uses. For the tests that draw the still pictures in public/posters.
 */
export function stillPicture(markup: string): string {
  const svg = markup.slice(markup.indexOf("<svg"), markup.indexOf("</svg>") + 6);
  const tokens = readFileSync("app/tokens.css", "utf8");
  const used = [...new Set([...svg.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))];
  const colours = used.map((name) => tokens.match(new RegExp(`${name}: [^;]+;`))![0]);
  const style = `<style>:root{color-scheme:light dark;${colours.join("")}}</style>`;
  const file = svg
    .replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(">", `>${style}`)
    .replaceAll("><", ">\n<");
  return `${file}\n`;
}
