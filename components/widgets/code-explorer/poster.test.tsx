import { readFileSync } from "node:fs";
import { createRef } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { signedLogLayout } from "@/components/charts/layout";
import { makeMap } from "@/lib/numerics/maps";
import { factsOf } from "./model";
import { NumberLine } from "./NumberLine";

/** The picture for readers without scripts. It is drawn by the widget's own code; `vitest -u` draws it anew. */
it("has a still picture that is up to date", async () => {
  const map = makeMap("dynamic", { bits: 8, signed: true });
  const markup = renderToStaticMarkup(
    <NumberLine
      map={map}
      facts={factsOf(map, 200)}
      layout={signedLogLayout([-1, 1], 1e-7)}
      view={{ zoom: 1, centre: 0.5 }}
      onView={() => undefined}
      onIndex={() => undefined}
      holder={createRef()}
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
  await expect(`${file}\n`).toMatchFileSnapshot("../../../public/posters/code-explorer.svg");
});
