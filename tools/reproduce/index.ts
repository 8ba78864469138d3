/**
 * Reproduces the paper's ablation (Table 3) and other grids on a small language model:
 *
 *     npm run -s reproduce -- --grid ablation --seeds 9 --scale medium [--jobs 8] [--json]
 *
 * --grid ablation|sensitivity|crossed|edge|parts|kept
 * --map NAME              replaces the map "dynamic" in the 8-bit lanes, which are then trained alone
 * --cells NAME,NAME       trains only these cells of the grid
 * --seeds N --from N      runs of each cell (9 for the ablation, else 2), and the first seed (0)
 * --scale small|medium    the model, and numbers that replace those of the scale:
 *                         --steps --vocabulary --layers --context --width --batch --block --lr
 * --engine webgpu|reference --jobs N                processes that train at the same time on the one GPU
 * --limit-s S             stops after S seconds --out DIR               folder of the results
 * (.cache/reproduce/GRID-SCALE by default) --commit ID             commit of the code, if there is no git
 * --collect DIR           trains nothing and collects the finished runs of DIR; --device NAME replaces the
 * device's name --json                  prints the collected runs as one object instead of a table
 *
 * Each finished run is written to the folder, and the same command continues from there. Progress goes to
 * standard error.
 */
import { execFileSync } from "node:child_process";
import { gridEntries } from "@/lib/study/grid";
import { type Recorded, recordedResult } from "@/lib/study/recorded";
import { reasonInEnglish } from "@/lib/study/unstableMessages";
import { UsageError } from "../usage";
import { CHILD_FLAG, serve } from "./child";
import { collect } from "./collect";
import { readFlags, type TrainOrder } from "./flags";
import { openFolder, readRuns, writeRun } from "./folder";
import { gridOf } from "./grids";
import { trainAll } from "./pool";

const say = (line: string) => process.stderr.write(`${line}\n`);

function commitHere(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}

/** Returns the command without the flags that have no effect on the runs. */
const commandOf = (argv: readonly string[]) =>
  `npm run reproduce -- ${argv.join(" ").replace(/ ?--(out|commit|limit-s|json)([= ](?!--)\S+)?/g, "")}`;

async function train(order: TrainOrder, argv: readonly string[]): Promise<void> {
  const { grid, scale, changes, from, seeds, out } = order;
  const plan = openFolder(out, {
    grid,
    scale,
    changes,
    date: new Date().toISOString().slice(0, 10),
    commit: order.commit ?? commitHere(),
    command: commandOf(argv),
  });
  const entries = gridEntries(gridOf(plan.grid, plan.scale, changes), seeds, from);
  const finished = readRuns(out);
  const waiting = entries.filter(({ name }) => !finished.has(name));
  say(`${entries.length - waiting.length} of ${entries.length} runs are already finished, in ${out}.`);
  const why = await trainAll(waiting, {
    ...order,
    say,
    onSummary: ({ config }, summary, device) => {
      writeRun(out, { config, summary, engine: order.engine, device });
      const [unstable] = summary.diverged.filter((each) => each !== "");
      say(
        `${summary.name}: ${summary.heldOut.map((x) => x.toFixed(2)).join(", ")}${unstable ? ` (${reasonInEnglish(unstable)})` : ""}`,
      );
    },
  });
  if (why) say(`${why} The same command continues from here.`);
}

const digits = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : "none");

/** Returns a recorded grid as a table for people. */
function report(recorded: Recorded): string {
  const rows = recorded.cells.flatMap((cell) =>
    cell.lanes.map((lane, i) => {
      const { runs, unstable, heldOut } = recordedResult(cell, i);
      const label = cell.lanes.length > 1 ? `${cell.label}, ${lane}` : cell.label;
      return [
        label.padEnd(52),
        `${unstable} of ${runs}`.padStart(9),
        digits(heldOut.median).padStart(9),
        `(${digits(heldOut.low)} to ${digits(heldOut.high)})`,
      ].join("  ");
    }),
  );
  const unstable = recorded.cells.some((cell) =>
    cell.runs.some(({ lanes }) => lanes.some((lane) => lane.unstable !== "")),
  );
  return [
    `${recorded.grid}, ${recorded.scale.name}, ${recorded.parameters.plain} parameters, ${recorded.scale.steps} steps on ${recorded.device} (${recorded.engine})`,
    recorded.rule,
    `${"".padEnd(52)}   unstable  perplexity: median (quartiles) of the stable runs`,
    ...rows,
    unstable
      ? ""
      : "No run was unstable. A small model may show none; --grid edge looks for the learning rate at which it begins.",
  ].join("\n");
}

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  if (argv[0] === CHILD_FLAG) return serve(argv[1] as TrainOrder["engine"]);
  try {
    const order = readFlags(argv);
    if (order.kind === "train") await train(order, argv);
    const recorded = order.kind === "train" ? collect(order.out) : collect(order.folder, order.device);
    process.stdout.write(`${order.json ? JSON.stringify(recorded, null, 1) : report(recorded)}\n`);
    return 0;
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  }
}

void main().then((status) => process.stdout.write("", () => process.exit(status)));
