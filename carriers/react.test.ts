import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { declarationsOf } from "@/package/figures.mjs";
import { BlockwiseFigure } from "./react";

it("the component renders on a server as the element with its options as attributes", () => {
  const markup = renderToStaticMarkup(
    createElement(BlockwiseFigure, {
      name: "twin-run",
      site: "https://a.example/",
      options: { blockSize: 64, tree: false },
      settings: { lock: "block" },
      start: "click",
    }),
  );
  expect(markup).toBe(
    '<blockwise-figure block-size="64" tree="0" lock="block" name="twin-run" src="https://a.example/" start="click"></blockwise-figure>',
  );
});

it("the types of the package follow the tables of options", () => {
  const choices = [{ value: 64 }, { value: 128 }];
  const types = declarationsOf({
    "twin-run": {
      blockSize: { kind: "choice", help: "A help.", choices },
      noise: { kind: "number", help: "Another." },
    },
  });
  expect(types).toContain('readonly "twin-run": {\n    /** A help. */\n    readonly blockSize?: 64 | 128;');
  expect(types).toContain("readonly noise?: number;");
});
