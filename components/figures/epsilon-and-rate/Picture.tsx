import type { RefObject } from "react";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { gridPad } from "@/components/charts/gridPad";
import { Pad } from "@/components/charts/Pad";
import { useWords } from "@/components/controls/words";
import { TABLES } from "@/lib/findings/crossed";
import { CROSSED_EPSILONS, CROSSED_RATE_FACTORS } from "@/lib/study/crossed";
import { messages } from "./messages";
import { cellsOf, type EpsilonAndRateValues, readingsOf, shadeOf, tableWord, textOf } from "./model";

interface Props {
  /** The chosen cell. */
  readonly values: EpsilonAndRateValues;
  readonly onChoose: (values: EpsilonAndRateValues) => void;
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

/** Room for the labels of epsilon, for the titles of the panels and for the learning rates, pixels. */
const LEFT_PX = 46;
const TOP_PX = 28;
const BOTTOM_PX = 42;
const ROW_PX = 40;
/** Space between the two panels, pixels. */
const GUTTER_PX = 18;
/** Width of the plot below which the panels stand one above the other, since their cells would not hold a number, pixels. */
const STACKED_BELOW_PX = 239;
const COLUMNS = CROSSED_RATE_FACTORS.length;
const ROWS = CROSSED_EPSILONS.length;

/** Height of a panel with its title and its learning rates, pixels. */
const PANEL_PX = TOP_PX + ROWS * ROW_PX + BOTTOM_PX;

/** Where the panels stand in the plot. */
interface Layout {
  /** Width of a cell, pixels. */
  readonly cell: number;
  /** From the corner of the first panel to that of the second one, pixels. */
  readonly second: { readonly x: number; readonly y: number };
}

/** Returns the places of both panels in a plot of this width, pixels. */
function layoutOf(width: number): Layout {
  if (width < STACKED_BELOW_PX) return { cell: width / COLUMNS, second: { x: 0, y: PANEL_PX } };
  const cell = (width - GUTTER_PX) / (2 * COLUMNS);
  return { cell, second: { x: COLUMNS * cell + GUTTER_PX, y: 0 } };
}

/** Space beside the panels, pixels. */
const SIDES = { left: LEFT_PX, right: 2 };

/** Fill and ink of each shade of a cell. */
const SHADES = [
  { fill: "var(--paper)", ink: "var(--ink)" },
  { fill: "var(--error-1)", ink: "var(--ink)" },
  { fill: "var(--error-2)", ink: "var(--ink)" },
  { fill: "var(--error-3)", ink: "var(--ink)" },
  { fill: "var(--error-5)", ink: "var(--paper)" },
] as const;

/** Draws both tables as panels of cells: a row per epsilon, a column per learning rate. */
export function Picture({ values, onChoose, sentence, holder }: Props) {
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={(width) => PANEL_PX + layoutOf(width - SIDES.left - SIDES.right).second.y}
        margin={{ ...SIDES, top: TOP_PX, bottom: BOTTOM_PX }}
        startWidth={760}
      >
        {({ left, right }) => {
          const layout = layoutOf(right - left);
          const { cell, second } = layout;
          return (
            <>
              <Rows top={TOP_PX} />
              {second.y > 0 && <Rows top={TOP_PX + second.y} />}
              {TABLES.map((table, i) => (
                <g key={table} transform={`translate(${left + i * second.x} ${TOP_PX + i * second.y})`}>
                  <Panel table={table} cell={cell} values={values} />
                </g>
              ))}
              <CellPad layout={layout} values={values} onChoose={onChoose} />
            </>
          );
        }}
      </Chart>
    </div>
  );
}

/** Draws the labels of the rows of a panel whose cells begin at `top`. */
function Rows({ top }: { readonly top: number }) {
  const t = useWords(messages);
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="end">
      <text x={LEFT_PX - 6} y={top - 10}>
        ε
      </text>
      {CROSSED_EPSILONS.map((epsilon, row) => (
        <text key={epsilon} x={LEFT_PX - 6} y={top + (row + 0.5) * ROW_PX + 4}>
          {t.print(printNumber(epsilon))}
        </text>
      ))}
    </g>
  );
}

interface PanelProps {
  readonly table: (typeof TABLES)[number];
  /** Width of a cell, pixels. */
  readonly cell: number;
  readonly values: EpsilonAndRateValues;
}

/** Draws the cells of one table, and a frame around the chosen one. */
function Panel({ table, cell, values }: PanelProps) {
  const t = useWords(messages);
  const column = CROSSED_RATE_FACTORS.indexOf(values.rate);
  const row = CROSSED_EPSILONS.indexOf(values.epsilon);
  return (
    <>
      <text x={0} y={-10} fontSize={12} fontWeight={600} fill="var(--ink)">
        {tableWord(table, t)}
      </text>
      {cellsOf(table).map((each, i) => {
        const { fill, ink } = SHADES[shadeOf(each)];
        const [x, y] = [(i % COLUMNS) * cell, Math.floor(i / COLUMNS) * ROW_PX];
        return (
          <g key={`${each.epsilon} ${each.rate}`}>
            <rect x={x} y={y} width={cell} height={ROW_PX} fill={fill} stroke="var(--line)" />
            <text
              x={x + cell / 2}
              y={y + ROW_PX / 2 + 4}
              fontSize={12}
              fontWeight={each.cost.unstable > 0 ? 700 : 400}
              fill={ink}
              textAnchor="middle"
            >
              {t.print(textOf(each))}
            </text>
          </g>
        );
      })}
      <rect
        x={column * cell + 1}
        y={row * ROW_PX + 1}
        width={cell - 2}
        height={ROW_PX - 2}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={2}
      />
      {CROSSED_RATE_FACTORS.map((rate, i) => (
        <text
          key={rate}
          x={(i + 0.5) * cell}
          y={ROWS * ROW_PX + 16}
          fontSize={11}
          fill="var(--muted)"
          textAnchor="middle"
        >
          {t.print(String(rate))} ×
        </text>
      ))}
      <text x={0} y={ROWS * ROW_PX + 34} fontSize={11} fill="var(--muted)">
        {t("title.rate")}
      </text>
    </>
  );
}

interface CellPadProps {
  readonly layout: Layout;
  readonly values: EpsilonAndRateValues;
  readonly onChoose: (values: EpsilonAndRateValues) => void;
}

/** Lets the reader choose a cell in either panel by a click, or by the arrow keys. */
function CellPad({ layout, values, onChoose }: CellPadProps) {
  const t = useWords(messages);
  const index =
    CROSSED_EPSILONS.indexOf(values.epsilon) * COLUMNS + CROSSED_RATE_FACTORS.indexOf(values.rate);
  const pad = gridPad({
    label: t("pad.label"),
    description: t("pad.description"),
    text: readingsOf(values, t).join(" "),
    count: ROWS * COLUMNS,
    index,
    goals: {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      ArrowUp: index - COLUMNS,
      ArrowDown: index + COLUMNS,
      Home: 0,
      End: ROWS * COLUMNS - 1,
    },
    cellAt(x, y) {
      const { cell, second } = layout;
      const inSecond = second.y > 0 ? y >= second.y : x >= second.x;
      const column = Math.floor((inSecond ? x - second.x : x) / cell);
      const row = Math.floor((inSecond ? y - second.y : y) / ROW_PX);
      return column >= 0 && column < COLUMNS && row >= 0 && row < ROWS ? row * COLUMNS + column : null;
    },
    onIndex: (next) =>
      onChoose({
        epsilon: CROSSED_EPSILONS[Math.floor(next / COLUMNS)],
        rate: CROSSED_RATE_FACTORS[next % COLUMNS],
      }),
  });
  return <Pad pointer="choose" {...pad} />;
}
