/**
 * Runs a benchmark. Each compares within one process: with a copy, with the 32-bit lane, with tf.train.adam.
 *
 *   npm run bench -- kernels [--sizes 1,16,64] [--rules adam,lion] [--blocks 256,2048] [--map dynamic]
 *                            [--json FILE]
 *   npm run bench -- ladder [--sizes 1] [--blocks 256] [--json FILE]
 *   npm run bench -- curve [--json FILE]
 *   npm run bench -- optimizer [--json FILE]
 *   npm run bench -- twin [--tasks points,letters] [--rounds 5] [--seconds 4] [--json FILE]
 *   npm run bench -- replay [--tasks points,letters] [--rounds 5] [--seconds 4] [--steps 1000] [--json FILE]
 *   npm run bench -- matmul [--rows 2048] [--width 768] [--json FILE]
 *   npm run bench -- firstpicture [--rounds 5] [--json FILE]       (after npm run build)
 *   npm run bench -- cpu [--json FILE]
 *
 * Sizes are in Mi (2^20) parameters. Without a GPU the kernels run on a software driver, and the ratios hold
 * for that driver only. BLOCKWISE_VULKAN=system selects the machine's own driver. --json FILE writes the
 * results to a file.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openDevice } from "@/lib/gpu/device";
import { openWebGpu } from "@/lib/nn/backend";
import { MAPS } from "@/lib/numerics/maps";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { benchCpu } from "./cpu";
import { benchCurve } from "./curve";
import { BLOCK_SIZES, benchKernels } from "./kernels";
import { benchLadder } from "./ladder";
import { benchMatmul } from "./matmul";
import { benchOptimizers } from "./optimizer";
import { benchReplay } from "./replay";
import { benchTwin } from "./twin";

const { values: options, positionals } = readArguments();

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        sizes: { type: "string" },
        rules: { type: "string" },
        blocks: { type: "string" },
        map: { type: "string" },
        seconds: { type: "string" },
        tasks: { type: "string" },
        rounds: { type: "string" },
        steps: { type: "string" },
        rows: { type: "string" },
        width: { type: "string" },
        json: { type: "string" },
      },
    });
  } catch (error) {
    console.error(
      `${(error as Error).message} Options: --sizes, --rules, --blocks, --map, --tasks, --rounds, --seconds, --steps, --rows, --width, --json.`,
    );
    process.exit(2);
  }
}

const say = (line: string) => console.error(line);

function sizesOf(text: string): number[] {
  const sizes = text.split(",").map((part) => Math.round(Number(part) * 2 ** 20));
  if (sizes.every((n) => Number.isInteger(n) && n >= 1 && n <= 2 ** 28)) return sizes;
  console.error(
    `--sizes is "${text}", but must be numbers of Mi parameters from 0.001 to 256, separated by commas.`,
  );
  process.exit(2);
}

function blocksOf(text: string): number[] {
  const blocks = text.split(",").map(Number);
  if (blocks.every((size) => Number.isInteger(size) && size >= 4 && size % 4 === 0)) return blocks;
  console.error(`--blocks is "${text}", but must be multiples of 4, separated by commas.`);
  process.exit(2);
}

function mapOf(name: string): string {
  if (MAPS.some((family) => family.name === name && family.offers({ bits: 8, signed: false }))) return name;
  console.error(
    `--map is "${name}", but must be a map of unsigned values in 8 bits, such as dynamic-above-zero.`,
  );
  process.exit(2);
}

async function kernels() {
  // Browsers round time stamps as a protection against timing attacks; a benchmark needs exact ones.
  await installDawn(["disable-dawn-features=timestamp_quantization"]);
  const opened = await openDevice(navigator.gpu);
  const sizes = sizesOf(options.sizes ?? "1");
  const blocks = options.blocks ? blocksOf(options.blocks) : BLOCK_SIZES;
  const map = mapOf(options.map ?? "dynamic");
  const results = await benchKernels(opened, sizes, options.rules?.split(",") ?? [], blocks, map, say);
  const { device, description } = opened.adapterInfo;
  return { device, driver: description, results };
}

async function ladder() {
  await installDawn(["disable-dawn-features=timestamp_quantization"]);
  const opened = await openDevice(navigator.gpu);
  const sizes = sizesOf(options.sizes ?? "1");
  const results = await benchLadder(opened, sizes, blocksOf(options.blocks ?? "256"), say);
  const { device, description } = opened.adapterInfo;
  return { device, driver: description, results };
}

async function curve() {
  await installDawn();
  const opened = await openDevice(navigator.gpu);
  return { device: opened.name, results: await benchCurve(opened, say) };
}

async function optimizer() {
  await installDawn();
  const backend = await openWebGpu(navigator.gpu);
  const results = await benchOptimizers(backend, say);
  return { device: backend.device, results };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds >= 0.1 && seconds <= 60) return seconds;
  console.error(`--seconds is "${text}", but must be a number from 0.1 to 60.`);
  process.exit(2);
}

function roundsOf(text: string): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds >= 5 && rounds <= 99) return rounds;
  console.error(`--rounds is "${text}", but must be a whole number from 5 to 99.`);
  process.exit(2);
}

function tasksOf(text: string): string[] {
  const tasks = text.split(",");
  const taskNames = TASK_INFOS.map(({ name }) => name);
  if (tasks.every((task) => taskNames.includes(task))) return tasks;
  console.error(`--tasks is "${text}", but must be some of ${taskNames.join(", ")}, separated by commas.`);
  process.exit(2);
}

function stepsOf(text: string): number {
  const steps = Number(text);
  if (Number.isInteger(steps) && steps >= 1 && steps <= 1e6) return steps;
  console.error(`--steps "${text}": give a whole number from 1 to 1000000.`);
  process.exit(2);
}

function quadsOf(flag: "rows" | "width", text: string): number {
  const n = Number(text);
  if (Number.isInteger(n) && n >= 4 && n <= 65536 && n % 4 === 0) return n;
  console.error(`--${flag} is "${text}", but must be a multiple of 4 from 4 to 65536.`);
  process.exit(2);
}

async function matmul() {
  const [rows, width] = [quadsOf("rows", options.rows ?? "2048"), quadsOf("width", options.width ?? "768")];
  await installDawn();
  return benchMatmul(rows, width, say);
}

async function replay() {
  const plan = {
    tasks: tasksOf(options.tasks ?? "points,letters,chars,words"),
    rounds: roundsOf(options.rounds ?? "5"),
    seconds: secondsOf(options.seconds ?? "4"),
    memorySteps: stepsOf(options.steps ?? "1000"),
  };
  await installDawn();
  return benchReplay(plan, say);
}

async function firstpicture() {
  // Loaded here: the other benchmarks need no browser.
  const { benchFirstPicture } = await import("./firstPicture");
  return benchFirstPicture(roundsOf(options.rounds ?? "5"), say);
}

async function twin() {
  const plan = {
    tasks: tasksOf(options.tasks ?? "points,letters"),
    rounds: roundsOf(options.rounds ?? "5"),
    seconds: secondsOf(options.seconds ?? "4"),
  };
  await installDawn();
  return benchTwin(plan, say);
}

const BENCHMARKS: Record<string, () => Promise<object>> = {
  kernels,
  ladder,
  curve,
  optimizer,
  twin,
  replay,
  matmul,
  firstpicture,
  cpu: async () => ({ results: benchCpu(2 ** 24, say) }),
};

/**
 * Names of the errors whose message is a sentence for the user; all other errors are printed with their
 * stack.
 */
const EXPECTED_ERRORS = new Set(["RunFailedError", "NotReplayedError", "DeviceError"]);

function stop(error: Error): never {
  console.error(EXPECTED_ERRORS.has(error.name) ? error.message : error);
  process.exit(1);
}

const [name] = positionals;
const bench = BENCHMARKS[name];
if (!bench) {
  console.error(`benchmark is "${name ?? ""}", but must be one of ${Object.keys(BENCHMARKS).join(", ")}.`);
  process.exit(2);
}
const result = {
  bench: name,
  date: new Date().toISOString(),
  // The name of the output file has no effect on the results.
  command: `npm run bench -- ${process.argv
    .slice(2)
    .join(" ")
    .replace(/ ?--json[= ]\S+/, "")}`,
  ...(await bench().catch(stop)),
};
/** Rounds to six digits, the precision of a timing. */
const rounded = (_key: string, value: unknown) =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, rounded, 1)}\n`);
process.exit(0);
