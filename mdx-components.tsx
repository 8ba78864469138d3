import type { MDXComponents } from "mdx/types";
import { vocabulary } from "./content/vocabulary";

/** Next's convention: what the tags of every MDX file mean. */
export function useMDXComponents(): MDXComponents {
  return vocabulary;
}
