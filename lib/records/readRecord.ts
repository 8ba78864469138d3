/** Writes records as text and reads them back from text of unknown origin. */
import { type LossPoints, readLosses } from "@/lib/training/lossPoints";
import { english } from "./messages";
import { isNumber, isObject, MAX_STEPS, type Read, readConfig, type Unknown } from "./readConfig";
import { type ExperimentRecord, RECORD_VERSION, type RecordedEngine } from "./record";

/** Returns a record as text. */
export const writeRecord = (record: ExperimentRecord): string => JSON.stringify(record);

/** Reads the text of a record. Never throws. */
export function readRecordText(text: string, t = english): Read<ExperimentRecord> {
  try {
    return readRecord(JSON.parse(text), t);
  } catch {
    return { problem: t("records.record", { why: t("records.record.text") }) };
  }
}

/** Reads a record from plain data. Never throws. Fields that it does not know are dropped. */
export function readRecord(data: unknown, t = english): Read<ExperimentRecord> {
  const refuse = (why: string) => ({ problem: t("records.record", { why }) });
  if (!isObject(data)) return refuse(t("records.record.none"));
  const { version } = data;
  if (isNumber(version, RECORD_VERSION + 1, Number.MAX_SAFE_INTEGER))
    return refuse(t("records.record.later", { version: String(version), known: RECORD_VERSION }));
  if (version !== RECORD_VERSION) return refuse(t("records.record.version"));
  const config = readConfig(data.config, t);
  if ("problem" in config) return config;
  const lanes = config.value.lanes.length;
  const engine = readEngine(data.engine);
  const points = readPoints(data.points, lanes);
  if (!engine) return refuse(t("records.record.engine"));
  if (!points) return refuse(t("records.record.losses"));
  const { finalLoss, heldOut, hashes, bytes, stepsPerSecond, date } = data;
  if (!isResults(finalLoss, lanes) || !isResults(heldOut, lanes)) return refuse(t("records.record.results"));
  if (!isHashes(hashes, lanes)) return refuse(t("records.record.hashes"));
  if (!isList(bytes, (each) => isNumber(each, 0, 2 ** 50)) || bytes.length !== lanes)
    return refuse(t("records.record.bytes"));
  const rates = readRates(data.rates);
  if (!rates) return refuse(t("records.record.rates"));
  if (typeof date !== "string" || Number.isNaN(Date.parse(date))) return refuse(t("records.record.date"));
  const value: ExperimentRecord = {
    version: RECORD_VERSION,
    config: config.value,
    rates,
    ...(data.stateLoaded === true && { stateLoaded: true as const }),
    engine,
    points,
    finalLoss,
    heldOut,
    hashes,
    bytes: bytes as readonly number[],
    stepsPerSecond: isNumber(stepsPerSecond, 0, 1e9) ? stepsPerSecond : 0,
    date: new Date(date).toISOString(),
  };
  return { value };
}

/** Longest name of a device that is kept, characters. */
const DEVICE_CHARACTERS = 120;

function readEngine(data: unknown): RecordedEngine | undefined {
  if (!isObject(data)) return undefined;
  const { kind, device } = data;
  if ((kind !== "webgpu" && kind !== "reference") || typeof device !== "string") return undefined;
  return { kind, device: device.slice(0, DEVICE_CHARACTERS) };
}

function readPoints(data: unknown, lanes: number): LossPoints | undefined {
  if (!isObject(data)) return undefined;
  const { steps, losses } = data;
  if (!isNumber(steps, 1, MAX_STEPS) || !Number.isInteger(steps)) return undefined;
  if (!isList(losses, (each) => typeof each === "string") || losses.length !== lanes) return undefined;
  const points = { steps, losses: losses as readonly string[] };
  return readLosses(points) ? points : undefined;
}

function readRates(data: unknown): ExperimentRecord["rates"] | undefined {
  if (data === undefined) return [];
  if (!isList(data, isRate)) return undefined;
  return (data as readonly Unknown[]).map(({ step, value }) => ({
    step: step as number,
    value: value as number,
  }));
}

const isRate = (each: unknown) =>
  isObject(each) && isNumber(each.step, 0, MAX_STEPS) && isNumber(each.value, 0, 100);

const isList = (data: unknown, of: (each: unknown) => boolean): data is readonly unknown[] =>
  Array.isArray(data) && data.every(of);

const isResults = (data: unknown, lanes: number): data is readonly (number | null)[] =>
  Array.isArray(data) &&
  data.length === lanes &&
  data.every((each) => each === null || isNumber(each, -Number.MAX_VALUE, Number.MAX_VALUE));

/** Hashes of all lanes, or none. */
const isHashes = (data: unknown, lanes: number): data is readonly string[] =>
  Array.isArray(data) &&
  (data.length === 0 || data.length === lanes) &&
  data.every((each) => typeof each === "string" && /^[0-9a-f]{16}$/.test(each));
