"use client";

import Link from "next/link";
import { type CSSProperties, useEffect, useRef, useState, useSyncExternalStore } from "react";
import styles from "@/app/(book)/figures/Gallery.module.css";
import type { StillRatios } from "@/app/(book)/figures/stillRatios";
import { Button } from "@/components/controls/Button";
import { usePageTranslate } from "@/components/controls/translation";
import { useWords } from "@/components/controls/words";
import { useFigureContext } from "@/components/figure/context";
import type { FigureEntry } from "@/components/figure/figure";
import {
  BASE,
  embedPath,
  embedQuery,
  embedSnippet,
  fileNameOf,
  homePath,
  posterAt,
  siteHere,
} from "@/components/figure/links";
import { usePacker } from "@/components/figure/packer";
import { LiveFigure } from "@/components/figures/LiveFigure";
import { ListingFrame } from "@/components/prose/ListingFrame";
import { rootOf } from "@/lib/i18n/locales";
import { messages } from "./messages";

const never = () => () => {};
/** Only the browser knows where this copy of the site lives. */
const unknownOrigin = () => "https://your-copy.example";

interface GalleryProps {
  readonly entries: readonly FigureEntry[];
  readonly ratios: StillRatios;
}

/** The list of figures as a page: still picture or live figure, address and embed lines of each. */
export function Gallery({ entries, ratios }: GalleryProps) {
  return (
    <ul className={styles.list}>
      {entries.map((entry) => (
        <GalleryEntry key={entry.name} entry={entry} ratio={ratios[fileNameOf(entry)]} />
      ))}
    </ul>
  );
}

/** One figure of the list. Its picture is still until the reader, or a link with its options, wants it live. */
function GalleryEntry({ entry, ratio }: { readonly entry: FigureEntry; readonly ratio: number }) {
  const host = useSyncExternalStore(never, siteHere, unknownOrigin);
  const t = useWords(messages);
  const { locale } = usePageTranslate();
  /** Language of the figure and of the page that explains it, where it is another than that of this page. */
  const own = (entry.locale ?? "en") === locale ? undefined : "en";
  const home = homePath(entry);
  const [live, setLive] = useState(false);
  const [query, setQuery] = useState("");
  useEffect(() => {
    const keys = [...new URLSearchParams(window.location.search).keys()];
    if (keys.some((key) => key.startsWith(`${entry.name}.`))) setLive(true);
  }, [entry]);
  const snippet = embedSnippet(entry, query, host);
  const title = useRef<HTMLHeadingElement>(null);
  const start = () => {
    setLive(true);
    // The button is removed, which would lose the focus. From the title, Tab leads into the figure.
    title.current?.focus();
  };
  return (
    // While the figure is live, its frame has the id.
    <li id={live ? undefined : entry.name} className={styles.entry}>
      <h2 ref={title} className={styles.title} lang={own} tabIndex={-1}>
        {entry.title}
      </h2>
      {live ? (
        <LiveFigure entry={entry} id={entry.name} embedded={false}>
          <QueryReader onQuery={setQuery} />
        </LiveFigure>
      ) : (
        <>
          <p className={styles.caption} lang={own}>
            {entry.caption}
          </p>
          {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
          <img
            className={styles.still}
            style={{ "--ratio": ratio } as CSSProperties}
            src={posterAt(entry, locale)}
            alt={t("gallery.still", { title: entry.title })}
            loading="lazy"
            decoding="async"
          />
        </>
      )}
      <p className={styles.links}>
        {!live && (
          <Button small className="needs-script" onClick={start}>
            {t("gallery.live")}
          </Button>
        )}
        <a href={`${BASE}${embedPath(entry)}${query}`} hrefLang={own}>
          {t("gallery.alone")}
        </a>
        <Link href={home} hrefLang={home.startsWith(rootOf(locale)) ? undefined : "en"}>
          {t("gallery.inBook")}
        </Link>
      </p>
      <ListingFrame title={t("gallery.coursePage")} text={snippet}>
        {snippet}
      </ListingFrame>
    </li>
  );
}

/** Reports the query of the figure's options at each change. Draws nothing. */
function QueryReader({ onQuery }: { readonly onQuery: (query: string) => void }) {
  const { options, values } = useFigureContext();
  const packer = usePacker(options, values);
  useEffect(() => onQuery(embedQuery(options, values, packer)), [options, values, packer, onQuery]);
  return null;
}
