/**
 * Trains small programs with `tf.train.adam` and with ours, over seeds, and prints a table: `npm run programs`, or
 * `npm run programs -- webgpu 5` with a backend (cpu) and a number of seeds (5). It needs a registry.
 *
 * It fails if losses with 32-bit state differ by more than rounding, if the last loss with 8-bit state differs by more
 * than those of two seeds do, or if 500 steps leave a tensor or move nothing.
 */
import { readFileSync } from "node:fs";
import { ensureInstalled } from "../../scripts/setup/install.mjs";
import { pointAtVulkanDriver } from "../../scripts/setup/vulkan.mjs";
import { ROUNDING, summarize } from "./summary.mjs";

/** The losses of fewer seeds may be close to each other by chance, and their spread is no bound then. */
const FEWEST_SEEDS = 5;
const [backend = "cpu", seeds = String(FEWEST_SEEDS)] = process.argv.slice(2);
if (!["cpu", "webgpu"].includes(backend) || !(Number(seeds) >= FEWEST_SEEDS)) {
  console.error(`usage: npm run programs -- [cpu|webgpu] [number of seeds, from ${FEWEST_SEEDS}]`);
  process.exit(2);
}
ensureInstalled();
pointAtVulkanDriver();
const { makeProject, packPackage } = await import("../project.mjs");
const { tarball, remove } = await packPackage(".cache/programs");
const project = makeProject(tarball);
await project.npm("webgpu@0.6.2");
for (const file of ["programs.mjs", "inProject.mjs"])
  project.put(file, readFileSync(new URL(file, import.meta.url), "utf8"));
const said = await project.run(process.execPath, "inProject.mjs", backend, seeds);
project.remove();
remove();

const { rows, leaked, moved } = JSON.parse(said.trim().split("\n").at(-1));
let failed = leaked !== 0 || !(moved > 0);
console.log(
  `| program (${backend}, ${seeds} seeds) | 32 bits differ by | last loss, tf.train | 8 bits differ by | seeds differ by |`,
);
console.log("| --- | --- | --- | --- | --- |");
for (const { name, rounding, mean, off, band } of summarize(rows)) {
  const isWrong = !(rounding < ROUNDING && off < band);
  failed ||= isWrong;
  const cells = [rounding.toExponential(1), mean.toFixed(4), off.toFixed(4), band.toFixed(4)];
  console.log(`| ${name}${isWrong ? " (FAILED)" : ""} | ${cells.join(" | ")} |`);
}
console.log(`Tensors left after 500 steps: ${leaked}. They moved a weight by ${moved.toFixed(3)}.`);
process.exit(failed ? 1 : 0);
