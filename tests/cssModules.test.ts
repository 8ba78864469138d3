/**
 * Class names: one without a style does nothing and says nothing of it, a style that nobody names is dead.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, it } from "vitest";

const paths = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
);
const read = (path: string) => readFileSync(path, "utf8");
const resolved = (from: string, path: string) =>
  path.startsWith("@/") ? path.slice(2) : join(dirname(from), path);

interface ClassUse {
  /** Path of the module. */
  readonly sheet: string;
  readonly name: string;
}

/** Classes that a stylesheet defines, without those of others that it styles. */
function defined(sheet: string): ClassUse[] {
  const rules = read(sheet).replace(/\/\*[\s\S]*?\*\/|:global\([^)]*\)/g, "");
  const names = [...rules.matchAll(/\.([A-Za-z_][\w-]*)(?=[^{};]*\{)/g)].map(([, name]) => name);
  return [...new Set(names)].map((name) => ({ sheet, name }));
}

/** Classes that a component names, by `styles.name`. */
function named(path: string): ClassUse[] {
  const source = read(path);
  return [...source.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)].flatMap(([, local, sheet]) =>
    [...source.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, "g"))].map(([, name]) => ({
      sheet: resolved(path, sheet),
      name,
    })),
  );
}

/** Classes that a stylesheet takes from another one. */
const composed = (path: string): ClassUse[] =>
  [...read(path).matchAll(/composes: ([\w ]+) from "([^"]+)"/g)].flatMap(([, names, sheet]) =>
    names.split(" ").map((name) => ({ sheet: resolved(path, sheet), name })),
  );

/** Stylesheets of which a component names classes by what it shows: `styles[kind]`. */
const indexed = (path: string): string[] => {
  const source = read(path);
  return [...source.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)].flatMap(([, local, sheet]) =>
    source.includes(`${local}[`) ? [resolved(path, sheet)] : [],
  );
};

const sheets = paths.filter((path) => path.endsWith(".module.css"));
const keys = (uses: readonly ClassUse[]) => new Set(uses.map(({ sheet, name }) => `${sheet}: ${name}`));
const styles = keys(sheets.flatMap(defined));
const components = paths.filter((path) => /\.tsx?$/.test(path));
const uses = keys([...components.flatMap(named), ...sheets.flatMap(composed)]);

it("all class names that components use have a style", () => {
  expect(uses.size).toBeGreaterThan(100);
  expect([...uses].filter((use) => !styles.has(use))).toEqual([]);
});

it("a style sheet of a figure has the name of its component, or of its folder if several components share it", () => {
  const figures = sheets.filter((sheet) => sheet.startsWith("components/figures/"));
  expect(figures.length).toBeGreaterThan(20);
  const stray = figures.filter((sheet) => {
    const name = basename(sheet, ".module.css");
    return name !== basename(dirname(sheet)) && !components.includes(join(dirname(sheet), `${name}.tsx`));
  });
  expect(stray).toEqual([]);
});

it("all styles are used", () => {
  const open = new Set(components.flatMap(indexed));
  const dead = [...styles].filter((style) => !uses.has(style) && !open.has(style.split(": ")[0]));
  expect(dead).toEqual([]);
});
