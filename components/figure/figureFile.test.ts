import { expect, it } from "vitest";
import { figurePage } from "./figureFile";

const entry = { name: "nf4", title: 'Four bits & "more"', caption: "A line.", chapter: "", heights: [] };

it("a figure's file is one page whose texts end no element and ask for nothing from a network", () => {
  const worker = 'const tag = "</script><!-- <script>";';
  const page = figurePage(
    entry,
    { style: ".a{}", script: 'document.title = "</script>";', carries: [] },
    "body{}",
    { site: "https://x.org", query: "?block=64", texts: { "/engine/worker.js": worker } },
  );
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
  expect(scripts).toHaveLength(2);
  const carried = JSON.parse(scripts[0].replace("blockwiseFile = ", ""));
  expect(carried.texts["/engine/worker.js"]).toBe(worker);
  expect(scripts[1]).not.toContain("</script");
  expect(page).toContain("<title>Four bits &amp; &quot;more&quot;</title>");
  expect(page).not.toMatch(/(?:src|href)=/);
});
