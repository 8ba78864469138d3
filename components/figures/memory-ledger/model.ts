import { printBytes, printCount, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { GB, type Ledger, largestPreset, largestSize, ledgerOf, parametersOf } from "@/lib/findings/memory";
import { LARGEST_FINETUNED, presetNamed } from "@/lib/findings/models";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import type { Values } from "@/lib/options/options";
import type { memoryLedgerOptions } from "./figure";

export type LedgerValues = Values<typeof memoryLedgerOptions>;

/** "1.54 billion", "125 million". */
export function printParameters(n: number, digits = 3): string {
  const [value, word] = n >= 1e9 ? [n / 1e9, "billion"] : [n / 1e6, "million"];
  return `${Number(value.toPrecision(digits))} ${word}`;
}

/** "2.03125": six digits, so that the absmax shows. */
export const printEach = (bytes: number) => String(Number(bytes.toPrecision(6)));

export function captionOf(values: LedgerValues): string {
  const n = parametersOf(values);
  const [wide, narrow] = [32, values.bits].map((bits) => ledgerOf(values, n, bits));
  const name = presetNamed(values.model)?.label ?? "A model";
  const where = values.gpus === 1 ? "" : " on each GPU";
  const saved = wide.total - narrow.total;
  const first =
    `${name} with ${printParameters(n)} parameters: state takes ${printBytes(wide.state)}${where} in 32 bits and ` +
    `${printBytes(narrow.state)} in ${values.bits}. ` +
    (saved > 0
      ? `That saves ${printPercent(saved / wide.state)} of the state and ${printPercent(saved / wide.total)} of the sum.`
      : `That saves nothing: a share of fewer than ${printCount(REFERENCE_MIN_8BIT_SIZE)} values keeps 32-bit state.`);
  return `${first} ${fitSentence(values, wide, narrow)}`;
}

function fitSentence({ gpu }: LedgerValues, wide: Ledger, narrow: Ledger): string {
  const room = gpu * GB;
  if (wide.total <= room) return `Both fit in ${gpu} GB.`;
  if (narrow.total <= room) return `Only the ${narrow.bits}-bit one fits in ${gpu} GB.`;
  return `Neither fits in ${gpu} GB.`;
}

/** One line of the comparison: the largest model that fits, for a precision of the state. */
export function fitLine(values: LedgerValues, bits: number): string {
  const preset = largestPreset(values, bits);
  const size = largestSize(values, bits);
  if (size === 0) return "nothing: the activations fill it";
  const bound = `up to ${printParameters(size)} parameters`;
  return preset ? `${preset.label} (${bound})` : bound;
}

/** The paper's row for this GPU, if it has one. */
export const paperRow = (gb: number) => LARGEST_FINETUNED.find((row) => row.gb === gb);

const PARTS = ["weights", "gradients", "state", "activations"] as const;
export type Part = (typeof PARTS)[number];

/** The parts of a ledger in the order in which the bar stacks them. */
export const partsOf = (ledger: Ledger) => PARTS.map((part) => ({ part, bytes: ledger[part] }));

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
      ...ledgers.flatMap(({ bits }) => [`${bits}-bit state, bytes`, `${bits}-bit state, bytes a parameter`]),
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
