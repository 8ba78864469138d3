import type { Engine } from "./engine";
import type { Tables } from "./tables";

/** The outcome of one comparison. */
export interface Comparison {
  /** What is beyond its limit, each in a phrase; empty means passed. */
  readonly problems: readonly string[];
  /** How far off it was, in a phrase. */
  readonly measured: string;
}

/** One entry of a vector file. `run` may throw: then the entry has failed for that reason. */
export interface Check {
  readonly id: string;
  /** Run and reported, but never counted as failed (README rule 6). */
  readonly informational?: boolean;
  run(): Promise<Comparison>;
}

/** What an entry may need beside its own file. */
export interface Context {
  readonly engine: Engine;
  /** The recorded quantization maps of all files. */
  readonly tables: Tables;
  /** A JSON file that lies beside the one under test; throws if it is missing. */
  beside(name: string): unknown;
}

/** Collects the problems of one entry. */
export function comparison() {
  const problems: string[] = [];
  const measured: string[] = [];
  return {
    measure: (phrase: string) => measured.push(phrase),
    /** Note the phrase as a problem unless the condition holds. */
    expect(condition: boolean, phrase: string) {
      if (!condition) problems.push(phrase);
    },
    done: (): Comparison => ({ problems, measured: measured.join(", ") }),
  };
}
