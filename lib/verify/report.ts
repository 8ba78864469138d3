/** The report of a device: facts, probes and the agreement of each section, as plain data. */
import type { Verdict } from "@/lib/session/verdict";
import type { Mismatch } from "./check";
import type { Probes } from "./probes";
import { english, type ReportWords } from "./reportMessages";

/** The sections of the check, in the order in which they run. */
export const SECTIONS = [
  { name: "maps", title: "Maps, decoded on the GPU", against: "bitsandbytes" },
  { name: "quantize", title: "Quantization: ties, extremes, short blocks", against: "bitsandbytes" },
  {
    name: "extremes",
    title: "Quantization from the smallest to the largest float32",
    against: "lib/numerics",
  },
  { name: "steps", title: "Recorded optimizer steps in 8 bits", against: "bitsandbytes" },
  { name: "rules-8", title: "Steps of every rule in 8 bits", against: "lib/numerics" },
  { name: "rules-4", title: "Steps of every rule in 4 bits", against: "lib/numerics" },
  { name: "replay", title: "20 replayed steps of a twin run", against: "the same steps one by one" },
] as const satisfies readonly {
  readonly name: string;
  readonly title: string;
  /** Where the expected numbers come from. */
  readonly against: string;
}[];

/** The name of a section. */
export type SectionName = (typeof SECTIONS)[number]["name"];

/** A mismatch with the check that found it. */
export interface FoundMismatch extends Mismatch {
  readonly check: string;
}

/** The result of a section. */
export interface SectionReport {
  readonly name: SectionName;
  /** Number of checks, and how many of them failed. */
  readonly checks: number;
  readonly failed: number;
  /** Number of codes (or values of maps) compared, and how many of them are equal. */
  readonly compared: number;
  readonly agreeing: number;
  /** Why checks failed, a phrase each. */
  readonly problems: readonly string[];
  /** Numbers that differ, also those within the limits of a check. */
  readonly mismatches: readonly FoundMismatch[];
}

/** What an adapter and its device say of themselves. */
export interface DeviceFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** Whether the device is a program on the CPU. */
  readonly software: boolean;
  /** Smallest and largest subgroup size; null where the browser does not tell. */
  readonly subgroupSizes: readonly [number, number] | null;
  readonly features: readonly string[];
  /** Limits of the device by their names in WebGPU. */
  readonly limits: Readonly<Record<string, number>>;
}

/** The report of one run of the check. */
export interface Report {
  readonly version: 1;
  /** Day of the run, YYYY-MM-DD. */
  readonly date: string;
  /** The browser's name for itself, or that of another program. */
  readonly browser: string;
  readonly device: DeviceFacts;
  readonly probes: Probes;
  readonly sections: readonly SectionReport[];
  /** Duration of the run, milliseconds. */
  readonly durationMs: number;
}

/** Returns whether every check of a report passed, and each section has a check. */
export const passed = ({ sections }: Pick<Report, "sections">): boolean =>
  sections.every(({ checks, failed }) => checks > 0 && failed === 0);

/** Returns the name of a device for readers: the most detailed that it gives. */
export const deviceName = ({ vendor, architecture, device, description }: DeviceFacts, t = english): string =>
  description || [vendor, architecture || device].filter(Boolean).join(" ") || t("verify.unnamed");

/** Returns what the browser stores of a report, for the figures to obey. */
export const verdictOf = (report: Report): Verdict => ({
  device: deviceName(report.device),
  passed: passed(report),
  date: report.date,
});

/** Returns the agreement of a section, such as "4,096 of 4,096". */
export const agreement = (
  { agreeing, compared }: Pick<SectionReport, "agreeing" | "compared">,
  t = english,
): string => t("verify.agreement", { agreeing, compared });

/** Returns the title of a section. */
export const sectionTitle = (name: SectionName, t = english): string =>
  t.named(`verify.section.${name}`, SECTIONS.find((each) => each.name === name)?.title ?? name);

/** Returns the probes as pairs of a question and an answer. */
export function probeRows(
  { subnormalInputs, subnormalResults, multiplyAdd, fmaFunction, divisionUlps, squareRootUlps }: Probes,
  t: ReportWords = english,
): readonly (readonly [string, string])[] {
  const ulps = (n: number) =>
    n === 0 ? t("verify.probe.rounded") : t("verify.probe.ulps", { ulps: String(n) });
  return [
    [t("verify.probe.subnormalInputs"), t(`verify.probe.${subnormalInputs}`)],
    [t("verify.probe.subnormalResults"), t(`verify.probe.${subnormalResults}`)],
    ["a * b + c", t(`verify.probe.${multiplyAdd}`)],
    ["fma(a, b, c)", t(`verify.probe.${fmaFunction}`)],
    [t("verify.probe.division"), ulps(divisionUlps)],
    [t("verify.probe.squareRoot"), ulps(squareRootUlps)],
  ];
}

/** Returns a report as lines of text in English, to paste into an issue. */
export function reportText(report: Report): string {
  const { device } = report;
  const lines = [
    `Blockwise on ${deviceName(device)}, ${report.date}: ${passed(report) ? "passed" : "FAILED"}`,
    `Browser: ${report.browser}`,
    `Vendor: ${device.vendor || "not told"}, architecture: ${device.architecture || "not told"}`,
    `Subgroups: ${device.subgroupSizes?.join(" to ") ?? "not told"}, features: ${device.features.join(", ") || "none"}`,
    ...Object.entries(device.limits).map(([name, value]) => `${name}: ${value}`),
    ...probeRows(report.probes).map(([question, answer]) => `${question}: ${answer}`),
  ];
  for (const section of report.sections) {
    lines.push(
      `${sectionTitle(section.name)}: ${agreement(section)}, ${section.failed} of ${section.checks} checks failed`,
    );
    lines.push(...section.problems.map((problem) => `  ${problem}`));
    for (const { check, tensor, index, expected, found } of section.mismatches)
      lines.push(`  ${check}: ${tensor}[${index}] is ${found}, expected ${expected}`);
  }
  return `${lines.join("\n")}\n`;
}
