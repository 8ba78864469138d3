"use client";

import { useEffect, useRef, useState } from "react";
import { useFigureContext } from "./context";
import styles from "./Embed.module.css";
import { FigureFrame } from "./FigureFrame";
import type { FigureEntry, LoadView } from "./figure";
import type { Inbox } from "./host";
import { chapterPath } from "./links";
import { postToHost, REPORT_EVERY_MS, useHost } from "./useHost";

interface Props {
  readonly entry: FigureEntry;
  readonly load: LoadView;
}

/**
 * Shows one figure as a whole page, for frames of other sites: option keys without a prefix in the address,
 * and one link back to the book.
 */
export function Embed({ entry, load }: Props) {
  const root = useRef<HTMLElement>(null);
  const inbox = useHost(root);
  return (
    <main ref={root} className={styles.embed}>
      <FigureFrame entry={entry} load={load} id={entry.name} embedded>
        <HostOptions inbox={inbox} />
      </FigureFrame>
      <p className={styles.foot}>
        From{" "}
        <a href={chapterPath(entry)} target="_blank" rel="noopener">
          Blockwise: 8-bit optimizers, explained by running them
        </a>
      </p>
    </main>
  );
}

/** Applies options that the host page sets, and posts the figure's options to it. Draws nothing. */
function HostOptions({ inbox }: { readonly inbox: Inbox }) {
  const { entry, change, values, notes } = useFigureContext();
  const [requests, setRequests] = useState(0);

  useEffect(
    () =>
      inbox.open((patch) => {
        change(patch);
        setRequests((count) => count + 1);
      }),
    [inbox, change],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a request that changes nothing is answered too
  useEffect(() => {
    if (window.parent === window) return;
    const timer = setTimeout(
      () => postToHost({ type: "state", widget: entry.name, values, notes }),
      REPORT_EVERY_MS,
    );
    return () => clearTimeout(timer);
  }, [entry, values, notes, requests]);
  return null;
}
