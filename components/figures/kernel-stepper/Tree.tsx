import { useWords } from "@/components/controls/words";
import { STAGES } from "./figure";
import { type Geometry, middleOf, TREE_ROW } from "./geometry";
import { messages } from "./messages";
import { ownMaxima, type Stepper } from "./model";
import { type Round, roundsOf } from "./reduction";
import { compact, exponentOf } from "./words";

interface TreeProps {
  readonly stepper: Stepper;
  readonly at: Geometry;
}

/**
 * Draws the reduction to one absmax: the largest value of each thread, then the maxima after each round. In other stages
 * the tree is in quiet colours; paler lines could hardly be seen on a dark ground.
 */
export function ReductionTree({ stepper, at }: TreeProps) {
  const t = useWords(messages);
  const { stage, means: reduction } = stepper.options;
  const own = ownMaxima(stepper);
  const rounds = roundsOf(own, reduction);
  const stagesSinceAbsmax = STAGES.indexOf(stage) - STAGES.indexOf("absmax");
  const exponent = exponentOf(own);
  const absmax = Math.max(...own);
  const rows = [own, ...rounds.map(({ values }) => values)];
  const y = (row: number) => at.treeTop + row * TREE_ROW;
  return (
    <g fontSize={at.column < 48 ? 11 : 12} textAnchor="middle">
      <text x={0} y={at.treeTop - 14} fontSize={11} fill="var(--muted)" textAnchor="start">
        {t(stagesSinceAbsmax < 0 ? "tree.later" : `tree.${reduction}`)}
      </text>
      {rounds.map((round, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rounds are numbered
        <g key={i} stroke="var(--line-strong)" strokeWidth={1}>
          {round.from.flatMap((sources, thread) =>
            sources.map((source) => (
              <line
                // biome-ignore lint/suspicious/noArrayIndexKey: threads are numbered
                key={`${source} ${thread}`}
                x1={middleOf(at, source)}
                y1={y(i) + 8}
                x2={middleOf(at, thread)}
                y2={y(i + 1) - 9}
              />
            )),
          )}
        </g>
      ))}
      {rows.map((values, row) =>
        values.map((value, thread) =>
          isActive(rounds, row, thread) ? (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: threads and rounds are numbered
              key={`${row} ${thread}`}
              x={middleOf(at, thread)}
              y={y(row)}
              dy="0.35em"
              fill={stagesSinceAbsmax === 0 ? "var(--bits32)" : "var(--muted)"}
              fontWeight={stagesSinceAbsmax >= 0 && value === absmax ? 700 : 400}
            >
              {stagesSinceAbsmax < 0 ? "·" : t.print(compact(value, exponent))}
            </text>
          ) : null,
        ),
      )}
    </g>
  );
}

/**
 * Returns whether a thread has a value in a row: all threads in the first row, active threads in later rows.
 */
const isActive = (rounds: readonly Round[], row: number, thread: number) =>
  row === 0 || rounds[row - 1].from[thread].length > 0;
