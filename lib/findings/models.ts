import { fluxLike, type UnetShape, unetLike, unetStages, whisperLike } from "./mediaShapes";
import {
  type AttentionShape,
  bloomLike,
  falconLike,
  gpt2Like,
  type LlamaShape,
  llamaLike,
  narrowOpt,
  robertaLike,
  t5Like,
  visionLike,
} from "./modelShapes";

/** A published model and its number of parameters. */
export interface Preset {
  readonly name: string;
  readonly label: string;
  /** As the source prints it, rounded there: 1.3e9 where it says 1.3B. The count where it prints the shape only. */
  readonly parameters: number;
  /** Whether the source prints the number of parameters; if not, it prints the shape only. */
  readonly isPublished: boolean;
  /** Counted from the published shapes. */
  readonly counted: number;
  /** d_model: the number of values of a normalization layer's weight. */
  readonly width: number;
  /** What LoRA adds its matrices to. */
  readonly attention: readonly AttentionShape[];
  /** Key of the source in content/references.bib. */
  readonly source: string;
}

/** What the published shape of a model gives. */
type Shape = Pick<Preset, "counted" | "width" | "attention">;
type Size = readonly [label: string, parameters: number | undefined, shape: Shape];

const family = (source: string, sizes: readonly Size[]) =>
  sizes.map(([label, published, shape]): Preset => {
    const name = label.toLowerCase().replaceAll(/[ ./]/g, "-");
    const parameters = published ?? shape.counted;
    return { name, label, parameters, isPublished: published !== undefined, ...shape, source };
  });

/** The attention of a stack in which queries, keys and values are as wide as the model. */
const square = (blocks: number, width: number): AttentionShape[] => [
  { blocks, width, inner: width, keys: width },
];

const roberta = (layers: number, width: number): Shape => ({
  counted: robertaLike({ layers, width, vocabulary: 50_265 }, 514),
  width,
  attention: square(layers, width),
});
const gpt2 = (layers: number, width: number): Shape => ({
  counted: gpt2Like({ layers, width, vocabulary: 50_257 }, 1024),
  width,
  attention: square(layers, width),
});
/** Two positions more than the text is long are kept for padding. */
const OPT_POSITIONS = 2050;
const OPT_VOCABULARY = 50_272;
const opt = (layers: number, width: number): Shape => ({
  counted: gpt2Like({ layers, width, vocabulary: OPT_VOCABULARY }, OPT_POSITIONS),
  width,
  attention: square(layers, width),
});
const opt350 = (layers: number, width: number, narrow: number): Shape => ({
  counted: narrowOpt({ layers, width, vocabulary: OPT_VOCABULARY }, OPT_POSITIONS, narrow),
  width,
  attention: square(layers, width),
});
const bloom = (layers: number, width: number): Shape => ({
  counted: bloomLike({ layers, width, vocabulary: 250_880 }),
  width,
  attention: square(layers, width),
});
const t5 = (layers: number, width: number, hidden: number, heads: number, headWidth: number): Shape => ({
  counted: t5Like({ layers, width, vocabulary: 32_128 }, { hidden, heads, headWidth }),
  width,
  // A layer of the decoder attends to the encoder too.
  attention: [{ blocks: 3 * layers, width, inner: heads * headWidth, keys: heads * headWidth }],
});

/** Returns a model of which the source prints the shape and no number of parameters. */
const shaped = (label: string, shape: Shape): Size => [label, undefined, shape];

/** Returns the shape of a Llama-like decoder as presets hold it. */
export const llamaPreset = (shape: LlamaShape): Shape => {
  const { layers, width, heads, keyHeads, headWidth } = shape;
  const attention = { blocks: layers, width, inner: heads * headWidth, keys: keyHeads * headWidth };
  return { counted: llamaLike(shape), width, attention: [attention] };
};

const llama2 = (layers: number, width: number, heads: number, keyHeads: number, hidden: number) =>
  llamaPreset({ layers, width, heads, keyHeads, hidden, headWidth: width / heads, vocabulary: 32_000 });
const llama3 = (layers: number, width: number, heads: number, hidden: number) =>
  llamaPreset({ layers, width, heads, keyHeads: 8, hidden, headWidth: width / heads, vocabulary: 128_256 });
const qwen25 = (layers: number, width: number, heads: number, keyHeads: number, hidden: number) =>
  llamaPreset({
    layers,
    width,
    heads,
    keyHeads,
    hidden,
    headWidth: width / heads,
    vocabulary: 152_064,
    bias: true,
  });
const gemma = (layers: number, width: number, heads: number, keyHeads: number, hidden: number) =>
  llamaPreset({
    layers,
    width,
    heads,
    keyHeads,
    hidden,
    headWidth: 256,
    vocabulary: 256_000,
    tied: true,
  });
const falcon = (layers: number, width: number, keyHeads: number, norms: number): Shape => {
  // Each head has 64 values in both sizes.
  const keys = 64 * keyHeads;
  return {
    counted: falconLike({ layers, width, vocabulary: 65_024 }, { keys, norms }),
    width,
    attention: [{ blocks: layers, width, inner: width, keys }],
  };
};
/**
 * The multilingual models. Their checkpoints hold the sizes, as
 * https://github.com/k2-fsa/sherpa-onnx/blob/master/scripts/whisper/model-info.md prints them.
 */
const whisper = (layers: number, width: number): Shape => ({
  counted: whisperLike({ layers, width, vocabulary: 51_865, bands: 80, positions: 448 }),
  width,
  // A layer of the decoder attends to the encoder too.
  attention: square(3 * layers, width),
});
/** The two models differ in the guidance only: https://github.com/black-forest-labs/flux/blob/main/src/flux/util.py */
const flux = (guidance: boolean): Shape => {
  const blocks = { doubleBlocks: 19, singleBlocks: 38 };
  const sizes = { width: 3072, heads: 24, channels: 64, text: 4096, vector: 768 };
  // A block of two streams has two attentions. One stream fuses its projections with the feed-forward part, and LoRA
  // counts them as if they were separate.
  return {
    counted: fluxLike({ ...blocks, ...sizes, guidance }),
    width: sizes.width,
    attention: square(2 * blocks.doubleBlocks + blocks.singleBlocks, sizes.width),
  };
};
/** Stable Diffusion XL (configs/inference/sd_xl_base.yaml in https://github.com/Stability-AI/generative-models). */
const SDXL = {
  channels: 4,
  width: 320,
  levels: [
    { factor: 1, depth: 0 },
    { factor: 2, depth: 2 },
    { factor: 4, depth: 10 },
  ],
  blocks: 2,
  context: 2048,
  vector: 2816,
} satisfies UnetShape;
const unet = (shape: UnetShape): Shape => {
  const stages = unetStages(shape);
  return {
    counted: unetLike(shape),
    width: Math.max(...stages.map(({ width }) => width)),
    // Each transformer block attends to the picture, then to the text.
    attention: stages.flatMap(({ width, depth, stages: count }) => {
      const own = square(count * depth, width);
      return depth > 0 ? [...own, ...own.map((each) => ({ ...each, context: shape.context }))] : [];
    }),
  };
};
const vision = (layers: number, width: number, patch: number, side: number): Shape => ({
  counted: visionLike({ layers, width }, { patch, positions: (side / patch) ** 2 + 1 }),
  width,
  attention: square(layers, width),
});

/**
 * Models that readers know, in families. Counts are those of the authors' releases: GPT-2's model card corrects its
 * paper, which printed 117, 345, 762 and 1542 million.
 */
export const PRESETS: readonly Preset[] = [
  ...family("robertarelease", [
    ["RoBERTa base", 125e6, roberta(12, 768)],
    ["RoBERTa large", 355e6, roberta(24, 1024)],
  ]),
  ...family("gpt2card", [
    ["GPT-2 small", 124e6, gpt2(12, 768)],
    ["GPT-2 medium", 355e6, gpt2(24, 1024)],
    ["GPT-2 large", 774e6, gpt2(36, 1280)],
    ["GPT-2 XL", 1.5e9, gpt2(48, 1600)],
  ]),
  ...family("raffel2020", [
    ["T5 small", 60e6, t5(6, 512, 2048, 8, 64)],
    ["T5 base", 220e6, t5(12, 768, 3072, 12, 64)],
    ["T5 large", 770e6, t5(24, 1024, 4096, 16, 64)],
    ["T5 3B", 3e9, t5(24, 1024, 16_384, 32, 128)],
    ["T5 11B", 11e9, t5(24, 1024, 65_536, 128, 128)],
  ]),
  ...family("optrelease", [
    ["OPT 125M", 125e6, opt(12, 768)],
    ["OPT 350M", 350e6, opt350(24, 1024, 512)],
    ["OPT 1.3B", 1.3e9, opt(24, 2048)],
    ["OPT 2.7B", 2.7e9, opt(32, 2560)],
    ["OPT 6.7B", 6.7e9, opt(32, 4096)],
    ["OPT 13B", 13e9, opt(40, 5120)],
    ["OPT 30B", 30e9, opt(48, 7168)],
    ["OPT 66B", 66e9, opt(64, 9216)],
    ["OPT 175B", 175e9, opt(96, 12_288)],
  ]),
  ...family("bigscience2022", [
    ["BLOOM 560M", 559_214_592, bloom(24, 1024)],
    ["BLOOM 1.1B", 1.1e9, bloom(24, 1536)],
    ["BLOOM 1.7B", 1.7e9, bloom(24, 2048)],
    ["BLOOM 3B", 3e9, bloom(30, 2560)],
    ["BLOOM 7.1B", 7_069_016_064, bloom(30, 4096)],
    ["BLOOM 176B", 176_247_271_424, bloom(70, 14_336)],
  ]),
  ...family("litgptconfig", [
    shaped("Llama 2 7B", llama2(32, 4096, 32, 32, 11_008)),
    shaped("Llama 2 13B", llama2(40, 5120, 40, 40, 13_824)),
    shaped("Llama 2 70B", llama2(80, 8192, 64, 8, 28_672)),
    shaped("Llama 3 8B", llama3(32, 4096, 32, 14_336)),
    shaped("Llama 3 70B", llama3(80, 8192, 64, 28_672)),
    shaped("Llama 3.1 405B", llama3(126, 16_384, 128, 53_248)),
    shaped("Mistral 7B", llama2(32, 4096, 32, 8, 14_336)),
    shaped("Qwen2.5 7B", qwen25(28, 3584, 28, 4, 18_944)),
    shaped("Qwen2.5 14B", qwen25(48, 5120, 40, 8, 13_824)),
    shaped("Qwen2.5 32B", qwen25(64, 5120, 40, 8, 27_648)),
    shaped("Qwen2.5 72B", qwen25(80, 8192, 64, 8, 29_568)),
    shaped(
      "Qwen3 8B",
      llamaPreset({
        layers: 36,
        width: 4096,
        heads: 32,
        keyHeads: 8,
        headWidth: 128,
        hidden: 12_288,
        vocabulary: 151_936,
        headNorms: true,
      }),
    ),
  ]),
  ...family("litgptconfig", [
    shaped("Falcon 7B", falcon(32, 4544, 1, 1)),
    shaped("Falcon 40B", falcon(60, 8192, 8, 2)),
  ]),
  ...family("gemmaconfig", [
    shaped("Gemma 2B", gemma(18, 2048, 8, 1, 16_384)),
    shaped("Gemma 7B", gemma(28, 3072, 16, 16, 24_576)),
  ]),
  ...family("vitconfig", [shaped("ViT-H/14", vision(32, 1280, 14, 224))]),
  ...family("whispercard", [
    ["Whisper tiny", 39e6, whisper(4, 384)],
    ["Whisper base", 74e6, whisper(6, 512)],
    ["Whisper small", 244e6, whisper(12, 768)],
    ["Whisper medium", 769e6, whisper(24, 1024)],
    ["Whisper large", 1550e6, whisper(32, 1280)],
  ]),
  ...family("fluxcard", [
    ["Flux.1 schnell", 12e9, flux(false)],
    ["Flux.1 dev", 12e9, flux(true)],
  ]),
  ...family("podell2023", [["SDXL UNet", 2.6e9, unet(SDXL)]]),
];

/** Returns the preset of that name; undefined if there is none, as for a size of the reader's own. */
export const presetNamed = (name: string) => PRESETS.find((preset) => preset.name === name);

/** The sources of the counts, by their keys in content/references.bib: a name for the reader and an address. */
export const COUNT_SOURCES: Readonly<Record<string, { readonly label: string; readonly url: string }>> = {
  robertarelease: {
    label: "release notes of RoBERTa",
    url: "https://github.com/facebookresearch/fairseq/blob/main/examples/roberta/README.md",
  },
  gpt2card: {
    label: "model card of GPT-2",
    url: "https://github.com/openai/gpt-2/blob/master/model_card.md",
  },
  raffel2020: { label: "paper on T5", url: "https://arxiv.org/abs/1910.10683" },
  optrelease: {
    label: "release notes of OPT",
    url: "https://github.com/facebookresearch/metaseq/blob/main/projects/OPT/README.md",
  },
  litgptconfig: {
    label: "configurations of LitGPT, which loads the published weights",
    url: "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py",
  },
  gemmaconfig: {
    label: "configurations in Google’s code of Gemma",
    url: "https://github.com/google/gemma_pytorch/blob/main/gemma/config.py",
  },
  vitconfig: {
    label: "configurations in Google’s code of vision transformers",
    url: "https://github.com/google-research/vision_transformer/blob/main/vit_jax/configs/models.py",
  },
  whispercard: {
    label: "model card of Whisper",
    url: "https://github.com/openai/whisper/blob/main/model-card.md",
  },
  fluxcard: {
    label: "model cards of FLUX.1",
    url: "https://github.com/black-forest-labs/flux/tree/main/model_cards",
  },
  podell2023: { label: "paper on SDXL", url: "https://arxiv.org/abs/2307.01952" },
  bigscience2022: { label: "paper and model cards of BLOOM", url: "https://arxiv.org/abs/2211.05100" },
};

/** Returns whether the count, rounded as its source rounds, is the published number. */
export function countAgrees({ parameters, counted }: Preset): boolean {
  const digits = String(parameters).replace(/0+$/, "").length;
  // 3e9 may be a round number of two digits; a source that says "60" knows the 0.
  return [digits, digits + 1].some((length) => Number(counted.toPrecision(length)) === parameters);
}

/** A row of the paper's Table 2: the largest model that could be finetuned on a GPU at batch size 1. */
export interface LargestModel {
  /** Unique: two rows have the same GPU memory. */
  readonly key: string;
  /** GPU memory, as sold. */
  readonly gb: number;
  readonly bits32: string;
  readonly bits8: string;
}

/** Table 2 of the paper, as a public transcription has it. */
export const LARGEST_FINETUNED: readonly LargestModel[] = [
  { key: "6", gb: 6, bits32: "RoBERTa-base (110M)", bits8: "RoBERTa-large (355M)" },
  { key: "11", gb: 11, bits32: "MT5-small (300M)", bits8: "MT5-base (580M)" },
  { key: "24", gb: 24, bits32: "MT5-base (580M)", bits8: "MT5-large (1.2B)" },
  { key: "24-gpt2", gb: 24, bits32: "GPT-2-medium (762M)", bits8: "GPT-2-large (1.5B)" },
];
