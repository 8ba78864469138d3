"use client";

import { useRef } from "react";
import styles from "./Embed.module.css";
import { FigureFrame } from "./FigureFrame";
import type { FigureEntry } from "./figure";
import { HostLine } from "./HostLine";
import { chapterPath } from "./links";
import { useHost } from "./useHost";

/** A figure alone on its page, for the frames of other sites: bare keys in the address, one link back to the book. */
export function Embed({ entry }: { readonly entry: FigureEntry }) {
  const root = useRef<HTMLElement>(null);
  const inbox = useHost(root);
  return (
    <main ref={root} className={styles.embed}>
      <FigureFrame entry={entry} id={entry.name} embedded>
        <HostLine inbox={inbox} />
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
