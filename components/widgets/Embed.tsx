"use client";

import { useRef } from "react";
import styles from "./Embed.module.css";
import { chapterPath } from "./frame/links";
import { useWidgetState } from "./frame/state";
import { useHost } from "./frame/useHost";
import { WidgetFrame } from "./frame/WidgetFrame";
import { widgetNamed } from "./registry";
import type { WidgetEntry } from "./widget";

/** A widget alone on its page, for the frames of other sites: bare keys in the address, one link back to the book. */
export function Embed({ name }: { readonly name: string }) {
  const entry = widgetNamed(name);
  return entry ? <Embedded entry={entry} /> : <p role="alert">There is no widget called “{name}”.</p>;
}

function Embedded({ entry }: { readonly entry: WidgetEntry }) {
  const state = useWidgetState(entry, { id: entry.name, embedded: true });
  const root = useRef<HTMLElement>(null);
  useHost(state, root);
  return (
    <main ref={root} className={styles.embed}>
      <WidgetFrame state={state} />
      <p className={styles.foot}>
        From{" "}
        <a href={chapterPath(entry)} target="_blank" rel="noopener">
          Blockwise: 8-bit optimizers, explained by running them
        </a>
      </p>
    </main>
  );
}
