/** What the findings follow from. */
import type { Scalar } from "@/lib/checkpoints";
import type { ClinicCase } from "./clinicCases";
import type { Measurement, ReadableState } from "./measure";
import type { XrayWords } from "./messages";
import type { Role } from "./parameters";
import type { Level } from "./report";

/** A parameter after its pass. */
export interface Measured {
  readonly name: string;
  /** Number of its elements. */
  readonly count: number;
  readonly states: readonly ReadableState[];
  readonly measurement: Measurement;
  /** NaN if there is none. */
  readonly step: number;
  readonly bytes: number;
  readonly bytes32: number;
}

/** Everything that the findings follow from. */
export interface Evidence {
  readonly parameters: readonly Measured[];
  readonly scalars: ReadonlyMap<string, Scalar>;
  /** From the file, or Adam's customary ones. */
  readonly beta1: number;
  readonly beta2: number;
  /** Finds the sentences. */
  readonly t: XrayWords;
}

/** An answer to one question about the file. */
export interface Answer {
  readonly level: Level;
  readonly clinicCase?: ClinicCase;
  /** The parameters that it is about. */
  readonly hit: readonly Measured[];
  /** Whether it is about the file as a whole. Answers about no parameter are left out otherwise. */
  readonly whole?: boolean;
  /** @param which the parameters in words: “a” and “b”, or “a” and 3 more */
  sentence(which: string): string;
}

/** Returns the state of a parameter that has a role, if there is one. */
export const stateOf = ({ states }: Measured, role: Role): ReadableState | undefined =>
  states.find((state) => state.role === role);

/** Returns whether a parameter has a state of codes. */
export const hasCodes = ({ states }: Measured): boolean => states.some(({ bits }) => bits <= 8);
