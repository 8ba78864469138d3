"use client";

import { useCallback, useEffect, useState } from "react";

/** Answers stay in this browser, one key for each question. */
const keyOf = (id: string) => `blockwise.answer.${id}`;

/** What was answered before, or null; a browser that forbids storage has nothing. */
export function recall(id: string): string | null {
  try {
    return localStorage.getItem(keyOf(id));
  } catch {
    return null;
  }
}

/** Keep an answer, or forget it (null). Without storage it lasts until the page is left. */
export function keep(id: string, answer: string | null): void {
  try {
    if (answer === null) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), answer);
  } catch {
    // The answer is in the component's state.
  }
}

/** A reader's answer to one question of the book: null until there is one, and on the server. */
export function useAnswer(id: string): [string | null, (answer: string | null) => void] {
  const [answer, setAnswer] = useState<string | null>(null);
  useEffect(() => setAnswer(recall(id)), [id]);
  const give = useCallback(
    (next: string | null) => {
      setAnswer(next);
      keep(id, next);
    },
    [id],
  );
  return [answer, give];
}
