"use client";

import page from "@/app/_shell/Page.module.css";
import { Button } from "@/components/controls/Button";
import { fill } from "@/lib/i18n/fill";
import { UNEXPECTED } from "@/lib/i18n/unexpected";
import { sentenceOf } from "@/lib/session/sentenceOf";
import type { ErrorWords } from "./errorMessages";

interface ErrorPageProps {
  readonly error: Error;
  readonly reset: () => void;
  readonly words: ErrorWords;
}

/** Something failed in the page itself; figures catch their own failures. The text can still be read after a reload. */
export function ErrorPage({ error, reset, words }: ErrorPageProps) {
  const sentence = sentenceOf(error);
  const problem = sentence === UNEXPECTED ? words.unexpected : sentence;
  return (
    <main className={page.failed}>
      <h1 className={page.title}>{words.stopped}</h1>
      <p className={page.lead}>{fill(words.why, { problem })}</p>
      <Button className={page.retry} onClick={reset}>
        {words.again}
      </Button>
    </main>
  );
}
