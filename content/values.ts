import type { ValueTable } from "@/components/prose/Value";
import { values as memory } from "./chapters/01-memory.values";
import { values as maps } from "./chapters/02-256-numbers.values";
import { values as blocks } from "./chapters/03-blocks.values";
import { values as outliers } from "./chapters/04-outliers.values";
import { values as kernel } from "./chapters/05-kernel.values";
import { values as sideBySide } from "./chapters/06-side-by-side.values";
import { values as embeddings } from "./chapters/07-embeddings.values";
import { values as tables } from "./chapters/08-tables.values";
import { values as breaks } from "./chapters/09-breaks.values";
import { values as beyond } from "./chapters/10-beyond.values";

/**
 * The numbers in the prose of all chapters; a chapter may show a number of another chapter. Each is computed
 * from lib when the page is built.
 */
export const values: ValueTable = {
  ...memory,
  ...maps,
  ...blocks,
  ...outliers,
  ...kernel,
  ...sideBySide,
  ...embeddings,
  ...tables,
  ...breaks,
  ...beyond,
};
