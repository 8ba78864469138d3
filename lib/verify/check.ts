/** The form of a check and of its result. */
import type { Engine } from "./engine";
import type { Tables } from "./tables";

/** One number that differs from the expected number. */
export interface Mismatch {
  /** What holds the number, such as "codes" or "absmax of m". */
  readonly tensor: string;
  /** Index in it, from 0. */
  readonly index: number;
  readonly expected: number;
  readonly found: number;
}

/** Most mismatches that one comparison keeps: a device that is wrong everywhere needs no list of everything. */
const MOST_MISMATCHES = 100;

/** The result of one comparison. */
export interface Comparison {
  /** Number of codes, or of values of a map, that were compared. */
  readonly compared: number;
  /** How many of them are equal. */
  readonly agreeing: number;
  /** The numbers that differ, also those within the limits, at most 100. */
  readonly mismatches: readonly Mismatch[];
  /** Differences beyond the limits, one phrase each; empty if the entry passed. */
  readonly problems: readonly string[];
  /** Size of the differences, in a phrase. */
  readonly measured: string;
}

/** The check of one entry of a vector file. */
export interface Check {
  /** Name of the entry in the report. */
  readonly id: string;
  /** Whether the entry is reported but never counts as failed (README rule 6). */
  readonly informational?: boolean;
  /** Compares the entry. If it throws, the entry has failed with the error as the reason. */
  run(): Promise<Comparison>;
}

/** What a check may use besides its own file. */
export interface Context {
  readonly engine: Engine;
  /** The recorded quantization maps of all files. */
  readonly tables: Tables;
  /**
   * Returns the contents of a JSON file in the same folder.
   *
   * @throws Error if the file is missing
   */
  beside(name: string): unknown;
}

/** Returns a builder that collects the problems and measurements of one entry. */
export function comparison() {
  const problems: string[] = [];
  const measured: string[] = [];
  const mismatches: Mismatch[] = [];
  let compared = 0;
  let agreeing = 0;
  const note = (tensor: string, index: number, expected: number, found: number) => {
    if (mismatches.length < MOST_MISMATCHES) mismatches.push({ tensor, index, expected, found });
  };
  return {
    measure: (phrase: string) => measured.push(phrase),
    /** Adds the phrase as a problem unless the condition holds. */
    expect(condition: boolean, phrase: string) {
      if (!condition) problems.push(phrase);
    },
    /** Counts one code or value of a map, and notes it as a mismatch unless it agrees. */
    count(agrees: boolean, tensor: string, index: number, expected: number, found: number) {
      compared++;
      if (agrees) agreeing++;
      else note(tensor, index, expected, found);
    },
    /** Notes a number that differs and is not counted with the codes. */
    note,
    done: (): Comparison => ({ compared, agreeing, mismatches, problems, measured: measured.join(", ") }),
  };
}

/** The builder that `comparison` returns. */
export type Tally = ReturnType<typeof comparison>;
