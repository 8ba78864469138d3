import type { PaperTable } from "@/components/prose/Paper";
import { LARGEST_FINETUNED } from "@/components/widgets/memory-ledger/paperTable2";

/**
 * Figures of the paper (arXiv 2110.02861), by where they stand in it. Rows marked "read" were read in the paper's
 * text; "transcribed" ones come from a public transcription of its tables. What we could confirm neither way is
 * not here.
 */
export const paper: Readonly<Record<string, PaperTable>> = {
  text: {
    place: "Sections 1 and 2",
    rows: {
      share: {
        label: "share of training memory held by optimizer state",
        cells: { range: "33 to 75 %" },
        confidence: "read",
      },
      "gpt2-state": {
        label: "Adam state of the largest GPT-2",
        cells: { memory: "11 GB" },
        confidence: "read",
      },
      "t5-state": { label: "Adam state of the largest T5", cells: { memory: "41 GB" }, confidence: "read" },
      billion: {
        label: "Adam state of a model with one billion parameters",
        cells: { bits32: "8 GB", bits8: "2 GB" },
        confidence: "read",
      },
      communication: {
        label: "communication of a sharded optimizer saved by 8-bit state",
        cells: { saved: "75 %" },
        confidence: "read",
      },
      outlier: {
        label: "share of normal values at three or above",
        cells: { share: "fewer than 1 %" },
        confidence: "read",
      },
      "block-size": { label: "block size", cells: { values: "2048" }, confidence: "read" },
      span: {
        label: "orders of magnitude covered by the second Adam state in language model training",
        cells: { state: "3 to 5", map: "7" },
        confidence: "read",
      },
    },
  },
  "1": {
    place: "Table 1",
    rows: {
      glue: {
        label: "GLUE, RoBERTa-Large, AdamW",
        cells: { bits32: "88.6", bits8: "88.7", time32: "17 h", time8: "15 h", saved: "2.0 GB" },
        confidence: "transcribed",
      },
      imagenet: {
        label: "ImageNet-1k, ResNet-50, Momentum",
        cells: { bits32: "77.1", bits8: "77.2", time32: "118 h", time8: "116 h", saved: "0.1 GB" },
        confidence: "transcribed",
      },
      wmt: {
        label: "WMT'14+16, Transformer, Adam",
        cells: { bits32: "29.0", bits8: "29.1", time32: "126 h", time8: "115 h", saved: "1.1 GB" },
        confidence: "transcribed",
      },
      moco: {
        label: "MoCo v2 on ImageNet-1k, ResNet-50, Momentum",
        cells: { bits32: "67.3", bits8: "67.4", time32: "30 d", time8: "28 d", saved: "0.1 GB" },
        confidence: "transcribed",
      },
      "lm-large": {
        label: "language model with 1.5 billion parameters, Adam",
        cells: { bits32: "9.0", bits8: "9.0", time32: "308 d", time8: "297 d", saved: "8.5 GB" },
        confidence: "transcribed",
      },
      "gpt3-medium": {
        label: "GPT3-Medium, Adam",
        cells: { bits32: "10.62", bits8: "10.62", time32: "795 d", time8: "761 d", saved: "1.7 GB" },
        confidence: "transcribed",
      },
      "roberta-base": {
        label: "RoBERTa-Base, masked language model, Adam",
        cells: { bits32: "3.49", bits8: "3.48", time32: "101 d", time8: "94 d", saved: "1.1 GB" },
        confidence: "transcribed",
      },
    },
  },
  "2": {
    place: "Table 2",
    rows: Object.fromEntries(
      LARGEST_FINETUNED.map(({ gb, bits32, bits8 }) => [
        String(gb),
        {
          label: `largest model finetuned in ${gb} GB, batch size 1`,
          cells: { bits32, bits8 },
          confidence: "transcribed",
        },
      ]),
    ),
  },
  "3": {
    place: "Table 3",
    rows: {
      "32": {
        label: "32-bit Adam, 209M parameters, no stable embedding",
        cells: { unstable: "0 %", perplexity: "16.7" },
        confidence: "transcribed",
      },
      linear: {
        label: "8-bit Adam, 209M parameters, linear map, one scale per tensor, no stable embedding",
        cells: { unstable: "90 %", perplexity: "253.0" },
        confidence: "transcribed",
      },
      dynamic: {
        label: "8-bit Adam, 209M parameters, dynamic map, one scale per tensor, no stable embedding",
        cells: { unstable: "10 %", perplexity: "18.6" },
        confidence: "transcribed",
      },
      blockwise: {
        label: "8-bit Adam, 209M parameters, dynamic map, block-wise, no stable embedding",
        cells: { unstable: "0 %", perplexity: "16.8" },
        confidence: "transcribed",
      },
      stable: {
        label: "8-bit Adam, 209M parameters, dynamic map, block-wise, stable embedding",
        cells: { unstable: "0 %", perplexity: "16.4" },
        confidence: "transcribed",
      },
      "tensor-large": {
        label: "8-bit Adam, 1.3B parameters, dynamic map, one scale per tensor, no stable embedding",
        cells: { parameters: "1.3 billion", unstable: "100 %" },
        confidence: "transcribed",
      },
      "tensor-large-stable": {
        label: "8-bit Adam, 1.3B parameters, dynamic map, one scale per tensor, stable embedding",
        cells: { unstable: "80 %", perplexity: "10.9" },
        confidence: "transcribed",
      },
      "stable-large": {
        label: "8-bit Adam, 1.5B parameters, dynamic map, block-wise, stable embedding",
        cells: { unstable: "0 %", perplexity: "9.0" },
        confidence: "transcribed",
      },
    },
  },
};
