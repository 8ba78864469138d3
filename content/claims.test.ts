import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkClaim, claim } from "@/components/prose/claims";
import { claims } from "./claims";
import { values } from "./values";

/** Time limit of a claim: the slowest trains two models on the CPU. */
const PATIENCE_MS = 240_000;

const folder = join(import.meta.dirname, "chapters");
const filesOf = (ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

/** Returns the places at which the sentences of a chapter refer to claims. */
const placesOf = (chapter: string) =>
  readFileSync(join(folder, `${chapter}.mdx`), "utf8")
    .split("\n")
    .flatMap((text, i) =>
      [...text.matchAll(/<Claim holds="([^"]*)"/g)].map(([, name]) => ({ chapter, name, line: i + 1 })),
    );

describe.each(filesOf(".mdx"))("chapter %s", (chapter) => {
  const places = placesOf(chapter);

  it("states each of its claims", () => {
    const stated = new Set(places.map(({ name }) => name));
    expect(Object.keys(claims[chapter] ?? {}).filter((name) => !stated.has(name))).toEqual([]);
  });

  it.each(places)("holds what it claims: $name", { timeout: PATIENCE_MS }, async (place) => {
    await checkClaim(claims, place);
  });
});

it("reads the claims of each file beside a chapter", () => {
  expect(Object.keys(claims).sort()).toEqual(filesOf(".claims.ts"));
});

it.each(Object.keys(values))("computes the value %s", (name) => {
  expect(values[name]()).not.toMatch(/NaN|undefined|^$/);
});

describe("a claim", () => {
  const tables = {
    "01-x": {
      small: claim(
        () => ({ n: 3, all: [1, 2] }),
        ({ n }) => n < 3,
      ),
      large: claim(
        async () => ({ n: 3 }),
        ({ n }) => n > 2,
      ),
      slow: claim(
        () => ({}),
        () => false,
        { slow: true },
      ),
    },
  };

  it("that does not hold throws with its file, its line, its name and its numbers", async () => {
    await expect(checkClaim(tables, { chapter: "01-x", name: "small", line: 7 })).rejects.toThrow(
      'content/chapters/01-x.mdx:7: the claim "small" does not hold: n = 3, all = [1, 2].',
    );
    await expect(checkClaim(tables, { chapter: "01-x", name: "large" })).resolves.toBeUndefined();
  });

  it("that is slow is not checked in the build of a page, but must exist", async () => {
    const place = { chapter: "01-x", name: "slow" };
    await expect(checkClaim(tables, place, { skipSlow: true })).resolves.toBeUndefined();
    await expect(checkClaim(tables, place)).rejects.toThrow(/does not hold/);
    await expect(checkClaim(tables, { ...place, name: "slo" }, { skipSlow: true })).rejects.toThrow(
      /no claim/,
    );
  });

  it("that does not exist throws with the file that lists the claims of the chapter", async () => {
    for (const [chapter, name] of [
      ["01-x", "smal"],
      ["02-y", "small"],
    ])
      await expect(checkClaim(tables, { chapter, name })).rejects.toThrow(
        `content/chapters/${chapter}.mdx: there is no claim called "${name}"; content/chapters/${chapter}.claims.ts`,
      );
  });
});
