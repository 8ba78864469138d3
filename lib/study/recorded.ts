/**
 * The results of a trained grid, written by `npm run reproduce -- --collect` and shown by the pages. Numbers
 * that are not finite are null in the file.
 */
import { type CellResult, cellResult, type Outcome } from "./aggregate";

/** The result of one lane. */
export interface RecordedLane {
  /** Mean training loss over the last tenth of the steps, nats. */
  readonly finalLoss: number | null;
  /** Perplexity on held-out text at the end. */
  readonly heldOut: number | null;
  /** Why the lane is unstable, as the end of a sentence; empty if it is stable. */
  readonly unstable: string;
}

/** The result of one run. */
export interface RecordedRun {
  /** A whole number from 0. */
  readonly seed: number;
  /** Number of steps done. */
  readonly steps: number;
  /** Time that the steps took. */
  readonly seconds: number;
  /** In the order of the cell's lanes. */
  readonly lanes: readonly RecordedLane[];
}

/** The runs of one cell of the grid (`GridCell`). */
export interface RecordedCell {
  readonly name: string;
  readonly label: string;
  readonly axes: Readonly<Record<string, string | number | boolean>>;
  readonly lanes: readonly string[];
  /** In ascending order of their seeds. */
  readonly runs: readonly RecordedRun[];
}

/** The results of a grid, and how they were made. */
export interface Recorded {
  readonly tool: "reproduce";
  /** Name of the grid. */
  readonly grid: string;
  /** Day of the first run, YYYY-MM-DD. */
  readonly date: string;
  /** Commit of the code. */
  readonly commit: string;
  /** Command that repeats the runs. */
  readonly command: string;
  readonly engine: "webgpu" | "reference";
  readonly device: string;
  /** Map that replaced "dynamic" in the lanes below 32 bits; left out if none did. */
  readonly map?: string;
  /** The `Scale` of the model. */
  readonly scale: Readonly<Record<string, string | number>>;
  /** Number of parameters of the model, with the plain and with the stable embedding. */
  readonly parameters: { readonly plain: number; readonly stable: number };
  /** The rule by which a run counts as unstable, for the reader. */
  readonly rule: string;
  readonly cells: readonly RecordedCell[];
}

const outcomeOf = ({ heldOut, unstable }: RecordedLane): Outcome => ({
  heldOut: heldOut ?? Number.NaN,
  diverged: unstable,
});

/**
 * Returns the result of a cell.
 *
 * @param lane index of a lane, the first by default
 */
export function recordedResult({ runs }: RecordedCell, lane = 0): CellResult {
  return cellResult(runs.map(({ lanes }) => outcomeOf(lanes[lane])));
}

/**
 * Returns the outcomes of a cell's runs by seed; empty if the cell is undefined.
 *
 * @param lane index of a lane, the first by default
 */
export function recordedOutcomes(cell: RecordedCell | undefined, lane = 0): ReadonlyMap<number, Outcome> {
  return new Map((cell?.runs ?? []).map(({ seed, lanes }) => [seed, outcomeOf(lanes[lane])]));
}

/** Returns the cell with a name, or undefined. */
export const recordedCell = (recorded: Recorded, name: string) =>
  recorded.cells.find((cell) => cell.name === name);

/** Returns the largest number of runs of any cell. */
export const seedsOf = ({ cells }: Recorded) => Math.max(0, ...cells.map(({ runs }) => runs.length));
