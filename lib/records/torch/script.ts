/** Writes the script that trains a configuration with PyTorch and bitsandbytes. */
import { isMomentBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";
import { type TorchModel, torchModel } from "./model";
import { type Argument, BNB_RULES, hyperOf, python, unknownNumbers } from "./optimizers";

/** Block size of the library's 8-bit optimizers since version 0.44; nothing else can be chosen. */
export const BNB_BLOCK_SIZE = 256;

/** Longest line of a comment, characters. */
const COMMENT_CHARACTERS = 100;

/**
 * Returns the script. What the library cannot express is a comment beside the lane that it concerns.
 *
 * @param config data of the reader's own are not part of the script
 */
export function torchScript(config: RunConfig): string {
  const names = laneNames(config.lanes);
  const torch = torchModel(config);
  const { model, batch, loss } = torch;
  const lanes = config.lanes.map((lane, i) => laneCode(lane, i, names[i], config, torch));
  const own =
    config.ownData === undefined
      ? []
      : comment("The page ran with data of the reader's own, which are not in this script.");
  return [
    '"""Trains the lanes of a run of Blockwise with PyTorch and bitsandbytes.',
    "",
    "pip install torch bitsandbytes",
    '"""',
    "import bitsandbytes as bnb",
    "import torch",
    "",
    'DEVICE = "cuda" if torch.cuda.is_available() else "cpu"',
    `SEED = ${config.seed}`,
    `STEPS = ${config.maxSteps}`,
    "",
    "",
    ...model,
    "",
    "",
    ...own,
    ...batch,
    "",
    "",
    "def keep_32_bits(model, layers):",
    '    """Keeps the optimizer state of the named layers in 32 bits. Call it before the optimizer is made."""',
    "    manager = bnb.optim.GlobalOptimManager.get_instance()",
    "    for name in layers:",
    "        for module in model.get_submodule(name).modules():",
    "            for parameter, _ in module.named_parameters(recurse=False):",
    '                manager.register_module_override(module, parameter, {"optim_bits": 32})',
    "",
    "",
    ...lanes.flatMap((lines) => [...lines, "", ""]),
    "def train(name, make_optimizer):",
    "    # The same seed gives each lane the same weights and the same batches. Their numbers are not those of the",
    "    # page, which has a random number generator of its own.",
    "    torch.manual_seed(SEED)",
    "    model = Model().to(DEVICE)",
    "    optimizer = make_optimizer(model)",
    "    for step in range(STEPS):",
    "        inputs, targets = batch()",
    "        output = model(inputs)",
    `        loss = ${loss}`,
    "        optimizer.zero_grad()",
    "        loss.backward()",
    "        optimizer.step()",
    "        if step % 50 == 0 or step == STEPS - 1:",
    '            print(f"{name}: step {step}, loss {loss.item():.5f}")',
    "",
    "",
    "LANES = {",
    ...config.lanes.flatMap((lane, i) =>
      lane.bits === 4 || isMomentBits(lane.bits) || !BNB_RULES[lane.rule]
        ? [`    # ${text(names[i])}: left out, see above.`]
        : [`    ${text(names[i])}: lane_${i + 1},`],
    ),
    "}",
    "",
    'if __name__ == "__main__":',
    "    for name, make_optimizer in LANES.items():",
    "        train(name, make_optimizer)",
    "",
  ].join("\n");
}

/** Returns a text as a Python string; the names of lanes hold letters such as ε and no control characters. */
const text = (value: string) => JSON.stringify(value);

/** Returns a sentence as comment lines. */
function comment(sentence: string): string[] {
  const lines: string[] = [];
  let line = "#";
  for (const word of sentence.split(" ")) {
    if (line.length + 1 + word.length > COMMENT_CHARACTERS) {
      lines.push(line);
      line = "#";
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** Returns the function that makes the optimizer of a lane, below comments on what it cannot express. */
function laneCode(
  lane: LaneConfig,
  index: number,
  name: string,
  config: RunConfig,
  { modules }: TorchModel,
): string[] {
  const { rule, bits, keep32, min8bitSize } = lane;
  const bnb = BNB_RULES[rule];
  const hyper = hyperOf(rule, lane.hyper, config.learningRate);
  const notes = bnb ? [...missing(lane), ...unknownNumbers(hyper), ...joined(bnb.differs)] : [];
  const head = comment(`Lane ${index + 1}: ${name}.`);
  if (!bnb) return [...head, ...comment(`The library has no class for the rule ${ruleNamed(rule).label}.`)];
  if (bits === 4) return [...head, ...comment("Left out: the library has no optimizer with 4-bit state.")];
  if (isMomentBits(bits))
    return [
      ...head,
      ...comment(
        "Left out: the library stores all moments of an optimizer in the same bits. Compare its 8-bit and its 32-bit class.",
      ),
    ];
  const args: Argument[] = [
    ["lr", python(hyper.learningRate)],
    ...bnb.arguments(hyper),
    ...(bits === 8 ? ([["min_8bit_size", String(min8bitSize)]] as Argument[]) : []),
  ];
  const keep = bits === 8 && keep32.length > 0 ? keptLayers(keep32, modules) : [];
  return [
    ...head,
    ...notes.flatMap(comment),
    `def lane_${index + 1}(model):`,
    ...keep,
    `    return bnb.optim.${bnb.name}${bits}bit(`,
    "        model.parameters(),",
    ...args.map(([argument, expression]) => `        ${argument}=${expression},`),
    "    )",
  ];
}

const joined = (lines: readonly string[] = []) => (lines.length > 0 ? [lines.join(" ")] : []);

/** Returns the call that keeps layers in 32 bits. A single weight is kept with its layer. */
function keptLayers(keep32: readonly string[], modules: TorchModel["modules"]): string[] {
  const layers = [...new Set(keep32.map((name) => name.split("/")[0]))];
  const known = layers.flatMap((layer) => modules[layer] ?? []);
  const unknown = layers.filter((layer) => modules[layer] === undefined);
  return [
    ...(keep32.some((name) => name.includes("/"))
      ? ["    # The page kept single weights; here the whole layer of each is kept."]
      : []),
    ...(unknown.length > 0
      ? [`    # The page kept ${unknown.join(", ")}, which this model does not have.`]
      : []),
    ...(known.length > 0 ? [`    keep_32_bits(model, [${known.map(text).join(", ")}])`] : []),
  ];
}

/** Returns sentences on settings of an 8-bit lane that the library does not have. */
function missing({ bits, map, mapValues, blockSize, fault }: LaneConfig): string[] {
  if (bits !== 8) return [];
  const notes: string[] = [];
  if (fault !== undefined)
    notes.push(`The page ran with the fault ${fault} of its clinic; this is the sound optimizer.`);
  if (mapValues || map !== "dynamic")
    notes.push(
      `The page ran with the map ${mapValues ? "that its reader drew" : map}; the library has only the dynamic map.`,
    );
  if (blockSize === "tensor")
    notes.push(`The page ran with one block a tensor; the library has blocks of ${BNB_BLOCK_SIZE} values.`);
  else if (blockSize !== BNB_BLOCK_SIZE)
    notes.push(
      `The page ran with blocks of ${blockSize} values; the library has blocks of ${BNB_BLOCK_SIZE} values.`,
    );
  return notes;
}
