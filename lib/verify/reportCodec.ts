/** A report as JSON and as the text of a link, both validated when they are read: they come from strangers. */
import { decodeBase64, encodeBase64 } from "@/lib/options/base64";
import { type FoundMismatch, type Report, SECTIONS, type SectionReport } from "./report";
import { english, type ReportWords, type reportMessages } from "./reportMessages";

/** Longest text of a link that is read, characters. */
export const MOST_LINK_CHARACTERS = 20_000;
/** Most mismatches and problems of a section that a link holds; the page shows more. */
const MOST_LINKED = 8;
const MOST_LISTED = 100;
const MOST_TEXT = 200;
const MOST_FIELDS = 40;

/** A report that cannot be read. Its message is a sentence in English. */
export class ReportError extends Error {
  override readonly name = "ReportError";
  /** @param sentence returns what is wrong, in the language of the words */
  constructor(readonly sentence: (t: ReportWords) => string) {
    super(sentence(english));
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Returns a report as base64url text, with at most 8 mismatches and 8 problems a section. */
export function reportToLink(report: Report): string {
  const short = {
    ...report,
    sections: report.sections.map((section) => ({
      ...section,
      problems: section.problems.slice(0, MOST_LINKED),
      mismatches: section.mismatches.slice(0, MOST_LINKED),
    })),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(short, nonFiniteAsText));
  return encodeBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Reads the text of a link.
 *
 * @throws ReportError with a sentence for the reader if it is no report
 */
export function reportFromLink(text: string): Report {
  if (text.length > MOST_LINK_CHARACTERS)
    throw new ReportError((t) =>
      t("verify.error.long", { characters: String(text.length), most: String(MOST_LINK_CHARACTERS) }),
    );
  let json: unknown;
  try {
    const bytes = decodeBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ReportError((t) => t("verify.error.damaged"));
  }
  return readReport(json);
}

/** Returns a report as the JSON of a file in docs/devices. */
export const reportToJson = (report: Report): string => `${JSON.stringify(report, nonFiniteAsText, 2)}\n`;

/** JSON has no NaN and no infinities, which a mismatch may hold. */
const nonFiniteAsText = (_: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

/**
 * Returns the report that parsed JSON holds. Fields that a report does not have are dropped.
 *
 * @throws ReportError with the path of the field that is wrong
 */
export function readReport(json: unknown): Report {
  const report = fields(json, "report");
  if (report.version !== 1) throw new ReportError((t) => t("verify.error.version"));
  const device = fields(report.device, "device");
  const probes = fields(report.probes, "probes");
  const subnormal = ["kept", "zero", "other"] as const;
  const rounding = ["fused", "separate", "other"] as const;
  const date = string(report.date, "date");
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw wrong("date", "day");
  return {
    version: 1,
    date,
    browser: string(report.browser, "browser"),
    durationMs: count(report.durationMs, "durationMs"),
    device: {
      vendor: string(device.vendor, "device.vendor"),
      architecture: string(device.architecture, "device.architecture"),
      device: string(device.device, "device.device"),
      description: string(device.description, "device.description"),
      software: device.software === true,
      subgroupSizes: subgroupSizes(device.subgroupSizes),
      features: list(device.features, "device.features", string).slice(0, MOST_FIELDS),
      limits: limits(device.limits),
    },
    probes: {
      subnormalInputs: choice(probes.subnormalInputs, "probes.subnormalInputs", subnormal),
      subnormalResults: choice(probes.subnormalResults, "probes.subnormalResults", subnormal),
      multiplyAdd: choice(probes.multiplyAdd, "probes.multiplyAdd", rounding),
      fmaFunction: choice(probes.fmaFunction, "probes.fmaFunction", rounding),
      divisionUlps: count(probes.divisionUlps, "probes.divisionUlps"),
      squareRootUlps: count(probes.squareRootUlps, "probes.squareRootUlps"),
    },
    sections: sections(report.sections),
  };
}

function sections(value: unknown): SectionReport[] {
  const read = list(value, "sections", (each, path): SectionReport => {
    const section = fields(each, path);
    const names = SECTIONS.map(({ name }) => name);
    const report = {
      name: choice(section.name, `${path}.name`, names),
      checks: count(section.checks, `${path}.checks`),
      failed: count(section.failed, `${path}.failed`),
      compared: count(section.compared, `${path}.compared`),
      agreeing: count(section.agreeing, `${path}.agreeing`),
      problems: list(section.problems, `${path}.problems`, string),
      mismatches: list(section.mismatches, `${path}.mismatches`, mismatch),
    };
    if (report.failed > report.checks) throw wrong(`${path}.failed`, "checks");
    if (report.agreeing > report.compared) throw wrong(`${path}.agreeing`, "compared");
    return report;
  });
  // A report without a section must not read as one that passed everything.
  if (SECTIONS.some(({ name }, i) => read[i]?.name !== name) || read.length !== SECTIONS.length)
    throw wrong("sections", "sections", { count: SECTIONS.length });
  return read;
}

function mismatch(value: unknown, path: string): FoundMismatch {
  const each = fields(value, path);
  return {
    check: string(each.check, `${path}.check`),
    tensor: string(each.tensor, `${path}.tensor`),
    index: count(each.index, `${path}.index`),
    expected: number(each.expected, `${path}.expected`),
    found: number(each.found, `${path}.found`),
  };
}

function subgroupSizes(value: unknown): [number, number] | null {
  if (value === null) return null;
  const sizes = list(value, "device.subgroupSizes", count);
  if (sizes.length !== 2) throw wrong("device.subgroupSizes", "sizes");
  return [sizes[0], sizes[1]];
}

const limits = (value: unknown): Record<string, number> =>
  Object.fromEntries(
    Object.entries(fields(value, "device.limits"))
      .slice(0, MOST_FIELDS)
      .filter(([name]) => /^[A-Za-z]{1,60}$/.test(name))
      .map(([name, limit]) => [name, count(limit, `device.limits.${name}`)]),
  );

/** What a field may hold: the end of the key of its words. */
type Allowed = keyof typeof reportMessages extends infer Key
  ? Key extends `verify.allowed.${infer Name}`
    ? Name
    : never
  : never;

const wrong = (field: string, allowed: Allowed, values: Readonly<Record<string, string | number>> = {}) =>
  new ReportError((t) => t("verify.error.field", { field, allowed: t(`verify.allowed.${allowed}`, values) }));

function fields(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(path, "object");
  return value as Fields;
}

function list<T>(value: unknown, path: string, read: (each: unknown, path: string) => T): T[] {
  if (!Array.isArray(value)) throw wrong(path, "list");
  return value.slice(0, MOST_LISTED).map((each, i) => read(each, `${path}[${i}]`));
}

/** Control characters and marks of direction could make a line of the page read as another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function string(value: unknown, path: string): string {
  if (typeof value !== "string") throw wrong(path, "text");
  return value.replace(UNSEEN, "").slice(0, MOST_TEXT);
}

function number(value: unknown, path: string): number {
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  if (typeof value !== "number") throw wrong(path, "number");
  return value;
}

function count(value: unknown, path: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw wrong(path, "whole");
  return value as number;
}

function choice<N extends string>(value: unknown, path: string, names: readonly N[]): N {
  const name = names.find((each) => each === value);
  if (name === undefined) throw wrong(path, "choice", { names: names.join(", ") });
  return name;
}
