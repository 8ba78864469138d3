/**
 * The paper's Tables 1 and 3 (arXiv 2110.02861) as printed, as far as they could be confirmed: from a public
 * transcription that agrees with the paper's text. UNCONFIRMED names the parts that could not be confirmed, without
 * their numbers. content/paper.ts takes its figures from here. Table 2, which is about models, is in models.ts.
 */

/** A row of Table 1: a published training run with 32-bit and with 8-bit optimizer state. */
export interface MainResult {
  readonly key: string;
  readonly task: string;
  readonly model: string;
  /** A short name of task and model, for pictures. */
  readonly short: string;
  readonly rule: "adam" | "adamw" | "momentum";
  readonly metric: string;
  readonly better: "higher" | "lower";
  readonly bits32: string;
  readonly bits8: string;
  /** GPU time, in hours or days. */
  readonly time32: string;
  readonly time8: string;
  /** Memory saved, GB. */
  readonly saved: string;
}

/** Table 1. Scores and times are text as the paper prints them. */
export const MAIN_RESULTS: readonly MainResult[] = [
  {
    key: "glue",
    task: "GLUE",
    model: "RoBERTa-Large",
    short: "RoBERTa-Large",
    rule: "adamw",
    metric: "mean accuracy or correlation",
    better: "higher",
    bits32: "88.6",
    bits8: "88.7",
    time32: "17 h",
    time8: "15 h",
    saved: "2.0 GB",
  },
  {
    key: "imagenet",
    task: "ImageNet-1k",
    model: "ResNet-50",
    short: "ResNet-50",
    rule: "momentum",
    metric: "accuracy",
    better: "higher",
    bits32: "77.1",
    bits8: "77.2",
    time32: "118 h",
    time8: "116 h",
    saved: "0.1 GB",
  },
  {
    key: "wmt",
    task: "WMT'14+16",
    model: "Transformer",
    short: "WMT Transformer",
    rule: "adam",
    metric: "BLEU",
    better: "higher",
    bits32: "29.0",
    bits8: "29.1",
    time32: "126 h",
    time8: "115 h",
    saved: "1.1 GB",
  },
  {
    key: "moco",
    task: "MoCo v2 on ImageNet-1k",
    model: "ResNet-50",
    short: "ResNet-50, MoCo v2",
    rule: "momentum",
    metric: "accuracy",
    better: "higher",
    bits32: "67.3",
    bits8: "67.4",
    time32: "30 d",
    time8: "28 d",
    saved: "0.1 GB",
  },
  {
    key: "lm-large",
    task: "language model",
    model: "Transformer of 1.5 billion parameters",
    short: "1.5B Transformer",
    rule: "adam",
    metric: "perplexity",
    better: "lower",
    bits32: "9.0",
    bits8: "9.0",
    time32: "308 d",
    time8: "297 d",
    saved: "8.5 GB",
  },
  {
    key: "gpt3-medium",
    task: "language model",
    model: "GPT3-Medium",
    short: "GPT3-Medium",
    rule: "adam",
    metric: "perplexity",
    better: "lower",
    bits32: "10.62",
    bits8: "10.62",
    time32: "795 d",
    time8: "761 d",
    saved: "1.7 GB",
  },
  {
    key: "roberta-base",
    task: "masked language model",
    model: "RoBERTa-Base",
    short: "RoBERTa-Base",
    rule: "adam",
    metric: "perplexity",
    better: "lower",
    bits32: "3.49",
    bits8: "3.48",
    time32: "101 d",
    time8: "94 d",
    saved: "1.1 GB",
  },
];

/** A row of Table 3. A property that the table does not give for the row is null. */
export interface AblationResult {
  readonly key: string;
  readonly parameters: "209 million" | "1.3 billion" | "1.5 billion";
  readonly bits: 32 | 8;
  /** Null for 32-bit state, which has no map. */
  readonly map: "linear" | "dynamic" | null;
  readonly blockwise: boolean | null;
  readonly stable: boolean | null;
  /** Share of the runs that failed, as "90 %". */
  readonly unstable: string;
  /** Median perplexity of the runs that did not fail; null where all failed. */
  readonly perplexity: string | null;
  /** Whether the numbers of the row could be confirmed; they are empty otherwise. */
  readonly confirmed: boolean;
}

const row = (
  key: string,
  parameters: AblationResult["parameters"],
  state: Pick<AblationResult, "bits" | "map" | "blockwise">,
  stable: boolean | null,
  numbers?: Pick<AblationResult, "unstable" | "perplexity">,
): AblationResult => ({
  key,
  parameters,
  ...state,
  stable,
  // The number and its sign stay on one line.
  unstable: numbers?.unstable.replace(" %", "\u00a0%") ?? "",
  perplexity: numbers?.perplexity ?? null,
  confirmed: numbers !== undefined,
});

const wide = { bits: 32, map: null, blockwise: null } as const;
const linear = { bits: 8, map: "linear", blockwise: false } as const;
const dynamic = { bits: 8, map: "dynamic", blockwise: false } as const;
const blocks = { bits: 8, map: "dynamic", blockwise: true } as const;

/** Table 3, the ablation. */
export const ABLATION_RESULTS: readonly AblationResult[] = [
  row("32", "209 million", wide, false, { unstable: "0 %", perplexity: "16.7" }),
  row("32-stable", "209 million", wide, true),
  row("linear", "209 million", linear, false, { unstable: "90 %", perplexity: "253.0" }),
  row("linear-stable", "209 million", linear, true),
  row("dynamic", "209 million", dynamic, false, { unstable: "10 %", perplexity: "18.6" }),
  row("dynamic-stable", "209 million", dynamic, true),
  row("blockwise", "209 million", blocks, false, { unstable: "0 %", perplexity: "16.8" }),
  row("stable", "209 million", blocks, true, { unstable: "0 %", perplexity: "16.4" }),
  row("32-middle", "1.3 billion", wide, null, { unstable: "0 %", perplexity: "10.4" }),
  row("tensor-large", "1.3 billion", dynamic, false, { unstable: "100 %", perplexity: null }),
  row("tensor-large-stable", "1.3 billion", dynamic, true, { unstable: "80 %", perplexity: "10.9" }),
  row("32-large", "1.5 billion", wide, null, { unstable: "0 %", perplexity: "9.0" }),
  row("stable-large", "1.5 billion", blocks, true, { unstable: "0 %", perplexity: "9.0" }),
];

/** Sentences about the parts of each table that could not be confirmed, by the number of the table. */
export const UNCONFIRMED: Readonly<Record<string, string>> = {
  "1": "The table’s rows for Adafactor and for published results are left out: they could not be confirmed.",
  "2": "",
  "3": "Rows without numbers are in the table, but their numbers could not be confirmed and are not shown.",
};
