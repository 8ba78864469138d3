import { expect, it } from "vitest";
import type { TensorLedger } from "@/lib/training/report";
import { ledgerRows, storageSentence, totalsOf } from "./ledger";

const large: TensorLedger = {
  name: "hidden",
  shape: [64, 64],
  lanes: [
    { bits: 32, bytes: 32_768 },
    { bits: 8, bytes: 8_320 },
  ],
};
const small: TensorLedger = {
  name: "bias",
  shape: [64],
  lanes: [
    { bits: 32, bytes: 512 },
    { bits: 32, bytes: 512 },
  ],
};

it("adds up the bytes of both lanes", () => {
  expect(totalsOf([large, small])).toEqual({ bytes32: 33_280, bytes8: 8_832, ratio: 33_280 / 8_832 });
  expect(totalsOf([]).ratio).toBeNaN();
});

it("says how the state of each tensor is stored", () => {
  expect(ledgerRows([large, small])).toEqual([
    { name: "hidden", shape: "64 × 64", bytes32: "32.8\u00a0kB", bytes8: "8.32\u00a0kB", storedAs: "8-bit" },
    { name: "bias", shape: "64", bytes32: "512\u00a0B", bytes8: "512\u00a0B", storedAs: "32-bit" },
  ]);
});

it("says in words which tensors are 8-bit", () => {
  expect(storageSentence([large])).toMatch(/state of all 1 tensors/);
  expect(storageSentence([large, small])).toMatch(/1 of 2 tensors .*\(4,096 of 4,160 parameters\)/);
  expect(storageSentence([small])).toMatch(/^No tensor is large enough/);
  expect(storageSentence([])).toBe("");
});
