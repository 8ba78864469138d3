/** The findings of the recorded grid, compared with the paper: sentences that are chosen by the data. */
import { printCount, printNumber, printPercent } from "@/components/charts/format";
import { paperPerplexity, paperRatio, unseenRate } from "@/lib/findings/ablation";
import { type Recorded, seedsOf } from "@/lib/study/recorded";
import { english, type ReproductionWords } from "./messages";
import { type Row, unstableOf } from "./model";

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
const times = (ratio: number, t: ReproductionWords) =>
  t("times", { ratio: t.print(ratio < 10 ? ratio.toFixed(2) : printNumber(ratio)) });

/** Describes the recorded runs of a cell; without the perplexity if all of them failed. */
function outcome({ recorded }: Row, t: ReproductionWords): string {
  const { median } = recorded.ratio;
  const unstable = unstableOf(recorded, t);
  if (recorded.unstable > 0 && !Number.isFinite(median)) return t("outcome.all", { unstable });
  return t(recorded.unstable === 0 ? "outcome.none" : "outcome.some", { unstable, times: times(median, t) });
}

/** Returns the share of a cell's runs that were unstable in the paper, as the paper prints it. */
const papersUnstable = ({ paper }: Row, t: ReproductionWords) => t.print(String(paper?.unstable));

/** Describes the runs of a cell in the paper. */
function papersOutcome(row: Row, t: ReproductionWords): string {
  const none = Number.parseFloat(row.paper?.unstable ?? "") === 0;
  return t(none ? "inPaper.none" : "inPaper.some", {
    unstable: papersUnstable(row, t),
    times: times(paperRatio(row.cell.name), t),
  });
}

function linearMap(rows: readonly Row[], t: ReproductionWords): Finding {
  const row = rowOf(rows, "linear-tensor");
  const { runs, unstable } = row.recorded;
  const inBlocks = rowOf(rows, "linear-block").recorded;
  const told = { outcome: outcome(row, t), paper: papersUnstable(row, t), blocks: unstableOf(inBlocks, t) };
  if (unstable > runs / 2) {
    const key = inBlocks.unstable > inBlocks.runs / 2 ? "linear.failsBlocksToo" : "linear.blocksRescue";
    return { kind: "agrees", text: t(key, told) };
  }
  return row.recorded.ratio.median > WORSE
    ? { kind: "agrees", text: t("linear.worst", told) }
    : { kind: "differs", text: t("linear.harmless", told) };
}

function tensorWide(rows: readonly Row[], t: ReproductionWords): Finding {
  const row = rowOf(rows, "dynamic-tensor");
  const ours = row.recorded.ratio.median;
  const text = t("tensor", { outcome: outcome(row, t), paper: papersOutcome(row, t) });
  return { kind: row.recorded.unstable > 0 || ours > WORSE ? "agrees" : "differs", text };
}

function blocks(rows: readonly Row[], t: ReproductionWords): Finding {
  const row = rowOf(rows, "dynamic-block");
  const ratio = row.recorded.ratio.median;
  const same = Math.abs(ratio - 1) <= SAME && row.recorded.unstable === 0;
  const key = same ? "blocks.same" : ratio <= 1 + CLOSE ? "blocks.close" : "blocks.worse";
  const text = t(key, { outcome: outcome(row, t), paper: papersOutcome(row, t) });
  return { kind: same ? "agrees" : "differs", text };
}

function stableEmbedding(rows: readonly Row[], t: ReproductionWords): Finding {
  const [plain, stable] = ["dynamic-block", "dynamic-block-stable"].map((name) => rowOf(rows, name));
  const ours = stable.recorded.ratio.median / plain.recorded.ratio.median - 1;
  const theirs = paperPerplexity(stable.cell.name) / paperPerplexity(plain.cell.name) - 1;
  const way = (change: number) =>
    t(change < 0 ? "stable.lower" : "stable.higher", { share: t.print(printPercent(Math.abs(change))) });
  return {
    kind: ours < 0 ? "agrees" : "differs",
    text: Number.isFinite(ours) ? t("stable", { ours: way(ours), paper: way(theirs) }) : t("stable.none"),
  };
}

function limit(rows: readonly Row[], recorded: Recorded, t: ReproductionWords): Finding {
  const runs = seedsOf(recorded);
  const hasStableCell = rows.some(
    ({ cell, recorded: { unstable } }) => cell.bits === 8 && cell.map === "dynamic" && unstable === 0,
  );
  const sentences = [
    t("limit", { parameters: t.print(printCount(recorded.parameters.plain)) }),
    ...(hasStableCell ? [t("limit.unseen", { runs, rate: t.print(printPercent(unseenRate(runs))) })] : []),
  ];
  return { kind: "limit", text: sentences.join(" ") };
}

/**
 * Returns the findings of a recorded grid: first where it agrees with the paper, then where it differs, then
 * its limit.
 */
export function findingsOf(rows: readonly Row[], recorded: Recorded, t = english): readonly Finding[] {
  const found = [linearMap, tensorWide, blocks, stableEmbedding].map((find) => find(rows, t));
  const order = ["agrees", "differs", "limit"];
  return [...found, limit(rows, recorded, t)].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/**
 * Returns the caption: the recorded grid in one sentence, and the reader's own runs as soon as there are any.
 */
export function captionOf(rows: readonly Row[], t = english): string {
  const [linear, tensor, block] = ["linear-tensor", "dynamic-tensor", "dynamic-block"].map((name) =>
    rowOf(rows, name),
  );
  const ratio = (row: Row) => {
    const found = row.recorded.ratio.median;
    return Number.isFinite(found) ? t("caption.ratio", { times: times(found, t) }) : "";
  };
  const recorded = t("caption", {
    linear: unstableOf(linear.recorded, t),
    tensor: unstableOf(tensor.recorded, t),
    tensorRatio: ratio(tensor),
    blocks: unstableOf(block.recorded, t),
    blocksRatio: ratio(block),
  });
  const mine = rows.reduce((sum, { reader }) => sum + reader.runs, 0);
  const failed = rows.reduce((sum, { reader }) => sum + reader.unstable, 0);
  return mine > 0 ? `${recorded} ${t("caption.own", { failed, all: mine })}` : recorded;
}

/** Returns a sentence that says how and on which device the recorded grid was trained. */
export function originOf(
  { device, date, commit, command, scale, parameters, cells }: Recorded,
  t = english,
): string {
  const runs = cells.reduce((sum, { runs: each }) => sum + each.length, 0);
  return t("origin", {
    date,
    commit,
    device,
    runs: String(runs),
    steps: String(scale.steps),
    parameters: t.print(printCount(parameters.plain)),
    layers: t("origin.layers", { count: scale.layers }),
    vocabulary: t.print(printCount(Number(scale.vocabulary))),
    block: String(scale.blockSize),
    command,
  });
}
