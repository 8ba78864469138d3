import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";

/** Returns the paragraph of a site that is built with a package.json. */
async function paragraphOf(manifest: object): Promise<string> {
  vi.resetModules();
  vi.doMock("@/package.json", () => ({ default: manifest }));
  const { Contact } = await import("./Contact");
  return renderToStaticMarkup(<Contact say={(links) => <>Report it: {links}.</>} none="No contact." />);
}

it("links to the addresses that package.json names", async () => {
  const url = "https://example.org/issues";
  expect(await paragraphOf({ bugs: url })).toBe(`<p>Report it: <a href="${url}">${url}</a>.</p>`);
  expect(await paragraphOf({ bugs: { url, email: "a@example.org" } })).toBe(
    `<p>Report it: <a href="mailto:a@example.org">a@example.org</a>, <a href="${url}">${url}</a>.</p>`,
  );
});

it("says that there is no contact where package.json names none", async () => {
  expect(await paragraphOf({ name: "blockwise" })).toBe("<p>No contact.</p>");
});
