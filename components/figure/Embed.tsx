"use client";

import { useRef } from "react";
import styles from "./Embed.module.css";
import { FigureFrame } from "./FigureFrame";
import type { FigureEntry, LoadView } from "./figure";
import { HostLine } from "./HostLine";
import { chapterPath } from "./links";
import { useHost } from "./useHost";

interface Props {
  readonly entry: FigureEntry;
  readonly load: LoadView;
}

/** A figure alone on its page, for the frames of other sites: bare keys in the address, one link back to the book. */
export function Embed({ entry, load }: Props) {
  const root = useRef<HTMLElement>(null);
  const inbox = useHost(root);
  return (
    <main ref={root} className={styles.embed}>
      <FigureFrame entry={entry} load={load} id={entry.name} embedded>
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
