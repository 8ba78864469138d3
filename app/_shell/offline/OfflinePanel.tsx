"use client";

import { useEffect, useState } from "react";
import { printBytes } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { sentenceOf } from "@/lib/session/sentenceOf";
import { keepBook, onNewerBook, registrationOfBook, removeBook, sizeOfBook } from "./kept";
import styles from "./offline.module.css";

type State = "unknown" | "absent" | "working" | "kept";

const STATE_SENTENCES: Readonly<Record<State, string>> = {
  unknown: "",
  absent: "",
  working: "Fetching and storing the files…",
  kept: "The chapters can be read without a network.",
};

/** Keeps the chapters in this browser, and removes them again. */
export function OfflinePanel() {
  const [state, setState] = useState<State>("unknown");
  const [problem, setProblem] = useState("");
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    registrationOfBook().then(
      (found) => setState(found?.active ? "kept" : "absent"),
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
        This browser can keep the chapters, their figures and the engine that trains
        {bytes !== undefined && <>: {printBytes(bytes)}</>}. All other pages still need a network.
      </p>
      {state === "kept" ? (
        <Button small onClick={() => act(removeBook, "absent", "kept")}>
          Remove them
        </Button>
      ) : (
        <Button
          small
          disabled={state === "working" || state === "unknown"}
          onClick={() => act(keepBook, "kept", "absent")}
        >
          Keep them
        </Button>
      )}
      <p role="status">{STATE_SENTENCES[state]}</p>
      {problem && <p role="alert">That failed. {problem}</p>}
    </>
  );
}

/** Asks before a newer version of the kept chapters replaces the old one, because that loads the page again. */
export function NewerBook() {
  const [newer, setNewer] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    let current = true;
    let stop = () => {};
    registrationOfBook().then(
      (registration) => {
        if (current && registration) stop = onNewerBook(registration, setNewer);
      },
      () => {},
    );
    return () => {
      current = false;
      stop();
    };
  }, []);

  const take = (worker: ServiceWorker) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") window.location.reload();
    });
    // The service worker of Serwist waits for this message.
    worker.postMessage({ type: "SKIP_WAITING" });
  };
  return (
    <div role="status">
      {newer && (
        <div className={styles.newer}>
          <p>A newer version of the kept chapters is there.</p>
          <Button small main onClick={() => take(newer)}>
            Use it
          </Button>
          <Button small onClick={() => setNewer(null)}>
            Later
          </Button>
        </div>
      )}
    </div>
  );
}
