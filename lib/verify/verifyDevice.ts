/** Runs every section of the check on a device and writes the report. */
import { isSoftware, type OpenDevice, openDevice } from "@/lib/gpu/device";
import { openWebGpu } from "@/lib/nn/backend";
import { sentenceOf } from "@/lib/session/sentenceOf";
import type { Check, Context } from "./check";
import { checkMakerOf } from "./checksOf";
import { fourBitSteps, gpuEngine } from "./gpuEngine";
import { probe } from "./probes";
import { replayChecks } from "./replay";
import type { DeviceFacts, FoundMismatch, Report, SectionName, SectionReport } from "./report";
import { gatherTables } from "./tables";
import { decodingChecks, eightBitChecks, extremeChecks, fourBitChecks } from "./twins";

/** The vector files by name (scripts/vectors.mjs). */
export type VectorFiles = Readonly<Record<string, unknown>>;

/** Most mismatches and problems of a section that the report keeps. */
const MOST_KEPT = 100;

const LIMITS = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupSizeX",
  "maxComputeWorkgroupsPerDimension",
] as const;

/** The circumstances of a run. */
export interface Surroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  /** Name of the browser or program. */
  readonly browser: string;
  /** Milliseconds. */
  now(): number;
  /** The present day as YYYY-MM-DD. */
  readonly date: string;
}

/**
 * Compares a GPU with the vectors and with lib/numerics. A section whose code throws counts as failed, with the reason.
 *
 * @param onSection called with each section that is done, in the order of SECTIONS
 * @throws DeviceError if there is no usable GPU, or if it is lost during the check
 */
export async function verifyDevice(
  { gpu, browser, now, date }: Surroundings,
  files: VectorFiles,
  onSection: (section: SectionReport) => void,
): Promise<Report> {
  const began = now();
  const opened = await openDevice(gpu);
  const errors: string[] = [];
  opened.device.addEventListener("uncapturederror", ({ error }) => {
    errors.push(`the GPU reports: ${error.message}`);
  });
  const sections: SectionReport[] = [];
  const section = async (lost: Promise<Error>, name: SectionName, make: () => Check[] | Promise<Check[]>) => {
    const done = await runSection(name, make, errors);
    await requirePresent(done, lost);
    sections.push(done);
    onSection(done);
  };

  const engine = gpuEngine(opened);
  const tables = gatherTables(Object.values(files));
  const context: Context = { engine, tables, beside: (name) => fileNamed(files, name) };
  const recorded = (...names: string[]) =>
    names.flatMap((name) => {
      const json = fileNamed(files, name);
      return checkMakerOf(json)?.(json, context) ?? [];
    });
  try {
    const device = factsOf(opened);
    const probes = await probe(opened.device);
    await section(opened.lost, "maps", () => [...recorded("maps.json"), ...decodingChecks(engine, tables)]);
    await section(opened.lost, "quantize", () => recorded("quantize.json"));
    await section(opened.lost, "extremes", () => extremeChecks(engine));
    await section(opened.lost, "steps", () => recorded("optim.json", "optim-edge.json"));
    await section(opened.lost, "rules-8", () => eightBitChecks(engine, tables));
    await section(opened.lost, "rules-4", () => fourBitChecks(fourBitSteps(opened.device)));
    opened.close();
    // The replay needs tfjs on a device of its own.
    const backend = await openWebGpu(gpu, (message) => errors.push(`The GPU reports: ${message}`));
    try {
      await section(backend.lost, "replay", replayChecks);
    } finally {
      backend.close();
    }
    return { version: 1, date, browser, device, probes, sections, durationMs: Math.round(now() - began) };
  } finally {
    opened.close();
  }
}

/** The longest time from a failure to the announcement of the loss that caused it, milliseconds. */
const ANNOUNCEMENT_MS = 200;

/**
 * Requires that a section did not fail because its device was lost: a driver that restarts says nothing about codes,
 * and must not end in a verdict.
 *
 * @param lost resolves with the error of the loss, and never if the device stays
 * @throws the error of the loss
 */
export async function requirePresent({ failed }: SectionReport, lost: Promise<Error>): Promise<void> {
  if (failed === 0) return;
  const wait = new Promise<undefined>((resolve) => setTimeout(resolve, ANNOUNCEMENT_MS));
  const loss = await Promise.race([lost, wait]);
  if (loss) throw loss;
}

function fileNamed(files: VectorFiles, name: string): unknown {
  if (!Object.hasOwn(files, name)) throw new Error(`The vector file ${name} is missing.`);
  return files[name];
}

/**
 * Runs the checks of a section.
 *
 * @param errors that the GPU reported; those of this section are taken out of the list and make it fail
 */
export async function runSection(
  name: SectionName,
  make: () => Check[] | Promise<Check[]>,
  errors: string[],
): Promise<SectionReport> {
  const problems: string[] = [];
  const mismatches: FoundMismatch[] = [];
  const counts = { checks: 0, failed: 0, compared: 0, agreeing: 0 };
  const fail = (sentences: readonly string[]) => {
    counts.failed++;
    problems.push(...sentences);
  };
  try {
    for (const check of await make()) {
      if (check.informational) continue;
      counts.checks++;
      try {
        const result = await check.run();
        counts.compared += result.compared;
        counts.agreeing += result.agreeing;
        mismatches.push(...result.mismatches.map((each) => ({ check: check.id, ...each })));
        if (result.problems.length > 0) fail(result.problems.map((problem) => `${check.id}: ${problem}`));
      } catch (error) {
        fail([`${check.id}: ${sentenceOf(error)}`]);
      }
    }
  } catch (error) {
    counts.checks++;
    fail([sentenceOf(error)]);
  }
  if (counts.checks === 0) {
    // Nothing compared must not read as everything agreed.
    counts.checks++;
    fail(["the section has no check"]);
  }
  const reported = errors.splice(0);
  if (reported.length > 0) {
    counts.checks++;
    fail(reported);
  }
  return {
    name,
    ...counts,
    problems: problems.slice(0, MOST_KEPT),
    mismatches: mismatches.slice(0, MOST_KEPT),
  };
}

/** Fields of an adapter's description that not all browsers have. */
interface SubgroupInfo {
  readonly subgroupMinSize?: number;
  readonly subgroupMaxSize?: number;
}

/** Returns what a device says of itself as plain data, which can be posted. */
function factsOf({ adapterInfo, limits, device }: OpenDevice): DeviceFacts {
  const { subgroupMinSize, subgroupMaxSize } = adapterInfo as SubgroupInfo;
  const known = subgroupMinSize !== undefined && subgroupMaxSize !== undefined;
  return {
    vendor: adapterInfo.vendor,
    architecture: adapterInfo.architecture,
    device: adapterInfo.device,
    description: adapterInfo.description,
    software: isSoftware(adapterInfo),
    subgroupSizes: known ? [subgroupMinSize, subgroupMaxSize] : null,
    features: [...device.features].sort(),
    limits: Object.fromEntries(LIMITS.map((name) => [name, limits[name]])),
  };
}
