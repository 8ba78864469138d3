import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Command } from "./Command";

const markupOf = (text: string) => renderToStaticMarkup(<Command>{text}</Command>);

it("keeps each option of a command on one line and the text as it is", () => {
  const command = "npm run reproduce -- --grid kept --batch 8 -u --map dynamic-above-zero";
  const markup = markupOf(command);
  expect([...markup.matchAll(/<span[^>]*>([^<]*)/g)].map(([, option]) => option)).toEqual([
    "--",
    "--grid",
    "--batch",
    "-u",
    "--map",
  ]);
  expect(markup.replaceAll(/<[^>]*>/g, "")).toBe(command);
});

it("leaves code without options whole", () => {
  expect(markupOf("dynamic-above-zero x - y")).toBe("<code>dynamic-above-zero x - y</code>");
});
