/**
 * Trains the twin run without a page:
 *
 *     npm run -s train -- --task points --data spiral --steps 200 --seed 1 --block 256 --map dynamic [--json]
 *
 * --task NAME             a task of the catalog: points, regression, letters, chars, words
 * --data SET|FILE         a built-in set, or a file of your own (CSV or text) if the task accepts one
 * --steps --seed --width --lr --batch     numbers of the run
 * --rule NAME --epsilon E                 the optimizer of both lanes
 * --bits 8|4|m8,r32 --block N|tensor --map NAME --min8bit N --keep32 LAYER[,LAYER]     the state of lane 1
 * --format NAME           a format of chapter 10 in the place of --bits, --block and --map: fp8-e4m3, flashoptim, ...
 * --engine webgpu|reference
 * --json                  prints one object to standard output
 * --fault NAME            trains a fault of the clinic instead; only --seed and --json go with it (fault.ts)
 * --task bytes            trains a transformer on bytes within a budget of memory instead; its flags stand in
 *                         bytes.ts
 *
 * Lane 0 has 32-bit state. The options of the task have the same names as in a link (--noise, --samples,
 * ...). Flags that are left out have the values with which the page begins the task. Progress goes to
 * standard error. A wrong command line ends with a sentence and exit status 2.
 */

import { inEnglish } from "@/lib/i18n/englishLive";
import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import { printBits } from "@/lib/numerics/momentBits";
import { LONG_MOVE } from "@/lib/numerics/moves";
import { joinWords } from "@/lib/options/words";
import type { Metric } from "@/lib/tasks/task";
import type { LaneConfig } from "@/lib/training/config";
import { estimateRun } from "@/lib/training/estimate";
import { relativeGap } from "@/lib/training/history";
import { laneNames } from "@/lib/training/laneNames";
import { LaneRun } from "@/lib/training/laneRun";
import { NO_MOVES, withMoves } from "@/lib/training/moves";
import { StopRule } from "@/lib/training/stopRule";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { UsageError } from "../usage";
import { bytesSummary, trainBytes } from "./bytes";
import { readBytesFlags } from "./bytesFlags";
import { faultSummary, readFaultFlags, trainFault } from "./fault";
import { readFlags, type TrainOrder } from "./flags";

/**
 * Names of the errors whose message is a sentence for the user; all other errors are printed with their
 * stack.
 */
const EXPECTED_ERRORS = new Set([
  "NumericsError",
  "KernelArgumentError",
  "OptimizerError",
  "DeviceError",
  "PlanError",
]);
/** Steps between two readings, and between two lines of progress. */
const STEPS_A_READING = 10;

/** The result of a run, printed as JSON. */
export interface TrainResult {
  /** Loss of each step before the update, [steps]; null in JSON if it is not finite. */
  readonly loss32: readonly number[];
  readonly loss8: readonly number[];
  /** |loss8 - loss32| / loss32 at the last step. */
  readonly relativeGap: number;
  /** Size of the optimizer state of all tensors, bytes. */
  readonly stateBytes32: number;
  readonly stateBytes8: number;
  readonly stepsPerSecond: number;
  readonly device: string;
  readonly engine: "webgpu" | "reference";
  readonly task: string;
  /**
   * Bits of the second lane's state, one number or one for each moment; the fields above are named for 8
   * bits.
   */
  readonly bits: LaneConfig["bits"];
  readonly parameters: number;
  /** Name of the metric on held-out samples. */
  readonly metric: string;
  /** Value of the metric for each lane. */
  readonly heldOut: readonly number[];
  /** For each lane, the step of its first loss that was not finite; null if there was none. */
  readonly lostAt: readonly (number | null)[];
  /** For each lane, the longest move of a weight in one step; null if moves are not measured for its rule. */
  readonly longestMove: readonly (TrainMove | null)[];
}

/** The longest move of a weight of one lane. */
export interface TrainMove {
  /** Size of the move, learning rates. */
  readonly learningRates: number;
  /** Step of the move, from 0, as the losses count. */
  readonly step: number;
  /** Name of the weight's tensor, and index of the weight in it. */
  readonly tensor: string;
  readonly weight: number;
  /** Number of steps with a move of more than `LONG_MOVE` learning rates. */
  readonly longSteps: number;
}

async function openBackend(engine: TrainOrder["engine"]): Promise<Backend> {
  if (engine === "reference") return openReference();
  await installDawn();
  return openWebGpu(navigator.gpu);
}

/** @throws UsageError if the config is invalid, for example if `keep32` names a layer that does not exist */
function makeRun(config: TrainOrder["config"]): LaneRun {
  try {
    return new LaneRun(config);
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

/** @throws UsageError if the device cannot hold the run */
async function train({ config, info }: TrainOrder, backend: Backend): Promise<TrainResult> {
  const estimate = estimateRun(info, config, backend.limits);
  if (!estimate.fits) throw new UsageError(inEnglish(estimate.sentence));
  const run = makeRun(config);
  const stop = new StopRule(laneNames(config.lanes), false);
  const loss32: number[] = [];
  const loss8: number[] = [];
  let moves = config.lanes.map(() => NO_MOVES);
  const started = performance.now();
  while (run.step < config.maxSteps) {
    run.advance(Math.min(STEPS_A_READING, config.maxSteps - run.step));
    const { losses, moves: read } = await run.read();
    moves = moves.map((known, lane) => withMoves(known, loss32.length, read[lane]));
    loss32.push(...losses[0]);
    loss8.push(...losses[1]);
    const at = loss32.length - 1;
    process.stderr.write(
      `\rstep ${run.step} of ${config.maxSteps}: ${loss32[at].toFixed(5)} ${loss8[at].toFixed(5)}`,
    );
    const verdicts = [...losses[0]].map((loss, i) => stop.add([loss, losses[1][i]]));
    for (const { sentence } of verdicts)
      if (sentence !== "") process.stderr.write(`\n${inEnglish(sentence)}\n`);
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
    task: info.name,
    bits: config.lanes[1].bits,
    parameters: run.tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
    metric: info.metric.label,
    heldOut: await run.heldOut(),
    lostAt: stop.lost.map((step) => step ?? null),
    longestMove: moves.map(({ longest, steps }) => {
      if (!longest) return null;
      const { learningRates, step, element } = longest;
      return {
        learningRates,
        step,
        tensor: run.tensors[longest.tensor].name,
        weight: element,
        longSteps: steps,
      };
    }),
  };
  run.dispose();
  return result;
}

const printMetric = (value: number, { kind }: Metric) =>
  kind === "share" ? `${(100 * value).toFixed(1)} %` : value.toPrecision(5);

const printMove = ({ learningRates, step, tensor, weight, longSteps }: TrainMove) =>
  `${learningRates.toPrecision(3)} learning rates, weight ${weight} of ${tensor} at step ${step}` +
  (longSteps > 0 ? `; ${longSteps} steps with more than ${LONG_MOVE}` : "");

function summary(result: TrainResult, metric: Metric): string {
  const { loss32, loss8, stateBytes32, stateBytes8, heldOut, bits } = result;
  const lossOf = (losses: readonly number[]) =>
    `${losses[0].toFixed(5)} at first, ${losses[losses.length - 1].toFixed(5)} at the end`;
  return [
    `${loss32.length} steps of ${result.task}, ${result.parameters} parameters, on ${result.device} ` +
      `(${result.engine}), ${result.stepsPerSecond.toFixed(1)} a second`,
    `loss, 32-bit state: ${lossOf(loss32)}`,
    `loss, ${printBits(bits).padStart(6)} state: ${lossOf(loss8)}`,
    `${metric.label}: ${joinWords(heldOut.map((value) => printMetric(value, metric)))}`,
    ...result.longestMove.flatMap((move, lane) =>
      move ? [`longest move, ${printBits(lane === 0 ? 32 : bits)} state: ${printMove(move)}`] : [],
    ),
    `relative gap at the end: ${result.relativeGap.toFixed(4)}`,
    `state: ${stateBytes32} bytes in 32 bits, ${stateBytes8} bytes ${typeof bits === "number" ? `in ${bits} bits` : `with ${printBits(bits)}`} (${(stateBytes32 / stateBytes8).toFixed(2)} times smaller)`,
  ].join("\n");
}

/** Returns what to print of a fault of the clinic. @throws UsageError if the command line is wrong */
function faultOutput(argv: readonly string[]): string {
  const order = readFaultFlags(argv);
  const result = trainFault(order);
  return order.json ? JSON.stringify(result) : faultSummary(result, order.fault);
}

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  try {
    if (argv.some((arg) => arg === "--fault" || arg.startsWith("--fault="))) {
      process.stdout.write(`${faultOutput(argv)}\n`);
      return 0;
    }
    if (argv.includes("--task=bytes") || argv[argv.indexOf("--task") + 1] === "bytes") {
      const order = readBytesFlags(argv);
      const result = await trainBytes(order);
      process.stdout.write(`${order.json ? JSON.stringify(result) : bytesSummary(result)}\n`);
      return 0;
    }
    const order = readFlags(argv);
    const backend = await openBackend(order.engine);
    const result = await train(order, backend);
    process.stdout.write(`${order.json ? JSON.stringify(result) : summary(result, order.info.metric)}\n`);
    return 0;
  } catch (error) {
    const known = error instanceof UsageError || EXPECTED_ERRORS.has((error as Error).name);
    console.error(known ? (error as Error).message : error);
    return known ? 2 : 1;
  }
}

// Exits explicitly, because Dawn keeps the process alive, and only after the output was written to its pipe.
void main().then((status) => process.stdout.write("", () => process.exit(status)));
