import type { PaperTable } from "@/components/prose/Paper";
import { LARGEST_FINETUNED } from "@/lib/findings/models";
import { stateOf } from "@/lib/findings/paperNumbers";
import { ABLATION_RESULTS, MAIN_RESULTS } from "@/lib/findings/paperTables";
import { ruleNamed } from "@/lib/numerics/rules";

/**
 * Figures of the paper (arXiv 2110.02861), by their place in it. Rows marked "read" were read in the text of
 * the paper; "transcribed" rows come from a public transcription of its tables. Figures that could be
 * confirmed in neither way are left out.
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
    rows: Object.fromEntries(
      MAIN_RESULTS.map(({ key, task, model, rule, bits32, bits8, time32, time8, saved }) => [
        key,
        {
          label: `${task}, ${model}, ${ruleNamed(rule).label}`,
          cells: { bits32, bits8, time32, time8, saved },
          confidence: "transcribed",
        },
      ]),
    ),
  },
  "2": {
    place: "Table 2",
    rows: Object.fromEntries(
      LARGEST_FINETUNED.map(({ key, gb, bits32, bits8 }) => [
        key,
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
    rows: Object.fromEntries(
      ABLATION_RESULTS.filter(({ confirmed }) => confirmed).map((result) => [
        result.key,
        {
          label: `${result.parameters} parameters, ${stateOf(result)}`,
          cells: {
            parameters: result.parameters,
            unstable: result.unstable,
            ...(result.perplexity && { perplexity: result.perplexity }),
          },
          confidence: "transcribed",
        },
      ]),
    ),
  },
};
