/** The reports of devices that docs/devices collects, read while the site is built. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "@/lib/verify/report";
import { readReport } from "@/lib/verify/reportCodec";

/** A device of the collection. */
export interface CollectedDevice {
  /** Its name in the collection. */
  readonly device: string;
  /** Its report; null if the device has not been measured. */
  readonly report: Report | null;
}

/**
 * Reads the files of a folder, in the order of the names of the devices.
 *
 * @throws Error that names the file if one is no device or its report cannot be read
 */
export function readDevices(folder: string): CollectedDevice[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      try {
        return readDevice(JSON.parse(readFileSync(join(folder, name), "utf8")));
      } catch (cause) {
        throw new Error(`${name} in docs/devices cannot be read.`, { cause });
      }
    })
    .sort((a, b) => (a.device < b.device ? -1 : 1));
}

function readDevice(json: unknown): CollectedDevice {
  const { device, report } = (json ?? {}) as { readonly device?: unknown; readonly report?: unknown };
  if (typeof device !== "string" || device === "") throw new Error('"device" must be the name of a device.');
  return { device, report: report === null ? null : readReport(report) };
}
