import { expect, it } from "vitest";
import { isAllowed, licenceText, productionPackages, readPackages } from "./licences.mjs";

const packages = readPackages(process.cwd());

it("finds only permissive licences in the production dependencies", () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter((each) => !isAllowed(each))).toEqual([]);
});

it("finds the licence text of each font", () => {
  const fonts = packages.filter(({ licence }) => licence === "OFL-1.1");
  expect(fonts).toHaveLength(3);
  for (const font of fonts) expect(licenceText(process.cwd(), font)).toContain("SIL OPEN FONT LICENSE");
});

it("leaves out development packages, and keeps nested versions apart", () => {
  const found = productionPackages({
    packages: {
      "": { license: "MIT" },
      "node_modules/a": { version: "2.0.0", license: "MIT" },
      "node_modules/b/node_modules/a": { version: "1.0.0", license: "ISC" },
      "node_modules/@c/d": { version: "1.0.0" },
      "node_modules/e": { version: "1.0.0", license: "GPL-3.0-only", dev: true },
    },
  });
  expect(found.map(({ name, version, licence }) => [name, version, licence])).toEqual([
    ["@c/d", "1.0.0", "none"],
    ["a", "2.0.0", "MIT"],
    ["a", "1.0.0", "ISC"],
  ]);
});

it.each([
  ["a", "MIT", true],
  ["a", "(MIT OR GPL-3.0-only)", true],
  ["a", "MIT AND GPL-3.0-only", false],
  ["a", "GPL-3.0-only", false],
  ["a", "none", false],
  ["a", "LGPL-3.0-or-later", false],
  ["@img/sharp-linux-x64", "Apache-2.0 AND LGPL-3.0-or-later", true],
])("decides on the package %s with the licence %s", (name, licence, allowed) => {
  expect(isAllowed({ name, licence })).toBe(allowed);
});
