import { printBytes, printCount } from "@/components/charts/format";
import type { TensorLedger, TensorState } from "@/lib/training/report";
import { english } from "./messages";

/** Bytes of the buffers that hold the optimizer state of each lane. */
export interface LedgerTotals {
  readonly bytes32: number;
  readonly bytes8: number;
  /** bytes32 / bytes8; NaN without tensors. */
  readonly ratio: number;
}

/** Returns the bytes of state of both lanes, summed over all tensors. */
export function totalsOf(tensors: readonly TensorLedger[]): LedgerTotals {
  const bytes32 = tensors.reduce((sum, tensor) => sum + tensor.lanes[0].bytes, 0);
  const bytes8 = tensors.reduce((sum, tensor) => sum + tensor.lanes[1].bytes, 0);
  return { bytes32, bytes8, ratio: bytes8 > 0 ? bytes32 / bytes8 : Number.NaN };
}

/** One tensor in the table of the ledger, as text. */
export interface LedgerRow {
  readonly name: string;
  /** "64 × 64" */
  readonly shape: string;
  readonly bytes32: string;
  readonly bytes8: string;
  /** Precision of the state of this tensor in the 8-bit lane. */
  readonly storedAs: string;
}

/** Returns whether the state of a tensor is stored as codes and not as 32-bit floats. */
export const inCodes = ({ bits }: TensorState): boolean => bits !== 32;

/** Returns the rows of the table, one per tensor. */
export function ledgerRows(tensors: readonly TensorLedger[], t = english): LedgerRow[] {
  return tensors.map(({ name, shape, lanes: [exact, eight] }) => ({
    name,
    shape: t.print(shape.map(printCount).join(" × ")),
    bytes32: t.print(printBytes(exact.bytes)),
    bytes8: t.print(printBytes(eight.bytes)),
    storedAs: t(inCodes(eight) ? "lane.8" : "lane.32"),
  }));
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/**
 * Returns a sentence that says which tensors have 8-bit state in the 8-bit lane. A claim about memory needs
 * it, since small tensors may stay in 32 bits.
 */
export function storageSentence(tensors: readonly TensorLedger[], t = english): string {
  const eight = tensors.filter(({ lanes }) => inCodes(lanes[1]));
  if (tensors.length === 0) return "";
  if (eight.length === tensors.length) return t("ledger.all", { count: tensors.length });
  if (eight.length === 0) return t("ledger.none");
  const parametersOf = (each: readonly TensorLedger[]) =>
    each.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return t("ledger.some", {
    eight: eight.length,
    all: tensors.length,
    parameters: parametersOf(eight),
    allParameters: parametersOf(tensors),
  });
}
