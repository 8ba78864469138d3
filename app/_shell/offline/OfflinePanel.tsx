"use client";

import { useEffect, useState } from "react";
import { printBytes } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { useTranslate } from "@/components/controls/useTranslate";
import { sentenceOf } from "@/lib/session/sentenceOf";
import {
  isBookKept,
  keepBook,
  onNewerBook,
  registrationsOfBook,
  removeBook,
  sizeOfBook,
  takeNewer,
} from "./kept";
import styles from "./offline.module.css";

type State = "unknown" | "absent" | "working" | "kept";

/** Keeps the chapters in this browser, and removes them again. */
export function OfflinePanel() {
  const t = useTranslate();
  const [state, setState] = useState<State>("unknown");
  const [problem, setProblem] = useState("");
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    isBookKept().then(
      (kept) => setState(kept ? "kept" : "absent"),
      () => setState("absent"),
    );
    sizeOfBook().then(setBytes, () => {});
  }, []);

  const act = async (action: () => Promise<void>, done: State, otherwise: State) => {
    setProblem("");
    setState("working");
    try {
      await action();
      setState(done);
    } catch (error) {
      setProblem(sentenceOf(error));
      setState(otherwise);
    }
  };
  return (
    <>
      <p>
        {bytes === undefined
          ? t("offline.offer")
          : t("offline.offerBytes", { bytes: t.print(printBytes(bytes)) })}
      </p>
      {state === "kept" ? (
        <Button small onClick={() => act(removeBook, "absent", "kept")}>
          {t("offline.remove")}
        </Button>
      ) : (
        <Button
          small
          disabled={state === "working" || state === "unknown"}
          onClick={() => act(keepBook, "kept", "absent")}
        >
          {t("offline.keep")}
        </Button>
      )}
      <p role="status">{(state === "working" || state === "kept") && t(`offline.${state}`)}</p>
      {problem && <p role="alert">{t("offline.failed", { problem })}</p>}
    </>
  );
}

/** Asks before a newer version of the kept chapters replaces the old one, because that loads the page again. */
export function NewerBook() {
  const t = useTranslate();
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    let current = true;
    let stops: readonly (() => void)[] = [];
    registrationsOfBook().then(
      (found) => {
        if (current) stops = found.map((each) => onNewerBook(each, () => setNewer(true)));
      },
      () => {},
    );
    return () => {
      current = false;
      for (const stop of stops) stop();
    };
  }, []);

  // If one of the workers fails, the page that is loaded again asks anew.
  const take = () =>
    takeNewer()
      .catch(() => {})
      .then(() => window.location.reload());
  return (
    <div role="status">
      {newer && (
        <div className={styles.newer}>
          <p>{t("offline.newer")}</p>
          <Button small main onClick={take}>
            {t("offline.use")}
          </Button>
          <Button small onClick={() => setNewer(false)}>
            {t("offline.later")}
          </Button>
        </div>
      )}
    </div>
  );
}
