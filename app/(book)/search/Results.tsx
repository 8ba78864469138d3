import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import type { Found } from "./bookIndex";
import { excerptOf, markedPieces, type Piece } from "./excerpt";
import { messages } from "./messages";
import styles from "./search.module.css";

/** Number of sections that are listed at first, and that each press of the button adds. */
const PAGE = 20;

/** Lists the sections that were found: heading, chapter and an excerpt, with the found words marked. */
export function Results({ found }: { readonly found: readonly Found[] }) {
  const t = useWords(messages);
  const [shown, setShown] = useState(PAGE);
  if (found.length === 0) return null;
  return (
    <>
      <ol className={styles.results} aria-label={t("search.results")}>
        {found.slice(0, shown).map(({ path, chapter, heading, text, locale, terms }) => (
          <li key={path} lang={locale}>
            <p className={styles.heading}>
              <Link href={path} hrefLang={locale} prefetch={false}>
                <Marked pieces={markedPieces(heading, terms)} />
              </Link>
            </p>
            <p className={styles.chapter}>
              {chapter}
              {locale && <span lang={t.locale}> · {t("search.english")}</span>}
            </p>
            <p>
              <Marked pieces={excerptOf(text, terms)} />
            </p>
          </li>
        ))}
      </ol>
      {found.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + PAGE)}>
          {t("search.more", { count: Math.min(PAGE, found.length - shown) })}
        </Button>
      )}
    </>
  );
}

/** Shows a text with its marks. The pieces of a text keep their order, so that their numbers are keys. */
function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, place) => {
    const key = `${place}`;
    return marked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
