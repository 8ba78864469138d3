import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DuelPicture } from "./DuelPicture";
import { drawn } from "./sample";
import { builtIn, scaledByBlock, scoreOf } from "./score";

/** The picture for readers without scripts. It is drawn by the widget's own code; `vitest -u` draws it anew. */
it("has a still picture that is up to date", async () => {
  const x = drawn("normal");
  const markup = renderToStaticMarkup(
    <DuelPicture
      scores={["dynamic", "linear"].map((name) => scoreOf(x, builtIn(name, true)!, 256))}
      scaled={scaledByBlock(x, 256)}
      signed={true}
      axis="linear"
    />,
  );
  const svg = markup.slice(markup.indexOf("<svg"), markup.indexOf("</svg>") + 6);
  // A picture that stands alone has no style sheet of the page: it brings the colours that it uses.
  const tokens = readFileSync("app/tokens.css", "utf8");
  const used = [...new Set([...svg.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))];
  const colours = used.map((name) => tokens.match(new RegExp(`${name}: [^;]+;`))![0]);
  const style = `<style>:root{color-scheme:light dark;${colours.join("")}}</style>`;
  const file = svg
    .replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(">", `>${style}`)
    .replaceAll("><", ">\n<");
  await expect(`${file}\n`).toMatchFileSnapshot("../../../public/posters/map-duel.svg");
});
