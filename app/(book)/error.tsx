"use client";

import page from "@/app/_shell/Page.module.css";
import { Button } from "@/components/controls/Button";
import { sentenceOf } from "@/lib/session/sentenceOf";

interface ErrorPageProps {
  readonly error: Error;
  readonly reset: () => void;
}

/** Something failed in the page itself; figures catch their own failures. The text can still be read after a reload. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className={page.failed}>
      <h1 className={page.title}>This page has stopped</h1>
      <p className={page.lead}>
        A part of it failed. {sentenceOf(error)} Nothing that you have read or set is lost.
      </p>
      <Button className={page.retry} onClick={reset}>
        Try again
      </Button>
    </main>
  );
}
