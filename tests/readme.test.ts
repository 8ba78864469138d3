import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readAddress } from "@/components/figure/address";
import { embedQuery, embedSnippet } from "@/components/figure/links";
import { FIGURE_NAMES } from "@/components/figures";
import { definitionOf, entryOf } from "@/components/figures/entries";
import { keptResult } from "@/lib/findings/keptLayers";
import { adam8bit } from "@/lib/nn/optimizers";
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { defaultsOf } from "@/lib/options/options";
import { ABOVE_ZERO } from "@/lib/recordings/aboveZero";
import { RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { recordedCell, recordedResult } from "@/lib/study/recorded";
import { EPSILONS, variationOf } from "@/lib/study/variation";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { EXCHANGE_EXAMPLE } from "@/package/readme.mjs";

const read = (path: string) => readFileSync(path, "utf8");
const readme = read("README.md").replaceAll("\n", " ");
const manifest: { scripts: object; engines: { node: string }; dependencies: Record<string, string> } =
  JSON.parse(read("package.json"));
const perParameter = (bits: number, blockSize: number) =>
  stateBytes(ruleNamed("adam"), 1e8, { bits, blockSize, min8bitSize: REFERENCE_MIN_8BIT_SIZE }).total / 1e8;

describe("the README", () => {
  it("has the numbers of the code", () => {
    const [exact, eight] = [perParameter(32, 256), perParameter(8, 256)];
    for (const sentence of [
      `${eight.toFixed(2)} bytes a parameter instead of ${exact}`,
      `${Math.round(100 * eight)} MB instead of ${100 * exact} MB for 100 million`,
      `takes ${perParameter(4, 128).toFixed(2)} bytes a parameter (block size 128)`,
      `below ${REFERENCE_MIN_8BIT_SIZE} elements they keep 32-bit state`,
      `TensorFlow.js ${manifest.dependencies["@tensorflow/tfjs-core"].replace(/\.0$/, "")}.`,
      // lib/nn/optimizer.suite.ts compares it with the epsilon of tf.train.adam.
      `\`epsilon\` is ${adam8bit().hyperParameters.epsilon.toExponential()}, as in \`tf.train.adam\``,
      `(bitsandbytes has ${ruleNamed("adam").defaults.epsilon.toExponential()}.)`,
      `Node ${manifest.engines.node.replace(">=", "")} or newer`,
    ])
      expect(readme).toContain(sentence);
  });

  it("has the example for bitsandbytes that the package is tested with", () => {
    expect(read("README.md")).toContain(EXCHANGE_EXAMPLE);
  });

  it("states the recorded results on layers kept in 32 bits", () => {
    const [embedding, both] = (["embedding", "both"] as const).map(keptResult);
    expect(readme).toContain(
      `${embedding.unstable} of ${embedding.runs} runs broke with the embedding alone`,
    );
    expect(readme).toContain(`${both.unstable} of ${both.runs} with the output layer as well`);
    // The ablation's model with the stable embedding keeps the embedding alone in 32 bits.
    for (const cell of [
      recordedCell(ABOVE_ZERO.ablation, "dynamic-block-stable")!,
      recordedCell(ABOVE_ZERO.kept, "both")!,
    ]) {
      const { unstable, runs } = recordedResult(cell);
      expect(readme).toContain(`with the default map ${unstable} of ${runs} broke in either case`);
    }
    const broken = recordedCell(RECORDED_KEPT, "embedding")!.runs.filter(({ lanes }) => lanes[0].unstable);
    expect(new Set(broken.map(({ seed }) => variationOf(seed).epsilon))).toEqual(new Set([EPSILONS[0]]));
    expect(EPSILONS).toEqual([1e-8, 1e-7, 1e-6]);
  });

  it("names existing tasks and figures", () => {
    const [, named] = /every task \(([^)]*)\)/.exec(readme) ?? [];
    const tasks = [...named.matchAll(/(\w+)`/g)].map(([, name]) => name);
    expect(tasks.length).toBeGreaterThan(1);
    expect(TASK_INFOS.map(({ name }) => name)).toEqual(expect.arrayContaining(tasks));
    const embedded = [...readme.matchAll(/\/embed\/([\w-]+)\//g)].map(([, name]) => name);
    expect(embedded).toEqual([expect.any(String)]);
    expect(FIGURE_NAMES).toEqual(expect.arrayContaining(embedded));
  });
});

it.each(["README.md", "docs/embedding.md"])("%s embeds a figure as its menu writes it", async (path) => {
  const text = read(path);
  const [, origin, name, query] =
    /<iframe src="(https:[^/]*\/\/[^/]+)\/embed\/([\w-]+)\/([^"]*)"/.exec(text) ?? [];
  const { options } = (await definitionOf(name))!;
  const { values, notes } = readAddress(options, query.replaceAll("&amp;", "&"), "");
  expect(notes).toEqual([]);
  expect(values).not.toEqual(defaultsOf(options));
  expect(text).toContain(embedSnippet((await entryOf(name))!, embedQuery(options, values), origin));
});

describe.each(["README.md", "CONTRIBUTING.md"])("%s", (path) => {
  it("names existing commands", () => {
    const commands = [...read(path).matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(0);
    for (const name of commands) expect(manifest.scripts).toHaveProperty([name]);
  });

  it("names existing files and folders", () => {
    const roots = "app|components|content|docs|lib|package|scripts|tests|tools";
    const paths = [...read(path).matchAll(new RegExp(`(?:${roots})/[\\w./-]*\\w`, "g"))].map(
      ([name]) => name,
    );
    expect(paths.length).toBeGreaterThan(5);
    const missing = paths.filter(
      (name) => !/NAME|NN-/.test(name) && !existsSync(name) && !existsSync(`${name}.ts`),
    );
    expect(missing).toEqual([]);
  });
});
