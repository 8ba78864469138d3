/**
 * The twin run without a page:
 *
 *     npm run -s train -- --task points --data spiral --steps 200 --seed 1 --block 256 --map dynamic [--json]
 *
 * Also --width, --lr, --batch, --min8bit, --rule, --engine webgpu|reference, and the task's own options under the
 * names that they have in a link (--noise, --samples, ...). With --json one object goes to standard output;
 * progress goes to standard error. Exit status 2 and a sentence for a wrong command line.
 */

import { relativeGap } from "@/lib/experiment/history";
import { laneNames } from "@/lib/experiment/laneNames";
import { LaneRun } from "@/lib/experiment/laneRun";
import { StopRule } from "@/lib/experiment/stopRule";
import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import { installDawn } from "./dawn.mjs";
import { readFlags, type TrainOrder, UsageError } from "./train/flags";

/** Errors of the floors below whose message is a sentence; any other needs its trace. */
const sentences = new Set(["NumericsError", "KernelArgumentError", "OptimizerError", "DeviceError"]);
/** Steps between two readings, and lines of progress. */
const STEPS_A_READING = 10;

export interface TrainResult {
  /** One number a step, before the update. */
  readonly loss32: readonly number[];
  readonly loss8: readonly number[];
  /** |loss8 - loss32| / loss32 at the last step. */
  readonly relativeGap: number;
  /** Bytes of optimizer state of all tensors. */
  readonly stateBytes32: number;
  readonly stateBytes8: number;
  readonly stepsPerSecond: number;
  readonly device: string;
  readonly engine: "webgpu" | "reference";
}

async function openBackend(engine: TrainOrder["engine"]): Promise<Backend> {
  if (engine === "reference") return openReference();
  await installDawn();
  return openWebGpu(navigator.gpu);
}

/** What is printed for people only. */
interface HeldOut {
  readonly heldOut32: number;
  readonly heldOut8: number;
}

async function train({ config }: TrainOrder, backend: Backend): Promise<[TrainResult, HeldOut]> {
  const run = new LaneRun(config);
  const stop = new StopRule(laneNames(config.lanes), false);
  const loss32: number[] = [];
  const loss8: number[] = [];
  const started = performance.now();
  while (run.step < config.maxSteps) {
    run.advance(Math.min(STEPS_A_READING, config.maxSteps - run.step));
    const readings = await run.read();
    loss32.push(...readings.losses[0]);
    loss8.push(...readings.losses[1]);
    const at = loss32.length - 1;
    process.stderr.write(
      `\rstep ${run.step} of ${config.maxSteps}: ${loss32[at].toFixed(5)} ${loss8[at].toFixed(5)}`,
    );
    const verdicts = [...readings.losses[0]].map((loss, i) => stop.add([loss, readings.losses[1][i]]));
    for (const { sentence } of verdicts) if (sentence) process.stderr.write(`\n${sentence}\n`);
    if (verdicts.some((verdict) => verdict.stop)) break;
  }
  process.stderr.write("\n");
  const seconds = (performance.now() - started) / 1000;
  const bytesOf = (lane: number) => run.tensors.reduce((sum, { lanes }) => sum + lanes[lane].bytes, 0);
  const result: TrainResult = {
    loss32,
    loss8,
    relativeGap: relativeGap(loss32[loss32.length - 1], loss8[loss8.length - 1]),
    stateBytes32: bytesOf(0),
    stateBytes8: bytesOf(1),
    stepsPerSecond: run.step / seconds,
    device: backend.device,
    engine: backend.kind,
  };
  const [heldOut32, heldOut8] = await run.heldOut();
  run.dispose();
  return [result, { heldOut32, heldOut8 }];
}

function summary(result: TrainResult, { heldOut32, heldOut8 }: HeldOut): string {
  const { loss32, loss8, stateBytes32, stateBytes8 } = result;
  return [
    `${loss32.length} steps on ${result.device} (${result.engine}), ${result.stepsPerSecond.toFixed(1)} a second`,
    `loss, 32-bit state: ${loss32[0].toFixed(5)} at first, ${loss32[loss32.length - 1].toFixed(5)} at the end`,
    `loss,  8-bit state: ${loss8[0].toFixed(5)} at first, ${loss8[loss8.length - 1].toFixed(5)} at the end`,
    `right on held-out samples: ${(100 * heldOut32).toFixed(1)} % and ${(100 * heldOut8).toFixed(1)} %`,
    `relative gap at the end: ${result.relativeGap.toFixed(4)}`,
    `state: ${stateBytes32} bytes in 32 bits, ${stateBytes8} bytes in 8 bits (${(stateBytes32 / stateBytes8).toFixed(2)} times smaller)`,
  ].join("\n");
}

async function main(): Promise<number> {
  try {
    const order = readFlags(process.argv.slice(2));
    const backend = await openBackend(order.engine);
    const [result, heldOut] = await train(order, backend);
    process.stdout.write(`${order.json ? JSON.stringify(result) : summary(result, heldOut)}\n`);
    return 0;
  } catch (error) {
    const known = error instanceof UsageError || sentences.has((error as Error).name);
    console.error(known ? (error as Error).message : error);
    return known ? 2 : 1;
  }
}

// Dawn keeps the process alive; what was written to a pipe must be out before it ends.
void main().then((status) => process.stdout.write("", () => process.exit(status)));
