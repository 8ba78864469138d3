"use client";

import page from "@/app/_shell/Page.module.css";
import { Button } from "@/components/controls/Button";
import { usePageTranslate } from "@/components/controls/translation";
import { sentenceOf } from "@/lib/session/sentenceOf";

interface ErrorPageProps {
  readonly error: Error;
  readonly reset: () => void;
}

/** Something failed in the page itself; figures catch their own failures. The text can still be read after a reload. */
export function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = usePageTranslate();
  return (
    <main className={page.failed}>
      <h1 className={page.title}>{t("shell.stopped")}</h1>
      <p className={page.lead}>{t("shell.stoppedWhy", { problem: sentenceOf(error) })}</p>
      <Button className={page.retry} onClick={reset}>
        {t("figure.tryAgain")}
      </Button>
    </main>
  );
}
