import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { layoutFor } from "../map-duel/layout";
import { LevelsPad } from "./LevelsPad";
import { levelsOf } from "./model";

/** The picture for readers without scripts. It is drawn by the widget's own code; `vitest -u` draws it anew. */
it("has a still picture that is up to date", async () => {
  const markup = renderToStaticMarkup(
    <LevelsPad
      values={levelsOf({ levels: "", sign: "signed" }).values}
      layout={layoutFor(true, "linear")}
      group={32}
      onValues={() => undefined}
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
  await expect(`${file}\n`).toMatchFileSnapshot("../../../public/posters/draw-a-map.svg");
});
