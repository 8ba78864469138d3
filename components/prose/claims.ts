/**
 * Claims of the prose: sentences that are true only for certain values of computed numbers. A claim is
 * checked while its page is built, and by content/claims.test.ts.
 */
import type { ReactNode } from "react";

/** The numbers that decide a claim, by name. */
type Computed = Readonly<Record<string, unknown>>;

/** Whether a claim holds, and the numbers that decided it. */
export interface ClaimResult {
  readonly holds: boolean;
  readonly computed: Computed;
}

/** The check of a claim, and whether a page can wait for it. */
export interface ClaimCheck {
  /** Computes the numbers of the claim and decides whether it holds. */
  readonly check: () => Promise<ClaimResult>;
  /** Whether the check takes too long for the build of a page. Only the test checks a slow claim. */
  readonly slow: boolean;
}

/** The checks of the claims of one chapter, by the names that its sentences use. */
export type ClaimTable = Readonly<Record<string, ClaimCheck>>;

/**
 * Makes the check of a claim.
 *
 * @param compute returns the numbers that decide the claim; an error shows them by their names
 * @param holds returns whether the sentence is true for these numbers
 * @param options.slow whether computing the numbers takes more than a second or two, as a training does
 */
export function claim<T extends Computed>(
  compute: () => T | Promise<T>,
  holds: (computed: T) => boolean,
  { slow = false } = {},
): ClaimCheck {
  const check = async () => {
    const computed = await compute();
    return { holds: holds(computed), computed };
  };
  return { check, slow };
}

/** The place of a sentence that refers to a claim. */
export interface ClaimPlace {
  /** Name of the chapter's file without its extension: "05-kernel". */
  readonly chapter: string;
  readonly name: string;
  /** Line of the chapter's file, from 1. */
  readonly line?: number;
}

/**
 * Checks a claim of a chapter.
 *
 * @param tables the claims of the chapters, by name of their file
 * @param options.skipSlow whether a slow claim need only exist
 * @throws Error if the chapter has no such claim, or if the claim does not hold
 */
export async function checkClaim(
  tables: Readonly<Record<string, ClaimTable>>,
  { chapter, name, line }: ClaimPlace,
  { skipSlow = false } = {},
): Promise<void> {
  const place = `content/chapters/${chapter}.mdx${line === undefined ? "" : `:${line}`}`;
  const found = tables[chapter]?.[name];
  if (!found)
    throw new Error(
      `${place}: there is no claim called "${name}"; content/chapters/${chapter}.claims.ts lists them.`,
    );
  if (found.slow && skipSlow) return;
  const { holds, computed } = await found.check();
  if (!holds)
    throw new Error(
      `${place}: the claim "${name}" does not hold: ${print(computed)}. Change the sentence, then the claim.`,
    );
}

/** Prints numbers with their names: "share = 0.96, rule = lion". */
const print = (computed: Computed) =>
  Object.entries(computed)
    .map(([name, value]) => `${name} = ${Array.isArray(value) ? `[${value.join(", ")}]` : String(value)}`)
    .join(", ");

interface ClaimProps {
  readonly tables: Readonly<Record<string, ClaimTable>>;
  /** Name of the claim. */
  readonly holds: string;
  /** File and line of the sentence, set at build time. */
  readonly chapter: string;
  readonly line: string;
  /** The sentence, or the part of it that the claim is about. */
  readonly children: ReactNode;
}

/**
 * Shows a sentence after checking the claim behind it, while the page is built. A slow claim is left to the
 * tests.
 *
 * @throws Error if there is no such claim or if it does not hold, which stops the build
 */
export async function Claim({ tables, holds, chapter, line, children }: ClaimProps) {
  await checkClaim(tables, { chapter, name: holds, line: Number(line) }, { skipSlow: true });
  return children;
}
