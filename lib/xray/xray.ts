/** The X-ray of a file: reads the state of an optimizer by stretches and says what is in it. */
import { readNumbers, type Scalar, type StateFile, type TensorEntry } from "@/lib/checkpoints";
import { type BlockFit, blockFit, sizeOfFit } from "./blockSize";
import type { Measured } from "./evidence";
import { findingsOf } from "./findings";
import { measure, type ReadableState } from "./measure";
import { english, type XrayWords } from "./messages";
import { type StoredParameter, type StoredState, storedOptimizer } from "./parameters";
import { reasonOf } from "./reasons";
import type { ParameterReport, StateReport, XrayReport } from "./report";
import { settingsOf } from "./settings";
import { assumedTable, type RecognizedTable, recognizeTable } from "./tables";
import { bytesInWords } from "./words";

/** Adam's customary settings, for files that do not say theirs. */
const BETA1 = 0.9;
const BETA2 = 0.999;
/** How often each code occurs is kept for this many parameters: a picture shows no more. */
const PICTURED = 24;
/** Parts between two reports of progress, milliseconds. */
const REPORT_EVERY_MS = 50;
/** Longer tables are not read: the longest that is known has 524 entries. */
const LONGEST_TABLE = 1024;
/** Adam's state in 32 bits. */
const BYTES_32 = 4;

/**
 * Makes the X-ray of a file. Of each tensor one stretch is in memory at a time (`STRETCH`), so that the size of the file
 * does not matter.
 *
 * @param now returns milliseconds, to tell when a part is due
 * @param t finds the sentences
 * @yields the share of the values that are done, 0 to 1, every 50 ms
 * @throws CheckpointError if the file holds no state of an optimizer, or cannot be read on
 */
export async function* xray(
  file: StateFile,
  now: () => number,
  t = english,
): AsyncGenerator<number, XrayReport> {
  const { parameters } = storedOptimizer(file);
  const [beta1, beta2] = betasOf(file.scalars);
  const singleStep = (1 - beta1) ** 2 / (1 - beta2);
  const tables = new TableReader();
  const all = parameters.reduce((sum, each) => sum + longestOf(each), 0);
  const measured: Measured[] = [];
  let done = 0;
  let reported = now();
  for (const parameter of parameters) {
    const states: ReadableState[] = [];
    for (const state of parameter.states) states.push(await readable(state, parameter, tables));
    const pass = measure(states, singleStep);
    let part = await pass.next();
    for (; !part.done; part = await pass.next()) {
      done += part.value;
      if (now() - reported < REPORT_EVERY_MS) continue;
      yield done / all;
      reported = now();
    }
    const step = await stepOf(parameter.step);
    measured.push({ ...sizesOf(parameter), name: parameter.name, states, measurement: part.value, step });
  }
  const findings = findingsOf({ parameters: measured, scalars: file.scalars, beta1, beta2, t });
  return {
    format: file.format,
    fileBytes: file.bytes,
    summary: summaryOf(measured, t),
    findings,
    parameters: reportsOf(measured, t),
  };
}

const longestOf = ({ states }: StoredParameter) => Math.max(0, ...states.map(({ count }) => count));

function sizesOf(parameter: StoredParameter): Pick<Measured, "count" | "bytes" | "bytes32"> {
  const values = parameter.states.reduce((sum, { count }) => sum + count, 0);
  return { count: longestOf(parameter), bytes: parameter.bytes, bytes32: values * BYTES_32 };
}

function betasOf(scalars: ReadonlyMap<string, Scalar>): readonly [number, number] {
  for (const betas of settingsOf(scalars, "betas")) {
    if (!Array.isArray(betas)) continue;
    const [first, second] = betas;
    if (first > 0 && first < 1 && second > 0 && second < 1) return [first, second];
  }
  return [BETA1, BETA2];
}

async function stepOf(step: number | TensorEntry | undefined): Promise<number> {
  if (step === undefined || typeof step === "number") return step ?? Number.NaN;
  if (step.count !== 1) return Number.NaN;
  return (await readNumbers(step))[0];
}

/** Reads tables, each once: all parameters of a file share two. */
class TableReader {
  private readonly known = new Map<string, Promise<RecognizedTable>>();

  read(table: TensorEntry, bits: 4 | 8): Promise<RecognizedTable> {
    const key = `${table.storage} ${bits}`;
    const found =
      this.known.get(key) ??
      readNumbers(table, 0, Math.min(table.count, LONGEST_TABLE)).then((values) =>
        recognizeTable(values, table.dtype, bits),
      );
    this.known.set(key, found);
    return found;
  }
}

async function readable(
  state: StoredState,
  { states }: StoredParameter,
  tables: TableReader,
): Promise<ReadableState> {
  if (state.bits > 8) return state;
  const bits = state.bits === 4 ? 4 : 8;
  const known = state.table ? await tables.read(state.table, bits) : unsaidTable(state, bits, states.length);
  return { ...state, known, fit: fitOf(state) };
}

/** Returns the table of codes whose file holds none: of the map that it names, or the usual one. */
function unsaidTable(
  { role, mapName }: StoredState,
  bits: 4 | 8,
  states: number,
): RecognizedTable | undefined {
  // A rule with one state stores it with the signed map, whatever it is of.
  const unsigned = role === "second" && states > 1;
  // Our optimizers keep second moments of 4 bits above zero and do not name that map.
  const usual = bits === 4 && unsigned ? "linear-above-zero" : "dynamic";
  return assumedTable(mapName ?? usual, !unsigned, bits);
}

function fitOf({ scales, count, start }: StoredState): BlockFit | undefined {
  if (!scales || scales.count === 0 || count === 0) return undefined;
  // Scales that two states share are counted over both.
  return blockFit(scales.shared ? 2 * Math.max(count, start) : count, scales.count);
}

function summaryOf(measured: readonly Measured[], t: XrayWords): string {
  const values = measured.reduce((sum, { count }) => sum + count, 0);
  const bits = [...new Set(measured.flatMap(({ states }) => states.map((state) => state.bits)))].sort(
    (a, b) => a - b,
  );
  const shares = bits.map((each) => {
    const with_ = measured.filter(({ states }) => states.some((state) => state.bits === each)).length;
    return t("xray.inBits", { count: with_, bits: each });
  });
  const sum = (key: "bytes" | "bytes32") => measured.reduce((total, each) => total + each[key], 0);
  const bytes = (key: "bytes" | "bytes32") => t.print(bytesInWords(sum(key)));
  const saved = sum("bytes") < sum("bytes32") ? t("xray.saved", { bytes: bytes("bytes32") }) : "";
  return t("xray.summary", {
    count: measured.length,
    values,
    shares: shares.join(", "),
    bytes: bytes("bytes"),
    saved,
  });
}

function reportsOf(measured: readonly Measured[], t: XrayWords): ParameterReport[] {
  const anyCodes = measured.some(({ states }) => states.some(({ bits }) => bits <= 8));
  const pictured = new Set([...measured].sort((a, b) => b.count - a.count).slice(0, PICTURED));
  return measured.map((each): ParameterReport => {
    const { name, count, states, measurement, step, bytes, bytes32 } = each;
    const { pair } = measurement;
    return {
      name,
      count,
      states: states.map((state, k) => stateReport(state, measurement.states[k], pictured.has(each), t)),
      reason: reasonOf({ name, count, bits: Math.min(...states.map((state) => state.bits)), anyCodes }, t),
      zeroSecondShare: pair && pair.live > 0 ? pair.zeroSecond / pair.live : Number.NaN,
      step,
      bytes,
      bytes32,
    };
  });
}

function stateReport(
  { symbol, bits, scales, fit, known }: ReadableState,
  counts: Measured["measurement"]["states"][number],
  pictured: boolean,
  t: XrayWords,
): StateReport {
  return {
    symbol,
    bits,
    scales: scales?.count ?? 0,
    blocks: fit ? BLOCK_WORDS[fit.kind](sizeOfFit(fit, counts.count), t) : "",
    map: bits <= 8 ? (known ? t.named(`xray.map.${known.label}`, known.label) : t("xray.noMap")) : "",
    codes: pictured ? counts.codes : [],
    codesInUse: counts.codes.filter((count) => count > 0).length,
    zeros: counts.zeros,
    notANumber: counts.notANumber,
    infinite: counts.infinite,
    judgedBlocks: counts.judged,
    dwarfedBlocks: counts.dwarfed,
  };
}

const BLOCK_WORDS: Readonly<Record<BlockFit["kind"], (size: number, t: XrayWords) => string>> = {
  blocks: (size) => String(size),
  tensor: (_, t) => t("xray.wholeTensor"),
  gathered: (_, t) => t("xray.eachValue"),
  short: (size, t) => t("xray.lastMissing", { size: String(size) }),
  none: (_, t) => t("xray.fitsNone"),
};
