/** Description of the letters task: classify images of letters. */
import { type AnyValues, checkedOptions, type OptionsTable } from "@/lib/options/options";
import type { TaskInfo } from "../task";

/** The sets of letters by name, each in alphabetical order. */
const LETTER_SETS = { ten: "adehinorst", all: "abcdefghijklmnopqrstuvwxyz" } as const;

/** Options of the letters task. */
export const lettersOptions = {
  letters: {
    kind: "choice",
    label: "Letters",
    help: "Which letters there are: the ten most frequent ones of English, or all.",
    url: "letters",
    choices: [
      { value: "ten", label: "10" },
      { value: "all", label: "26" },
    ],
    default: "all",
  },
  model: {
    kind: "choice",
    label: "Model",
    help: "A perceptron with two hidden layers, or a network with two convolutions and one hidden layer.",
    url: "model",
    choices: [
      { value: "mlp", label: "perceptron" },
      { value: "conv", label: "convolutional" },
    ],
    default: "mlp",
  },
  distortion: {
    kind: "number",
    label: "Distortion",
    help: "How strongly letters are shifted, turned, scaled and thickened: 0 leaves only the three fonts.",
    url: "distortion",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
  },
  noise: {
    kind: "number",
    label: "Noise",
    help: "Standard deviation of what is added to each pixel; paper is 0 and ink 1.",
    url: "noise",
    min: 0,
    max: 0.5,
    step: 0.05,
    default: 0.15,
  },
  samples: {
    kind: "number",
    label: "Samples",
    help: "How many images there are to learn from.",
    url: "samples",
    min: 200,
    max: 4000,
    step: 100,
    default: 2000,
  },
} as const satisfies OptionsTable;

/** Returns the letters of a set, in the order of the classes. */
export const lettersOf = (set: keyof typeof LETTER_SETS): readonly string[] => [...LETTER_SETS[set]];

/** Returns the letters of a picture with `kinds` classes, 10 or 26. */
export const lettersOfCount = (kinds: number): readonly string[] =>
  lettersOf(kinds === LETTER_SETS.ten.length ? "ten" : "all");

/** Number of images that the model never trains on. */
export const HELD_OUT_IMAGES = 260;

/** Side of an image, pixels. */
export const IMAGE_SIDE = 16;

/**
 * Returns the layers of the convolutional model: channels of its two convolutions, and units of its hidden
 * layer.
 */
export const convLayers = (width: number) => ({
  channels: [Math.ceil(width / 4), Math.ceil(width / 2)] as const,
  hidden: width,
});

/**
 * Returns inputs and units of each layer, and the number of positions in an image at which its kernel is
 * applied.
 */
function layersOf(width: number, options: AnyValues) {
  const { letters, model } = checkedOptions(lettersOptions, options);
  const outputs = lettersOf(letters).length;
  const pixels = IMAGE_SIDE ** 2;
  if (model === "mlp") {
    return [
      { inputs: pixels, units: width, places: 1 },
      { inputs: width, units: width, places: 1 },
      { inputs: width, units: outputs, places: 1 },
    ];
  }
  const {
    channels: [first, second],
    hidden,
  } = convLayers(width);
  return [
    { inputs: 9, units: first, places: pixels },
    { inputs: 9 * first, units: second, places: pixels / 4 },
    { inputs: (pixels / 16) * second, units: hidden, places: 1 },
    { inputs: hidden, units: outputs, places: 1 },
  ];
}

/** The letters task: a classifier of small images of letters. */
export const lettersInfo: TaskInfo = {
  name: "letters",
  label: "Letters",
  summary:
    "A network learns to read small images of letters, made from the fonts of this book and distorted at random.",
  options: lettersOptions,
  defaults: { width: 64, batchSize: 64, learningRate: 0.002, maxSteps: 1000 },
  widths: [16, 32, 64, 96, 128],
  metric: { label: "right on held-out samples", kind: "share", better: "higher" },
  size({ width, batchSize, options }) {
    const layers = layersOf(width, options);
    const sum = (of: (layer: (typeof layers)[number]) => number) =>
      layers.reduce((total, layer) => total + of(layer), 0);
    return {
      weights: layers.flatMap(({ inputs, units }) => [inputs * units, units]),
      // The weighted sum and the output of each layer, and after a convolution the output of the 2 x 2 max
      // pooling.
      activations: batchSize * sum(({ units, places }) => units * places * (places > 1 ? 2.25 : 2)),
      // One multiplication and one addition for each weight, position and sample; the backward pass takes
      // twice as many.
      operations: 3 * 2 * batchSize * sum(({ inputs, units, places }) => inputs * units * places),
    };
  },
};
