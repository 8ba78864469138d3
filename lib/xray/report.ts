/** The findings of an X-ray as plain data, which a worker posts to a page. */
import type { ClinicCase } from "./clinicCases";

/** How much a finding matters. */
export type Level =
  /** This is a mistake, or its trace. */
  | "wrong"
  /** Nothing proves a mistake, but it is worth a look. */
  | "look"
  /** Good to know. */
  | "note";

/** One sentence of the verdict. */
export interface Finding {
  readonly level: Level;
  readonly sentence: string;
  /** The case of the clinic that shows this, if there is one. */
  readonly clinicCase?: ClinicCase;
  /** Number of parameters that it is about; 0 for the file as a whole. */
  readonly parameters: number;
}

/** One state of a parameter. */
export interface StateReport {
  /** m, r, m2, as the paper writes it. */
  readonly symbol: string;
  readonly bits: number;
  /** Number of scales; 0 for floats. */
  readonly scales: number;
  /** Block size in words: "256", "the whole tensor"; "" for floats. */
  readonly blocks: string;
  /** Quantization map in words; "" for floats. */
  readonly map: string;
  /** How often each code occurs; kept for the largest parameters only, else empty. */
  readonly codes: readonly number[];
  /** Number of codes that occur; 0 for floats. */
  readonly codesInUse: number;
  readonly zeros: number;
  readonly notANumber: number;
  readonly infinite: number;
  readonly judgedBlocks: number;
  readonly dwarfedBlocks: number;
}

/** One parameter. */
export interface ParameterReport {
  readonly name: string;
  /** Number of its elements. */
  readonly count: number;
  readonly states: readonly StateReport[];
  /** In how many bits it is kept and why that may be. */
  readonly reason: string;
  /** Share of values whose second moment is zero where the first is not; NaN if that does not apply. */
  readonly zeroSecondShare: number;
  /** Step count; NaN if the file has none. */
  readonly step: number;
  /** Bytes of its state, and of the same state in 32 bits. */
  readonly bytes: number;
  readonly bytes32: number;
}

/** The X-ray of a file. */
export interface XrayReport {
  readonly format: string;
  readonly fileBytes: number;
  /** The state in one sentence: how many parameters, bits and bytes. */
  readonly summary: string;
  /** The gravest first. */
  readonly findings: readonly Finding[];
  readonly parameters: readonly ParameterReport[];
}
