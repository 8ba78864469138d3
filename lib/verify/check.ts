/** The form of a check and of its result. */
import type { Engine } from "./engine";
import type { Tables } from "./tables";

/** The result of one comparison. */
export interface Comparison {
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
  return {
    measure: (phrase: string) => measured.push(phrase),
    /** Adds the phrase as a problem unless the condition holds. */
    expect(condition: boolean, phrase: string) {
      if (!condition) problems.push(phrase);
    },
    done: (): Comparison => ({ problems, measured: measured.join(", ") }),
  };
}
