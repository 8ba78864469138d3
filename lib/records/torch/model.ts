/** The models of the tasks in PyTorch, with the names that layers have on the page. */

import { checkedOptions } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";

/** The parts of a script that depend on the task. */
export interface TorchModel {
  /** Python statements that define `Model`, a class without arguments. */
  readonly model: readonly string[];
  /** Python statements that define `batch()`, which returns inputs and targets. */
  readonly batch: readonly string[];
  /** The loss as an expression of `output` and `targets`. */
  readonly loss: string;
  /** Paths of the modules in `Model`, by the names that the page's layers have. */
  readonly modules: Readonly<Record<string, string>>;
}

/** The layers of a perceptron, whose modules have the names of the page. */
const PERCEPTRON_MODULES = { hidden1: "hidden1", hidden2: "hidden2", output: "output" };

/** Returns the number of elements of each weight of a run's model. */
const weightsOf = (config: RunConfig) => {
  const { task, taskOptions: options, width, batchSize, ownData } = config;
  const { weights } = taskInfo(task).size({ options, width, batchSize, ownData });
  return weights;
};

/** Returns model, data and loss of a run's task. */
export function torchModel(config: RunConfig): TorchModel {
  const { task, width, batchSize } = config;
  if (task === "points")
    return classifier(perceptron(2, width, 2, "tanh"), `(${batchSize}, 2)`, 2, batchSize);
  if (task === "regression") {
    return {
      model: perceptron(1, width, 1, "tanh"),
      batch: [
        ...RANDOM_DATA,
        "def batch():",
        `    inputs = 2 * torch.rand(${batchSize}, 1, device=DEVICE) - 1`,
        "    return inputs, torch.sin(3 * inputs)",
      ],
      loss: "torch.nn.functional.mse_loss(output, targets)",
      modules: PERCEPTRON_MODULES,
    };
  }
  if (task === "letters") return letters(config);
  return language(config);
}

const RANDOM_DATA = ["# Random data of the right shapes. Put your own in their place.", ""];

/** Returns the model of images: the perceptron as it is, and a note on the convolutions. */
function letters(config: RunConfig): TorchModel {
  const { width, batchSize, taskOptions } = config;
  const weights = weightsOf(config);
  const outputs = weights[weights.length - 1];
  // The first kernel of a perceptron is [pixels, width].
  const options = checkedOptions(taskInfo("letters").options, { ...taskOptions, model: "mlp" });
  const [first] = weightsOf({ ...config, taskOptions: options });
  const pixels = first / width;
  const note =
    taskOptions.model === "mlp" || taskOptions.model === undefined
      ? []
      : ["# The page ran a network with two convolutions; this perceptron stands in for it."];
  return classifier(
    [...note, ...perceptron(pixels, width, outputs, "relu")],
    `(${batchSize}, ${pixels})`,
    outputs,
    batchSize,
  );
}

function classifier(model: readonly string[], shape: string, classes: number, batchSize: number): TorchModel {
  return {
    model,
    batch: [
      ...RANDOM_DATA,
      "def batch():",
      `    inputs = torch.randn(*${shape}, device=DEVICE)`,
      `    targets = torch.randint(${classes}, (${batchSize},), device=DEVICE)`,
      "    return inputs, targets",
    ],
    loss: "torch.nn.functional.cross_entropy(output, targets)",
    modules: PERCEPTRON_MODULES,
  };
}

function perceptron(inputs: number, width: number, outputs: number, activation: "tanh" | "relu"): string[] {
  return [
    "class Model(torch.nn.Module):",
    "    def __init__(self):",
    "        super().__init__()",
    `        self.hidden1 = torch.nn.Linear(${inputs}, ${width})`,
    `        self.hidden2 = torch.nn.Linear(${width}, ${width})`,
    `        self.output = torch.nn.Linear(${width}, ${outputs})`,
    "",
    "    def forward(self, x):",
    `        x = torch.${activation}(self.hidden1(x))`,
    `        x = torch.${activation}(self.hidden2(x))`,
    "        return self.output(x)",
  ];
}

/**
 * Returns a small transformer. Sizes are those of the page; PyTorch's layer is close to the page's, not
 * equal.
 */
function language(config: RunConfig): TorchModel {
  const { task, width, batchSize, taskOptions } = config;
  const info = taskInfo(task);
  const options = checkedOptions(info.options, taskOptions);
  const weights = weightsOf(config);
  const vocabulary = Math.max(1, Math.round(weights[0] / width));
  const context = Number(options.context ?? 32);
  const layers = Number(options.layers ?? 1);
  const wanted = Math.min(width, Number(options.heads ?? 4));
  const heads = Array.from({ length: wanted }, (_, i) => wanted - i).find((each) => width % each === 0) ?? 1;
  return {
    model: [
      "# Sizes are those of the page. PyTorch's layers are close to the page's, not equal.",
      "class Model(torch.nn.Module):",
      "    def __init__(self):",
      "        super().__init__()",
      `        self.embedding = torch.nn.Embedding(${vocabulary}, ${width})`,
      `        self.positions = torch.nn.Embedding(${context}, ${width})`,
      "        self.layers = torch.nn.ModuleList(",
      `            torch.nn.TransformerEncoderLayer(${width}, ${heads}, ${4 * width}, dropout=0.0, activation="gelu",`,
      "                                             batch_first=True, norm_first=True)",
      `            for _ in range(${layers})`,
      "        )",
      `        self.output = torch.nn.Linear(${width}, ${vocabulary})`,
      "",
      "    def forward(self, tokens):",
      "        x = self.embedding(tokens) + self.positions(torch.arange(tokens.shape[1], device=tokens.device))",
      "        mask = torch.nn.Transformer.generate_square_subsequent_mask(tokens.shape[1], device=tokens.device)",
      "        for layer in self.layers:",
      "            x = layer(x, src_mask=mask, is_causal=True)",
      "        return self.output(x).flatten(0, 1)",
    ],
    batch: [
      ...RANDOM_DATA,
      "def batch():",
      `    tokens = torch.randint(${vocabulary}, (${batchSize}, ${context + 1}), device=DEVICE)`,
      "    return tokens[:, :-1], tokens[:, 1:].flatten()",
    ],
    loss: "torch.nn.functional.cross_entropy(output, targets)",
    modules: {
      embedding: "embedding",
      positions: "positions",
      output: "output",
      ...Object.fromEntries(Array.from({ length: layers }, (_, i) => [`layer${i + 1}`, `layers.${i}`])),
    },
  };
}
