"use client";

import { useCallback, useEffect, useState } from "react";

/** Returns the key of a question in the storage of the browser. */
const keyOf = (id: string) => `blockwise.answer.${id}`;

/** Returns the stored answer to a question; null if there is none or the browser forbids storage. */
export function readAnswer(id: string): string | null {
  try {
    return localStorage.getItem(keyOf(id));
  } catch {
    return null;
  }
}

/**
 * Stores an answer, or deletes it (null). Without storage the answer lasts until the reader leaves the page.
 */
export function storeAnswer(id: string, answer: string | null): void {
  try {
    if (answer === null) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), answer);
  } catch {
    // The state of the component still has the answer.
  }
}

/**
 * Returns the reader's answer to a question and a function that changes it. Null without an answer, and on
 * the server.
 */
export function useAnswer(id: string): [string | null, (answer: string | null) => void] {
  const [answer, setAnswer] = useState<string | null>(null);
  useEffect(() => setAnswer(readAnswer(id)), [id]);
  const give = useCallback(
    (next: string | null) => {
      setAnswer(next);
      storeAnswer(id, next);
    },
    [id],
  );
  return [answer, give];
}
