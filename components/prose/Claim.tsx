import type { ReactNode } from "react";
import { type ClaimTable, checkClaim } from "./claims";

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
 * Shows a sentence after checking the claim behind it, while the page is built. A slow claim is left to the tests.
 *
 * @throws Error if there is no such claim or if it does not hold, which stops the build
 */
export async function Claim({ tables, holds, chapter, line, children }: ClaimProps) {
  await checkClaim(tables, { chapter, name: holds, line: Number(line) }, { skipSlow: true });
  return children;
}
