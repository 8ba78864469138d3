"use client";

import { useRef } from "react";
import styles from "./Embed.module.css";
import { HostLine } from "./HostLine";
import { chapterPath } from "./links";
import { useHost } from "./useHost";
import { WidgetFrame } from "./WidgetFrame";
import type { WidgetEntry } from "./widget";

/** A widget alone on its page, for the frames of other sites: bare keys in the address, one link back to the book. */
export function Embed({ entry }: { readonly entry: WidgetEntry }) {
  const root = useRef<HTMLElement>(null);
  const inbox = useHost(root);
  return (
    <main ref={root} className={styles.embed}>
      <WidgetFrame entry={entry} id={entry.name} embedded>
        <HostLine inbox={inbox} />
      </WidgetFrame>
      <p className={styles.foot}>
        From{" "}
        <a href={chapterPath(entry)} target="_blank" rel="noopener">
          Blockwise: 8-bit optimizers, explained by running them
        </a>
      </p>
    </main>
  );
}
