/**
 * Holds a sentence of the README and of CONTRIBUTING to the files: each kernel in lib/gpu/kernels has a twin
 * in lib/numerics. The kernel NAME.wgsl or NAME.VARIANT.wgsl has the twin lib/numerics/NAME.ts in camel case,
 * which exports the function of that name. The rules in kernels/rules have theirs in lib/numerics/rules, and the
 * kernels in kernels/transformer in lib/numerics/transformer.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const kernels = fileURLToPath(new URL("./kernels/", import.meta.url));
const wgslIn = (folder: string) => readdirSync(kernels + folder).filter((file) => file.endsWith(".wgsl"));
const read = (file: string) => readFileSync(kernels + file, "utf8");

/** Returns the name of a kernel's twin: without its variant, in camel case. */
const twinOf = (file: string) =>
  file.replace(/\..*$/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const tests = fileURLToPath(new URL("./", import.meta.url));
const gpuTestsIn = (folder: string) =>
  readdirSync(tests + folder)
    .filter((file) => file.endsWith(".gpu.test.ts"))
    .map((file) => readFileSync(tests + folder + file, "utf8"));
const gpuTests = gpuTestsIn("");

describe("kernels", () => {
  it.each(wgslIn(""))("%s has an entry point, and a twin of its name that it mentions", async (file) => {
    const twin = twinOf(file);
    const module = await import(`../numerics/${twin}.ts`);
    expect(module[twin]).toBeTypeOf("function");
    expect(read(file)).toMatch(/^@compute /m);
    expect(read(file)).toContain(`Twin: lib/numerics/${twin}.ts`);
  });

  it.each([...new Set(wgslIn("").map(twinOf))])("a test on the GPU compares %s with its twin", (twin) => {
    expect(gpuTests.some((text) => text.includes(`from "@/lib/numerics/${twin}"`))).toBe(true);
  });

  it("of every variant have the kernel without a variant beside them", () => {
    const files = wgslIn("");
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(files).toContain(file.replace(/\..*$/, ".wgsl"));
  });

  it.each(wgslIn("parts/"))("parts/%s has no entry point", (file) => {
    expect(read(`parts/${file}`)).not.toContain("@compute");
  });
});

describe("kernels of the transformer", () => {
  const names = [...new Set(wgslIn("transformer/").map(twinOf))];

  it.each(wgslIn("transformer/"))("%s has an entry point, and mentions its twin", (file) => {
    const text = read(`transformer/${file}`);
    expect(text).toMatch(/^@compute /m);
    expect(text).toMatch(new RegExp(`Twin:\\s+(// )?lib/numerics/transformer/${twinOf(file)}\\.ts`));
  });

  it.each(names)("%s has a twin of its name, and a test on the GPU compares the two", async (twin) => {
    const module = await import(`../numerics/transformer/${twin}.ts`);
    expect(module[twin]).toBeTypeOf("function");
    const wanted = `from "@/lib/numerics/transformer/${twin}"`;
    expect(gpuTestsIn("transformer/").some((text) => text.includes(wanted))).toBe(true);
  });
});

describe("update rules", () => {
  it.each(wgslIn("rules/"))("%s has a twin of its name that it mentions", async (file) => {
    const twin = twinOf(file);
    const module = await import(`../numerics/rules/${twin}.ts`);
    expect(module[twin]).toBeTypeOf("object");
    expect(read(`rules/${file}`)).toContain(`Twin: lib/numerics/rules/${twin}.ts`);
    expect(read(`rules/${file}`)).not.toContain("@compute");
  });
});
