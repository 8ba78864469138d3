/**
 * A grid that was trained and written down: what `npm run reproduce -- --collect` makes and the pages show. Numbers
 * that are none are null in the file.
 */
import { type CellResult, cellResult, type Outcome } from "./aggregate";

export interface RecordedLane {
  readonly finalLoss: number | null;
  readonly heldOut: number | null;
  /** Why it is unstable, or empty. */
  readonly unstable: string;
}

export interface RecordedRun {
  readonly seed: number;
  readonly steps: number;
  readonly seconds: number;
  readonly lanes: readonly RecordedLane[];
}

export interface RecordedCell {
  readonly name: string;
  readonly label: string;
  readonly axes: Readonly<Record<string, string | number | boolean>>;
  readonly lanes: readonly string[];
  readonly runs: readonly RecordedRun[];
}

export interface Recorded {
  readonly tool: "reproduce";
  readonly grid: string;
  readonly date: string;
  readonly commit: string;
  readonly command: string;
  readonly engine: "webgpu" | "reference";
  readonly device: string;
  /** The model and how long it was trained, as its scale says. */
  readonly scale: Readonly<Record<string, string | number>>;
  /** Weights of the model, plain and with the stable embedding. */
  readonly parameters: { readonly plain: number; readonly stable: number };
  /** The rule by which a run counts as unstable. */
  readonly rule: string;
  readonly cells: readonly RecordedCell[];
}

const outcomeOf = ({ heldOut, unstable }: RecordedLane): Outcome => ({
  heldOut: heldOut ?? Number.NaN,
  diverged: unstable,
});

/** What the runs of a cell come to. @param lane of its lanes, the first if left out */
export function recordedResult({ runs }: RecordedCell, lane = 0): CellResult {
  return cellResult(runs.map(({ lanes }) => outcomeOf(lanes[lane])));
}

/** The outcomes of a cell's runs by seed; none where there is no such cell. */
export function recordedOutcomes(cell: RecordedCell | undefined, lane = 0): ReadonlyMap<number, Outcome> {
  return new Map((cell?.runs ?? []).map(({ seed, lanes }) => [seed, outcomeOf(lanes[lane])]));
}

export const recordedCell = (recorded: Recorded, name: string) =>
  recorded.cells.find((cell) => cell.name === name);

/** Seeds of each cell: the most that any has. */
export const seedsOf = ({ cells }: Recorded) => Math.max(0, ...cells.map(({ runs }) => runs.length));
