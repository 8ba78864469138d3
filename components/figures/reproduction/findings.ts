/** The findings of the recorded grid, compared with the paper: sentences that are chosen by the data. */
import { printCount, printNumber, printPercent } from "@/components/charts/format";
import { paperPerplexity, paperRatio, printUnstable, unseenRate } from "@/lib/findings/ablation";
import { type Recorded, seedsOf } from "@/lib/study/recorded";
import type { Row } from "./model";

/** A sentence, and how its finding relates to that of the paper. */
export interface Finding {
  readonly kind: "agrees" | "differs" | "limit";
  readonly text: string;
}

/** Relative difference up to which two perplexities count as the same. */
const SAME = 0.05;
/** Relative difference up to which two perplexities count as close. */
const CLOSE = 0.1;
/** Perplexity from which on a cell counts as worse, as a multiple of the perplexity with 32-bit state. */
const WORSE = 1 + SAME;

const rowOf = (rows: readonly Row[], name: string) => rows.find(({ cell }) => cell.name === name) as Row;
const times = (ratio: number) => `${ratio < 10 ? ratio.toFixed(2) : printNumber(ratio)} times`;

/** Describes the recorded runs of a cell; without the perplexity if all of them failed. */
function outcome({ recorded }: Row): string {
  const { median } = recorded.ratio;
  if (recorded.unstable === 0)
    return `no run was unstable, and they ended at ${times(median)} the perplexity of 32-bit state`;
  const unstable = `${printUnstable(recorded)} runs were unstable`;
  return Number.isFinite(median)
    ? `${unstable}, and the others ended at ${times(median)} the perplexity of 32-bit state`
    : unstable;
}

/** Describes the runs of a cell in the paper. */
function papersOutcome({ cell, paper }: Row): string {
  const ended = times(paperRatio(cell.name));
  return Number.parseFloat(paper?.unstable ?? "") === 0
    ? `In the paper no run was unstable, and they ended at ${ended}.`
    : `In the paper ${paper?.unstable} were unstable, and the others ended at ${ended}.`;
}

function linearMap(rows: readonly Row[]): Finding {
  const row = rowOf(rows, "linear-tensor");
  const { runs, unstable } = row.recorded;
  const paper = row.paper?.unstable;
  const inBlocks = rowOf(rows, "linear-block").recorded;
  const rescued = inBlocks.unstable > inBlocks.runs / 2 ? "do not rescue it" : "rescue it";
  if (unstable > runs / 2)
    return {
      kind: "agrees",
      text: `With the linear map and one scale a tensor training fails: ${outcome(row)}. In the paper it was ${paper}. Blocks alone, which the paper’s table does not have, ${rescued}: ${printUnstable(inBlocks)}.`,
    };
  const ratio = row.recorded.ratio.median;
  if (ratio > WORSE)
    return {
      kind: "agrees",
      text: `The linear map with one scale a tensor is the worst choice: ${outcome(row)}. In the paper ${paper} of the runs failed.`,
    };
  return {
    kind: "differs",
    text: `The linear map with one scale a tensor does little harm here: ${outcome(row)}. In the paper ${paper} of the runs failed.`,
  };
}

function tensorWide(rows: readonly Row[]): Finding {
  const row = rowOf(rows, "dynamic-tensor");
  const ours = row.recorded.ratio.median;
  const text = `The dynamic map with one scale a tensor: ${outcome(row)}. ${papersOutcome(row)}`;
  return { kind: row.recorded.unstable > 0 || ours > WORSE ? "agrees" : "differs", text };
}

function blocks(rows: readonly Row[]): Finding {
  const row = rowOf(rows, "dynamic-block");
  const ratio = row.recorded.ratio.median;
  const same = Math.abs(ratio - 1) <= SAME && row.recorded.unstable === 0;
  const comparison = same ? "is as good as" : ratio <= 1 + CLOSE ? "comes close to" : "does not reach";
  const text = `The dynamic map in blocks ${comparison} 32-bit state: ${outcome(row)}. ${papersOutcome(row)}`;
  return { kind: same ? "agrees" : "differs", text };
}

function stableEmbedding(rows: readonly Row[]): Finding {
  const [plain, stable] = ["dynamic-block", "dynamic-block-stable"].map((name) => rowOf(rows, name));
  const ours = stable.recorded.ratio.median / plain.recorded.ratio.median - 1;
  const theirs = paperPerplexity(stable.cell.name) / paperPerplexity(plain.cell.name) - 1;
  const way = (change: number) => `${printPercent(Math.abs(change))} ${change < 0 ? "lower" : "higher"}`;
  return {
    kind: ours < 0 ? "agrees" : "differs",
    text: Number.isFinite(ours)
      ? `With the stable embedding the perplexity of 8-bit runs in blocks is ${way(ours)}. In the paper it was ${way(theirs)}.`
      : "With the stable embedding no run in blocks was stable here.",
  };
}

function limit(rows: readonly Row[], recorded: Recorded): Finding {
  const runs = seedsOf(recorded);
  const hasStableCell = rows.some(
    ({ cell, recorded: { unstable } }) => cell.bits === 8 && cell.map === "dynamic" && unstable === 0,
  );
  const unseen = hasStableCell
    ? ` A cell of ${runs} runs without a failure still allows a true rate of up to ${printPercent(unseenRate(runs))}.`
    : "";
  return {
    kind: "limit",
    text: `A model of ${printCount(recorded.parameters.plain)} parameters and a made-up language cannot show what the paper saw above a billion, where with one scale a tensor most runs failed.${unseen}`,
  };
}

/**
 * Returns the findings of a recorded grid: first where it agrees with the paper, then where it differs, then
 * its limit.
 */
export function findingsOf(rows: readonly Row[], recorded: Recorded): readonly Finding[] {
  const found = [linearMap, tensorWide, blocks, stableEmbedding].map((find) => find(rows));
  const order = ["agrees", "differs", "limit"];
  return [...found, limit(rows, recorded)].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/**
 * Returns the caption: the recorded grid in one sentence, and the reader's own runs as soon as there are any.
 */
export function captionOf(rows: readonly Row[]): string {
  const [linear, tensor, block] = ["linear-tensor", "dynamic-tensor", "dynamic-block"].map((name) =>
    rowOf(rows, name),
  );
  const ratio = (row: Row) => {
    const found = row.recorded.ratio.median;
    return Number.isFinite(found) ? ` (${times(found)})` : "";
  };
  const recorded = `Of our recorded runs ${printUnstable(linear.recorded)} fail with the linear map, ${printUnstable(tensor.recorded)} with the dynamic map${ratio(tensor)} and ${printUnstable(block.recorded)} with blocks as well${ratio(block)}; in brackets the perplexity of the others against 32-bit state.`;
  const mine = rows.reduce((sum, { reader }) => sum + reader.runs, 0);
  const failed = rows.reduce((sum, { reader }) => sum + reader.unstable, 0);
  return mine > 0 ? `${recorded} Of your own runs ${failed} of ${mine} were unstable.` : recorded;
}

/** Returns a sentence that says how and on which device the recorded grid was trained. */
export function originOf({ device, date, commit, command, scale, parameters, cells }: Recorded): string {
  const runs = cells.reduce((sum, { runs: each }) => sum + each.length, 0);
  return `Recorded ${date} at commit ${commit} on ${device}: ${runs} runs of ${scale.steps} steps, ${printCount(parameters.plain)} parameters, ${scale.layers === 1 ? "one layer" : `${scale.layers} layers`}, vocabulary ${printCount(Number(scale.vocabulary))}, blocks of ${scale.blockSize}. Command: ${command}`;
}
