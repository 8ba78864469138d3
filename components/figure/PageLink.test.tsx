import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Translation } from "@/components/controls/translation";
import { de } from "@/lib/i18n/de";
import { PageLink } from "./PageLink";

const inGerman = (to: string) =>
  renderToStaticMarkup(
    <Translation locale="de" messages={de}>
      <PageLink to={to}>da</PageLink>
    </Translation>,
  );

it("leads to the page in the language of the reader, with its query and fragment", () => {
  expect(renderToStaticMarkup(<PageLink to="/verify/?a=1#b">there</PageLink>)).toBe(
    '<a href="/verify/?a=1#b">there</a>',
  );
  expect(inGerman("/verify/?a=1#b")).toBe('<a href="/de/verify/?a=1#b">da</a>');
  expect(inGerman("/de/chapters/blocks/#block-heatmap")).toBe(
    '<a href="/de/chapters/blocks/#block-heatmap">da</a>',
  );
});

it("says that a page is in English only", () => {
  expect(inGerman("/chapters/memory/")).toBe(
    '<a href="/chapters/memory/" hrefLang="en">da<span lang="en"> (English)</span></a>',
  );
});
