"use client";

import { useEffect, useRef } from "react";
import { MAX_LINKED_CHARACTERS } from "./figure";
import type { OwnTextState } from "./useOwnText";

/** Returns the part of a text that an option can hold: all of it, or nothing. */
export const linkable = (text: string): string => (text.length <= MAX_LINKED_CHARACTERS ? text : "");

/**
 * Keeps the field for own data and the option that links hold at the same text. The side that has changed last counts;
 * at the start that is the option, unless it is empty.
 *
 * @param linked value of the option
 * @param onLink changes the option
 * @param own the field of the current task; each task has a text of its own
 */
export function useLinkedText(
  linked: string,
  onLink: (text: string) => void,
  { draft, make, clear }: OwnTextState,
): void {
  /** The texts of both sides when they were last the same. */
  const before = useRef({ linked: "", draft: "" });
  useEffect(() => {
    if (linked !== before.current.linked) {
      before.current = { linked, draft: linked };
      if (linked === "") clear();
      else if (linked !== draft) make(linked);
    } else if (draft !== before.current.draft) {
      before.current = { linked: linkable(draft), draft };
      if (linkable(draft) !== linked) onLink(linkable(draft));
    }
  });
}
