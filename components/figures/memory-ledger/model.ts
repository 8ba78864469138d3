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
import { english, type LedgerWords } from "./messages";

/** Values of the figure's options. */
export type LedgerValues = Values<typeof memoryLedgerOptions>;

/** Returns the settings of the ledger, with the reader's own GPU in place of a stop of the slider. */
export const setupOf = (values: LedgerValues): LedgerSetup => ({
  ...values,
  gpu: values.gpu === OWN_GPU ? values.ownGpu : values.gpu,
  gpuUnit: values.gpuUnit === "GiB" ? "GiB" : "GB",
});

/** Returns the memory of one GPU with its unit, such as "24 GiB". */
export const printGpu = ({ gpu, gpuUnit = "GB" }: Pick<LedgerSetup, "gpu" | "gpuUnit">, t = english) =>
  t.print(`${gpu} ${gpuUnit}`);

/** Returns how state is stored: "8-bit", or "8-bit m and 32-bit r". */
export const storedWords = (stored: Ledger["stored"], t: LedgerWords): string =>
  typeof stored === "number"
    ? t("bits", { bits: stored })
    : t.list(Object.entries(stored).map(([symbol, bits]) => t("bits.moment", { bits, symbol })));

/** Returns a number of parameters, such as "1.54 billion" or "125 million". */
export function printParameters(n: number, digits = 3, t = english): string {
  const [value, word] = n >= 1e9 ? ([n / 1e9, "billion"] as const) : ([n / 1e6, "million"] as const);
  return t(word, { value: t.print(String(Number(value.toPrecision(digits)))) });
}

/**
 * Returns bytes for each parameter with up to six digits, such as "2.03125", so that the absmax is visible.
 */
export const printBytesEach = (bytes: number) => String(Number(bytes.toPrecision(6)));

/** Returns the caption: the memory of the state in both precisions, the saving, and which of both fit. */
export function captionOf(values: LedgerValues, t = english): string {
  const n = parametersOf(values);
  const [wide, narrow] = [32, values.bits].map((bits) => ledgerOf(values, n, bits));
  const name = presetNamed(values.model)?.label ?? t(values.model === OWN_SHAPE ? "yourModel" : "aModel");
  const where = values.gpus === 1 ? "" : t("onEach");
  const saved = wide.total - narrow.total;
  const isMixed = typeof narrow.stored !== "number";
  const bytes = (count: number) => t.print(printBytes(count));
  const percent = (share: number) => t.print(printPercent(share));
  const sentences = [
    t(isMixed ? "caption.moments" : "caption.bits", {
      name,
      parameters: printParameters(n, 3, t),
      wide: bytes(wide.state),
      where,
      narrow: bytes(narrow.state),
      bits: values.bits,
      stored: storedWords(narrow.stored, t),
    }),
    saved > 0
      ? t("saved", { state: percent(saved / wide.state), sum: percent(saved / wide.total) })
      : nothingSaved(values, t),
    ...(isFrozen(values)
      ? [t("lora", { rank: values.rank, trained: printParameters(wide.trained, 3, t), where })]
      : []),
    fitSentence(setupOf(values), wide, narrow, t),
  ];
  return sentences.join(" ");
}

/** Returns the reason why fewer bits save nothing. */
const nothingSaved = (values: LedgerValues, t: LedgerWords) =>
  momentBitsOf(values, values.bits) === 32
    ? t(values.moments === "first" ? "nothing.first" : "nothing.second", {
        rule: ruleNamed(values.rule).label,
      })
    : t("nothing.small", { least: REFERENCE_MIN_8BIT_SIZE });

/** Returns a sentence on which of both precisions fit into the GPU. */
function fitSentence(setup: LedgerSetup, wide: Ledger, narrow: Ledger, t: LedgerWords): string {
  const room = gpuBytes(setup);
  const gpu = printGpu(setup, t);
  if (wide.total <= room) return t("fit.both", { gpu });
  if (narrow.total > room) return t("fit.neither", { gpu });
  return typeof narrow.stored === "number"
    ? t("fit.bits", { bits: narrow.bits, gpu })
    : t("fit.moments", { stored: storedWords(narrow.stored, t), gpu });
}

/** Returns the largest published model, and the most parameters, that fit with `bits` bits of state. */
export function fitLine(values: LedgerValues, bits: number, t = english): string {
  const preset = largestPreset(setupOf(values), bits);
  const size = largestSize(setupOf(values), bits);
  if (size === 0) return t("line.none");
  if (preset && isFrozen({ ...values, model: preset.name })) return preset.label;
  const bound = t("line.bound", { parameters: printParameters(size, 3, t) });
  return preset ? t("line.model", { model: preset.label, bound }) : bound;
}

/**
 * Returns the largest model of each row of the paper's Table 2 for a GPU of this memory. The table was measured with Adam
 * on one GPU and 32-bit or 8-bit state, the same for both moments; it names GPUs as they are sold.
 */
export function measuredLine(
  setup: Pick<LedgerSetup, "gpu" | "rule" | "moments">,
  bits: number,
  t = english,
): string {
  const stored = momentBitsOf(setup, bits);
  const rows = stored === 32 || stored === 8 ? LARGEST_FINETUNED.filter((row) => row.gb === setup.gpu) : [];
  return t.list(rows.map((row) => (stored === 32 ? row.bits32 : row.bits8))) || t("noRow");
}

const PARTS = ["weights", "gradients", "state", "activations"] as const;
/** A part of the memory. */
export type Part = (typeof PARTS)[number];

/** Returns the parts of a ledger in the order of the stacked bar, with their bytes. */
export const partsOf = (ledger: Ledger) => PARTS.map((part) => ({ part, bytes: ledger[part] }));

/** Returns a table of the memory of one GPU, with one row for each part, in both precisions. */
export function tableOf(values: LedgerValues, t = english): DataTable {
  const n = parametersOf(values);
  const ledgers = [32, values.bits].map((bits) => ledgerOf(values, n, bits));
  const share = Math.ceil(n / values.gpus);
  const row = (name: string, of: (ledger: Ledger) => number) => [
    name,
    ...ledgers.flatMap((ledger) => [of(ledger), Number((of(ledger) / share).toPrecision(6))]),
  ];
  return {
    caption: t("table.caption", {
      parameters: t.print(printCount(n)),
      count: values.gpus,
      block: String(values.blockSize),
    }),
    columns: [
      t("table.part"),
      ...ledgers.flatMap(({ stored }) =>
        (["table.bytes", "table.each"] as const).map((key) => t(key, { stored: storedWords(stored, t) })),
      ),
    ],
    rows: [
      ...PARTS.map((part) =>
        row(t(part === "activations" ? "part.guess" : `part.${part}`), (ledger) => ledger[part]),
      ),
      row(t("table.absmax"), (ledger) => ledger.absmax),
      row(t("table.sum"), (ledger) => ledger.total),
    ],
  };
}
