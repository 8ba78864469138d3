import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/**
 * The messages of the figure in English. `{outcome}` is one of the messages "outcome", `{times}` a ratio such as "1.02
 * times", and `{paper}` the share of unstable runs in the paper or a sentence about it.
 */
export const messages = {
  times: "{ratio} times",
  of: "{unstable} of {runs}",
  "short.bits": "{bits}-bit",
  "short.blocks": "{map}, blocks",
  "short.stable": "{state}, stable",
  "outcome.none": "no run was unstable, and they ended at {times} the perplexity of 32-bit state",
  "outcome.all": "{unstable} runs were unstable",
  "outcome.some":
    "{unstable} runs were unstable, and the others ended at {times} the perplexity of 32-bit state",
  "inPaper.none": "In the paper no run was unstable, and they ended at {times}.",
  "inPaper.some": "In the paper {unstable} were unstable, and the others ended at {times}.",
  "linear.failsBlocksToo":
    "With the linear map and one scale a tensor training fails: {outcome}. In the paper it was {paper}. Blocks alone, which the paper’s table does not have, do not rescue it: {blocks}.",
  "linear.blocksRescue":
    "With the linear map and one scale a tensor training fails: {outcome}. In the paper it was {paper}. Blocks alone, which the paper’s table does not have, rescue it: {blocks}.",
  "linear.worst":
    "The linear map with one scale a tensor is the worst choice: {outcome}. In the paper {paper} of the runs failed.",
  "linear.harmless":
    "The linear map with one scale a tensor does little harm here: {outcome}. In the paper {paper} of the runs failed.",
  tensor: "The dynamic map with one scale a tensor: {outcome}. {paper}",
  "blocks.same": "The dynamic map in blocks is as good as 32-bit state: {outcome}. {paper}",
  "blocks.close": "The dynamic map in blocks comes close to 32-bit state: {outcome}. {paper}",
  "blocks.worse": "The dynamic map in blocks does not reach 32-bit state: {outcome}. {paper}",
  "stable.lower": "{share} lower",
  "stable.higher": "{share} higher",
  stable:
    "With the stable embedding the perplexity of 8-bit runs in blocks is {ours}. In the paper it was {paper}.",
  "stable.none": "With the stable embedding no run in blocks was stable here.",
  limit:
    "A model of {parameters} parameters and a made-up language cannot show what the paper saw above a billion, where with one scale a tensor most runs failed.",
  "limit.unseen": "A cell of {runs} runs without a failure still allows a true rate of up to {rate}.",
  caption:
    "Of our recorded runs {linear} fail with the linear map, {tensor} with the dynamic map{tensorRatio} and {blocks} with blocks as well{blocksRatio}; in brackets the perplexity of the others against 32-bit state.",
  "caption.ratio": " ({times})",
  "caption.own": "Of your own runs {failed} of {all} were unstable.",
  origin:
    "Recorded {date} at commit {commit} on {device}: {runs} runs of {steps} steps, {parameters} parameters, {layers}, vocabulary {vocabulary}, blocks of {block}. Command: {command}",
  "origin.layers": { one: "one layer", other: "{count} layers" },
  "kind.agrees": "Agrees",
  "kind.differs": "Differs",
  "kind.limit": "Cannot show",
  "perplexity.range": "{median} ({low} to {high})",
  "paper.notInTable": "not in the table",
  "paper.notConfirmed": "not confirmed",
  "table.caption": "The ablation: the paper’s Table 3 (209 million parameters) and the recorded runs.",
  "table.captionWithYours":
    "The ablation: the paper’s Table 3 (209 million parameters), the recorded runs, and your own.",
  "table.cell": "cell",
  "table.paperUnstable": "paper: unstable",
  "table.paperPerplexity": "paper: perplexity",
  "table.recorded": "recorded: {what}",
  "table.yours": "yours: {what}",
  "table.runs": "runs",
  "table.unstable": "unstable",
  "table.low": "perplexity, lower quartile",
  "table.median": "median",
  "table.high": "upper quartile",
  "table.ratio": "times 32-bit, by seed",
  "grid.label": "All cells in numbers",
  "grid.caption": "Unstable runs; perplexity of the others",
  "grid.paper": "paper, Table 3",
  "grid.recorded": "recorded",
  "grid.yours": "yours",
  "picture.narrow": "perplexity, times that of 32 bits",
  "picture.wide": "perplexity, times that of 32-bit state with the same seed",
  "picture.unstable": "unstable runs",
  "key.paper": "◇ paper",
  "key.recorded": "● recorded: median and quartiles",
  "key.yours": "□ yours",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type ReproductionWords = Words<keyof typeof messages>;

export const english: ReproductionWords = makeWords("en", messages);
