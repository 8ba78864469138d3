/**
 * Claims of the prose: sentences that hold only as long as the numbers behind them do. A claim is checked while its
 * page is built, and by content/claims.test.ts.
 */

/** The numbers that a claim rests on, by name. */
type Computed = Readonly<Record<string, unknown>>;

/** Whether a claim holds, and the numbers that decided it. */
export interface ClaimResult {
  readonly holds: boolean;
  readonly computed: Computed;
}

/** A claim: how it is checked, and whether a page can wait for that. */
export interface Claim {
  /** Computes the numbers of the claim and judges them. */
  readonly check: () => Promise<ClaimResult>;
  /** Whether the check takes longer than the build of a page may: such a claim is checked by the test alone. */
  readonly slow: boolean;
}

/** The claims of one chapter, by the names under which its sentences refer to them. */
export type ClaimTable = Readonly<Record<string, Claim>>;

/**
 * Makes a claim.
 *
 * @param compute the numbers that the claim rests on; an error shows them by these names
 * @param holds whether the sentence is true of them
 * @param options.slow whether the numbers take more than a second or two, as those of a training
 */
export function claim<T extends Computed>(
  compute: () => T | Promise<T>,
  holds: (computed: T) => boolean,
  { slow = false } = {},
): Claim {
  const check = async () => {
    const computed = await compute();
    return { holds: holds(computed), computed };
  };
  return { check, slow };
}

/** Where a sentence refers to a claim. */
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

/** "share = 0.96, rule = lion". */
const print = (computed: Computed) =>
  Object.entries(computed)
    .map(([name, value]) => `${name} = ${Array.isArray(value) ? `[${value.join(", ")}]` : String(value)}`)
    .join(", ");
