import { shown } from "./errors";
import type { StatePlan } from "./statePlan";

/** Warns if an entry of `keep32` or a group means no variable: it may be misspelt. @param seen all variables */
export function warnOfUnused(plan: StatePlan, seen: readonly { readonly variable: string }[]): void {
  const names = seen.map(({ variable }) => variable);
  const unused = plan.unusedFor(names);
  if (unused.length > 0)
    console.warn(
      `No variable of the first step is meant by ${unused.join(", ")}. The variables are ${shown(names)}.`,
    );
}
