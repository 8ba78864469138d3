/** The training of a page, kept for the case that the browser ends the page for want of memory. */
import type { WhatFitsLane } from "@/lib/jobs/whatFits/whatFits";
import { MEMORY_KINDS } from "@/lib/planned/plan";
import type { Refusal } from "@/lib/planned/refusal";
import type { PageStorage } from "@/lib/session/pageStorage";
import type { OwnTraining } from "./model";

const KEY = "blockwise:what-fits";

/** Keeps what a training has done so far, without the reader's text. */
export function keepTraining({ request, part }: OwnTraining, storage: PageStorage | null): void {
  const { text: _, ...rest } = request;
  try {
    storage?.setItem(KEY, JSON.stringify({ request: rest, part }));
  } catch {
    // A full storage: the training goes on without a copy.
  }
}

/** Forgets the copy: the training has ended as it should. */
export function forgetTraining(storage: PageStorage | null): void {
  try {
    storage?.removeItem(KEY);
  } catch {
    // Then there is no copy either.
  }
}

const isRefusal = (value: unknown): boolean => {
  const { kind, tensor, bytes, heldBytes } = (value ?? {}) as Partial<Record<keyof Refusal, unknown>>;
  const known = MEMORY_KINDS.some((each) => each === kind) && typeof tensor === "string";
  return known && Number.isFinite(bytes) && Number.isFinite(heldBytes);
};

const isLane = (value: unknown): boolean => {
  const {
    bits,
    losses,
    refused,
    written = "",
  } = (value ?? {}) as Partial<Record<keyof WhatFitsLane, unknown>>;
  const known = (bits === 32 || bits === 8) && typeof written === "string";
  const told = refused === undefined || isRefusal(refused);
  return known && told && Array.isArray(losses) && losses.every(Number.isFinite);
};

/**
 * Takes the copy of a training out of the storage.
 *
 * @returns null if there is none, or if what is stored is none
 */
export function takeTraining(storage: PageStorage | null): OwnTraining | null {
  try {
    const { request, part } = JSON.parse(storage?.getItem(KEY) ?? "null") as OwnTraining;
    forgetTraining(storage);
    const { budgetBytes, savings, steps } = request;
    const numbers = [budgetBytes, steps, part.finished, part.total];
    const isTraining =
      numbers.every(Number.isFinite) &&
      typeof savings.release === "boolean" &&
      typeof savings.checkpoint === "boolean" &&
      typeof part.device === "string" &&
      part.lanes.every(isLane);
    return isTraining ? { request, part } : null;
  } catch {
    forgetTraining(storage);
    return null;
  }
}
