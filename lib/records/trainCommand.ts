/** The command line that trains a configuration without a page (tools/train). */
import { writeBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import { equalByContent } from "@/lib/options/content";
import { taskInfo } from "@/lib/tasks/catalog";
import { hasFault, type RunConfig } from "@/lib/training/config";
import { english } from "./messages";
import type { RecordedEngine } from "./record";

/** A command line, or a sentence that says what it cannot express. */
export type TrainCommand = { readonly command: string; readonly note: string } | { readonly problem: string };

/** Returns the command that trains a configuration on the same kind of engine. */
export function trainCommand(config: RunConfig, engine: RecordedEngine["kind"], t = english): TrainCommand {
  const refuse = (why: string) => ({ problem: t("records.command", { why }) });
  const [reference, lane] = config.lanes;
  if (config.lanes.length !== 2 || reference.bits !== 32 || lane.bits === 32)
    return refuse(t("records.command.lanes"));
  if (reference.rule !== lane.rule || !equalByContent(reference.hyper, lane.hyper))
    return refuse(t("records.command.rule"));
  if (config.lanes.some(hasFault)) return refuse(t("records.command.faults"));
  if (lane.mapValues) return refuse(t("records.command.map"));
  const { epsilon, ...others }: Readonly<Record<string, number>> = lane.hyper;
  const { defaults } = ruleNamed(lane.rule);
  const unknown = Object.keys(others).filter(
    (name) => name !== "learningRate" && others[name] !== defaults[name],
  );
  if (unknown.length > 0) return refuse(t("records.command.numbers", { names: unknown.join(", ") }));
  const info = taskInfo(config.task);
  const taskFlags = Object.entries(info.options)
    .filter(([name]) => config.ownData === undefined || name !== "data")
    .map(([name, spec]): [string, string] => [spec.url, textOf(config.taskOptions[name] ?? spec.default)]);
  const flags: [string, string][] = [
    ["task", config.task],
    ...taskFlags,
    ...(config.ownData === undefined ? [] : ([["data", "FILE"]] as [string, string][])),
    ["steps", String(config.maxSteps)],
    ["seed", String(config.seed)],
    ["width", String(config.width)],
    ["batch", String(config.batchSize)],
    ["lr", String(others.learningRate ?? config.learningRate)],
    ["rule", lane.rule],
    ...(epsilon === undefined ? [] : ([["epsilon", String(epsilon)]] as [string, string][])),
    ["bits", writeBits(lane.bits, ",")],
    ["map", lane.map],
    ["block", String(lane.blockSize)],
    ["min8bit", String(lane.min8bitSize)],
    ...(lane.keep32.length === 0 ? [] : ([["keep32", lane.keep32.join(",")]] as [string, string][])),
    ["engine", engine],
  ];
  const command = `npm run -s train -- ${flags.map(([flag, value]) => `--${flag} ${quoted(value)}`).join(" ")}`;
  const note = config.ownData === undefined ? "" : t("records.command.file");
  return { command, note };
}

const textOf = (value: string | number | boolean) =>
  typeof value === "boolean" ? (value ? "1" : "0") : String(value);

/**
 * Returns a value as a shell takes it, in quotes if it has characters other than those of names and numbers.
 */
const quoted = (value: string) => (/^[\w.,+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
