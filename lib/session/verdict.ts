/** The stored verdict of the page /verify/ on the reader's GPU, which all figures of the site obey. */

import { type PageStorage, pageStorage } from "./pageStorage";

const KEY = "blockwise:verify";
/** Longest name of a device that is kept. */
const MOST_NAME = 200;

/** The result of the last check of this browser's GPU. */
export interface Verdict {
  /** Name of the device. */
  readonly device: string;
  readonly passed: boolean;
  /** Day of the check, YYYY-MM-DD. */
  readonly date: string;
}

/** Returns the stored verdict; null if there is none, or if what is stored is none. */
export function readVerdict(storage: PageStorage | null = pageStorage()): Verdict | null {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? "null");
    if (typeof stored !== "object" || stored === null) return null;
    const { device, passed, date } = stored as Partial<Record<keyof Verdict, unknown>>;
    if (typeof device !== "string" || typeof passed !== "boolean" || typeof date !== "string") return null;
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
    return { device: device.slice(0, MOST_NAME), passed, date };
  } catch {
    return null;
  }
}

/** Stores a verdict. @returns whether the browser kept it */
export function keepVerdict(verdict: Verdict, storage: PageStorage | null = pageStorage()): boolean {
  try {
    storage?.setItem(KEY, JSON.stringify(verdict));
    return storage !== null;
  } catch {
    return false;
  }
}

/** Removes the stored verdict: figures that start from now on use the GPU again. */
export function forgetVerdict(storage: PageStorage | null = pageStorage()): void {
  try {
    storage?.removeItem(KEY);
  } catch {
    // A browser that forbids the storage has no verdict in it.
  }
}
