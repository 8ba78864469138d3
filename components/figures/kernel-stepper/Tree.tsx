import { compact, exponentOf } from "./compact";
import { STAGES } from "./figure";
import { type Geometry, middleOf, TREE_ROW } from "./geometry";
import { ownMaxima, type Stepper } from "./model";
import { type Round, roundsOf } from "./reduction";

interface TreeProps {
  readonly stepper: Stepper;
  readonly at: Geometry;
}

/** How the threads come to one absmax: each with its own largest value, then round by round. */
export function Tree({ stepper, at }: TreeProps) {
  const { stage, means } = stepper.options;
  const own = ownMaxima(stepper);
  const rounds = roundsOf(own, means);
  const reached = STAGES.indexOf(stage) - STAGES.indexOf("absmax");
  const exponent = exponentOf(own);
  const absmax = Math.max(...own);
  const rows = [own, ...rounds.map(({ values }) => values)];
  const y = (row: number) => at.treeTop + row * TREE_ROW;
  return (
    <g fontSize={at.column < 48 ? 10.5 : 12} textAnchor="middle" opacity={reached > 0 ? 0.55 : 1}>
      <text x={0} y={at.treeTop - 14} fontSize={11} fill="var(--muted)" textAnchor="start">
        {reached < 0 ? "The absmax is found here, from all threads" : wordsOf(means)}
      </text>
      {rounds.map((round, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rounds are numbered
        <g key={i} stroke="var(--line-strong)" strokeWidth={1} opacity={reached < 0 ? 0.4 : 1}>
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
          works(rounds, row, thread) ? (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: threads and rounds are numbered
              key={`${row} ${thread}`}
              x={middleOf(at, thread)}
              y={y(row)}
              dy="0.35em"
              fill={reached < 0 ? "var(--muted)" : "var(--bits32)"}
              fontWeight={reached >= 0 && value === absmax ? 700 : 400}
            >
              {reached < 0 ? "·" : compact(value, exponent)}
            </text>
          ) : null,
        ),
      )}
    </g>
  );
}

/** Whether a thread has something to show in a row: all do at first, later those that did not rest. */
const works = (rounds: readonly Round[], row: number, thread: number) =>
  row === 0 || rounds[row - 1].from[thread].length > 0;

const wordsOf = (means: "workgroup" | "subgroup") =>
  means === "workgroup"
    ? "Each thread’s largest; one in four goes on, in shared memory"
    : "Each thread’s largest; pairs exchange, without memory";
