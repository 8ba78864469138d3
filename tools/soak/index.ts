/**
 * Trains each task for many steps and checks that nothing grows:
 *
 *     npm run -s soak [-- --steps 10000] [--task NAME] [--engine webgpu]
 *
 * The run is that of a page, at the smallest size of the task: the worker's engine and the store of the page in one
 * process. It pauses ten times on the way; the report then has a line with the GPU buffers, the tensors, the listeners,
 * what waits in the event loop, and JavaScript's heap after a garbage collection. All must be at the end what they were
 * at the first pause, the heap within 4 MB. --engine is webgpu (Dawn on a software driver; BLOCKWISE_VULKAN=system
 * selects the machine's own) or reference, the CPU. The exit status is 1 if anything grew, 2 for a wrong command line.
 */
import { parseArgs } from "node:util";
import { messageOf } from "@/lib/session/sentenceOf";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { type LocalRun, openLocalRun } from "../localRun";
import { smallestConfig } from "../smallestConfig";
import { orUsage, readNumber, UsageError } from "../usage";
import { growth, type Holdings, holdingsAt } from "./holdings";

/** Number of pauses. */
const PAUSES = 10;
/** Time between two orders to go on, milliseconds. */
const NUDGE_MS = 500;

function readArguments() {
  const { values } = orUsage(() =>
    parseArgs({
      options: {
        steps: { type: "string", default: "10000" },
        task: { type: "string" },
        engine: { type: "string", default: "webgpu" },
      },
    }),
  );
  const names = TASK_INFOS.map(({ name }) => name);
  const { task, engine } = values;
  if (task !== undefined && !names.includes(task))
    throw new UsageError(`--task is "${task}", but must be one of ${names.join(", ")}.`);
  if (engine !== "webgpu" && engine !== "reference")
    throw new UsageError(`--engine is "${engine}", but must be webgpu or reference.`);
  const steps = readNumber("steps", values.steps, { least: PAUSES, most: 1e7, whole: true });
  return { steps, engine, tasks: task ? [task] : names } as const;
}

const line = ({
  step,
  buffers,
  bufferBytes,
  tensors,
  tensorBytes,
  listeners,
  waiting,
  heapBytes,
}: Holdings) =>
  [
    `  step ${step}:`,
    `${buffers} buffers of ${bufferBytes} bytes,`,
    `${tensors} tensors of ${tensorBytes} bytes,`,
    `${listeners} listeners, ${waiting} waiting, heap ${(heapBytes / 1e6).toFixed(1)} MB`,
  ].join(" ");

/** Trains up to a step, past the plateaus at which a run stops by itself, and waits until all is at rest. */
async function trainTo(run: LocalRun, to: number): Promise<void> {
  const nudge = () => run.state().stepTo(to);
  nudge();
  const timer = setInterval(nudge, NUDGE_MS);
  await run.until(({ step }) => step >= to);
  clearInterval(timer);
  // The answer comes when the run has paused and nothing is on its way any more.
  run.state().pause();
  run.state().askSnapshot();
  await run.until(({ snapshot }) => snapshot !== null);
}

/** Trains one task. @returns what has grown */
async function soak(task: string, steps: number, engine: "webgpu" | "reference"): Promise<string[]> {
  const run = openLocalRun(engine === "webgpu" ? navigator.gpu : undefined);
  run.state().configure(smallestConfig(task, steps), engine === "webgpu" ? "auto" : "reference");
  const pauses: Holdings[] = [];
  for (let pause = 1; pause <= PAUSES; pause++) {
    const to = Math.floor((steps * pause) / PAUSES);
    await trainTo(run, to);
    pauses.push(await holdingsAt(run.state().step));
    if (pause === 1) console.log(`${task}, on: ${run.state().engine?.device}`);
    console.log(line(pauses[pause - 1]));
  }
  await run.close();
  return growth(pauses[0], pauses[PAUSES - 1]);
}

async function main() {
  const { steps, engine, tasks } = readArguments();
  await installDawn();
  let grown = 0;
  for (const task of tasks) {
    const sentences = await soak(task, steps, engine);
    console.log(`  ${sentences.join(" ") || "Nothing grew."}`);
    grown += sentences.length;
  }
  // Exits explicitly, because the threads of a GPU device may keep the process alive.
  process.exit(grown > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exit(error instanceof UsageError ? 2 : 1);
});
