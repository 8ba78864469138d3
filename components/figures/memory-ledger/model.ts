import { printBytes, printCount, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  gpuBytes,
  isFrozen,
  type Ledger,
  type LedgerSetup,
  largestPreset,
  largestSize,
  ledgerOf,
  momentBitsOf,
  OWN_SHAPE,
  parametersOf,
} from "@/lib/findings/memory";
import { LARGEST_FINETUNED, presetNamed } from "@/lib/findings/models";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Values } from "@/lib/options/options";
import { type memoryLedgerOptions, OWN_GPU } from "./figure";

/** Values of the figure's options. */
export type LedgerValues = Values<typeof memoryLedgerOptions>;

/** Returns the settings of the ledger, with the reader's own GPU in place of a stop of the slider. */
export const setupOf = (values: LedgerValues): LedgerSetup => ({
  ...values,
  gpu: values.gpu === OWN_GPU ? values.ownGpu : values.gpu,
  gpuUnit: values.gpuUnit === "GiB" ? "GiB" : "GB",
});

/** Returns the memory of one GPU with its unit, such as "24 GiB". */
export const printGpu = ({ gpu, gpuUnit = "GB" }: Pick<LedgerSetup, "gpu" | "gpuUnit">) =>
  `${gpu} ${gpuUnit}`;

/** Returns a number of parameters, such as "1.54 billion" or "125 million". */
export function printParameters(n: number, digits = 3): string {
  const [value, word] = n >= 1e9 ? [n / 1e9, "billion"] : [n / 1e6, "million"];
  return `${Number(value.toPrecision(digits))} ${word}`;
}

/**
 * Returns bytes for each parameter with up to six digits, such as "2.03125", so that the absmax is visible.
 */
export const printBytesEach = (bytes: number) => String(Number(bytes.toPrecision(6)));

/** Returns the caption: the memory of the state in both precisions, the saving, and which of both fit. */
export function captionOf(values: LedgerValues): string {
  const n = parametersOf(values);
  const [wide, narrow] = [32, values.bits].map((bits) => ledgerOf(values, n, bits));
  const name = presetNamed(values.model)?.label ?? (values.model === OWN_SHAPE ? "Your model" : "A model");
  const where = values.gpus === 1 ? "" : " on each GPU";
  const saved = wide.total - narrow.total;
  const isMixed = typeof momentBitsOf(values, values.bits) !== "number";
  const trained = isFrozen(values)
    ? ` LoRA of rank ${values.rank} trains ${printParameters(wide.trained)}${where} and freezes the rest.`
    : "";
  const first =
    `${name} with ${printParameters(n)} parameters: state takes ${printBytes(wide.state)}${where} in 32 bits and ` +
    `${printBytes(narrow.state)} ${isMixed ? `with ${narrow.label}` : `in ${values.bits}`}. ` +
    (saved > 0
      ? `That saves ${printPercent(saved / wide.state)} of the state and ${printPercent(saved / wide.total)} of the sum.`
      : nothingSaved(values));
  return `${first}${trained} ${fitSentence(setupOf(values), wide, narrow)}`;
}

/** Returns the reason why fewer bits save nothing. */
const nothingSaved = (values: LedgerValues) =>
  momentBitsOf(values, values.bits) === 32
    ? `That saves nothing: ${ruleNamed(values.rule).label} has no ${values.moments} moment.`
    : `That saves nothing: a share of fewer than ${printCount(REFERENCE_MIN_8BIT_SIZE)} values keeps 32-bit state.`;

/** Returns a sentence on which of both precisions fit into the GPU. */
function fitSentence(setup: LedgerSetup, wide: Ledger, narrow: Ledger): string {
  const room = gpuBytes(setup);
  if (wide.total <= room) return `Both fit in ${printGpu(setup)}.`;
  const isMixed = typeof momentBitsOf(setup, narrow.bits) !== "number";
  const one = isMixed ? `one with ${narrow.label}` : `${narrow.bits}-bit one`;
  if (narrow.total <= room) return `Only the ${one} fits in ${printGpu(setup)}.`;
  return `Neither fits in ${printGpu(setup)}.`;
}

/** Returns the largest published model, and the most parameters, that fit with `bits` bits of state. */
export function fitLine(values: LedgerValues, bits: number): string {
  const preset = largestPreset(setupOf(values), bits);
  const size = largestSize(setupOf(values), bits);
  if (size === 0) return "none: the activations fill the memory";
  if (preset && isFrozen({ ...values, model: preset.name })) return preset.label;
  const bound = `up to ${printParameters(size)} parameters`;
  return preset ? `${preset.label} (${bound})` : bound;
}

/**
 * Returns the largest model of each row of the paper's Table 2 for a GPU of this memory. The table was measured with Adam
 * on one GPU and 32-bit or 8-bit state, the same for both moments; it names GPUs as they are sold.
 */
export function measuredLine(setup: Pick<LedgerSetup, "gpu" | "rule" | "moments">, bits: number): string {
  const stored = momentBitsOf(setup, bits);
  const rows = stored === 32 || stored === 8 ? LARGEST_FINETUNED.filter((row) => row.gb === setup.gpu) : [];
  return rows.map((row) => (stored === 32 ? row.bits32 : row.bits8)).join(" and ") || "no such row";
}

const PARTS = ["weights", "gradients", "state", "activations"] as const;
/** A part of the memory. */
export type Part = (typeof PARTS)[number];

/** Returns the parts of a ledger in the order of the stacked bar, with their bytes. */
export const partsOf = (ledger: Ledger) => PARTS.map((part) => ({ part, bytes: ledger[part] }));

/** Returns a table of the memory of one GPU, with one row for each part, in both precisions. */
export function tableOf(values: LedgerValues): DataTable {
  const n = parametersOf(values);
  const ledgers = [32, values.bits].map((bits) => ledgerOf(values, n, bits));
  const share = Math.ceil(n / values.gpus);
  const row = (name: string, of: (ledger: Ledger) => number) => [
    name,
    ...ledgers.flatMap((ledger) => [of(ledger), Number((of(ledger) / share).toPrecision(6))]),
  ];
  return {
    caption: `Memory of one GPU for ${printCount(n)} parameters over ${values.gpus === 1 ? "1 GPU" : `${values.gpus} GPUs`}; block size ${values.blockSize}.`,
    columns: [
      "part",
      ...ledgers.flatMap(({ label }) => [`${label} state, bytes`, `${label} state, bytes a parameter`]),
    ],
    rows: [
      ...PARTS.map((part) =>
        row(part === "activations" ? "activations (guessed)" : part, (ledger) => ledger[part]),
      ),
      row("of the state: absmax", (ledger) => ledger.absmax),
      row("sum", (ledger) => ledger.total),
    ],
  };
}
