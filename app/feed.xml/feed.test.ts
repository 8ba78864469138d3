import { expect, test } from "vitest";
import { feedOf } from "./feed";

const CHANGELOG = `# Changelog

## Unreleased

### Added

- The map \`a<b>\` & more,
  told in two lines.

### Fixed

- Second.
`;

test("each change is an item with its kind, whole and escaped", () => {
  const feed = feedOf(CHANGELOG, "https://example.org/course");
  const titles = [...feed.matchAll(/<item>\n<title>(.*)<\/title>/g)].map(([, title]) => title);
  expect(titles).toEqual(["Added: The map a&lt;b&gt; &amp; more, told in two lines.", "Fixed: Second."]);
  expect(feed).toContain("<link>https://example.org/course/</link>");
});

test("an entry keeps its identifier when others are added", () => {
  const ids = (text: string) => [...feedOf(text, "").matchAll(/blockwise-\w+/g)].map(([id]) => id);
  const [first, second] = ids(CHANGELOG);
  expect(first).not.toBe(second);
  expect(ids(CHANGELOG.replace("- Second.", "- New.\n- Second."))).toEqual(
    expect.arrayContaining([first, second]),
  );
});
