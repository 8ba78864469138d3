import type { ClaimTable } from "@/components/prose/claims";
import { claims as memory } from "./chapters/01-memory.claims";
import { claims as maps } from "./chapters/02-256-numbers.claims";
import { claims as blocks } from "./chapters/03-blocks.claims";
import { claims as outliers } from "./chapters/04-outliers.claims";
import { claims as kernel } from "./chapters/05-kernel.claims";
import { claims as sideBySide } from "./chapters/06-side-by-side.claims";
import { claims as embeddings } from "./chapters/07-embeddings.claims";
import { claims as tables } from "./chapters/08-tables.claims";
import { claims as breaks } from "./chapters/09-breaks.claims";
import { claims as beyond } from "./chapters/10-beyond.claims";

/**
 * The claims of the book, by the name of the chapter's file. Numbers in the prose are computed from the data;
 * a claim is a sentence that must be changed by hand when the data change.
 */
export const claims: Readonly<Record<string, ClaimTable>> = {
  "01-memory": memory,
  "02-256-numbers": maps,
  "03-blocks": blocks,
  "04-outliers": outliers,
  "05-kernel": kernel,
  "06-side-by-side": sideBySide,
  "07-embeddings": embeddings,
  "08-tables": tables,
  "09-breaks": breaks,
  "10-beyond": beyond,
};
