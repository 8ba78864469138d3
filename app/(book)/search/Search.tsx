"use client";

import {
  type FormEvent,
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { readSearchKey, SEARCH_KEY, writeSearchKey } from "@/app/_shell/searchKey";
import { Button } from "@/components/controls/Button";
import { Rich } from "@/components/controls/Rich";
import { useWords } from "@/components/controls/words";
import type { Locale } from "@/lib/i18n/locales";
import { replaceQuery } from "@/lib/session/replaceQuery";
import { sentenceOf } from "@/lib/session/sentenceOf";
import type { Found } from "./bookIndex";
import { messages } from "./messages";
import type { Results } from "./Results";
import styles from "./search.module.css";

/** Longest query, characters. */
const LONGEST = 200;

/** What a search needs beside the field. It is fetched after the page, which so has a small first load. */
interface Book {
  readonly find: (query: string) => readonly Found[];
  readonly Results: typeof Results;
}

async function loadBook(locale: Locale): Promise<Book> {
  const [{ findSections, loadBookIndex }, { Results }] = await Promise.all([
    import("./bookIndex"),
    import("./Results"),
  ]);
  const index = await loadBookIndex(locale);
  return { find: (query) => findSections(index, query), Results };
}

/** Searches the book for the query in the address (`?q=`) and in the field. The address follows the field. */
export function Search({ examples }: { readonly examples: readonly string[] }) {
  const t = useWords(messages);
  const room = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const { book, problem, retry } = useBook(t.locale);

  useEffect(() => {
    // The field may have been filled in before the script ran.
    const typed = field.current?.value ?? "";
    const asked = typed || (new URLSearchParams(window.location.search).get("q") ?? "");
    setQuery(asked.slice(0, LONGEST));
    // With a query the results are of interest, such as after the return from one of them.
    if (asked === "") field.current?.focus();
  }, []);

  const change = (next: string) => {
    setQuery(next);
    replaceQuery(next.trim() === "" ? "" : `${new URLSearchParams({ q: next })}`);
  };

  const take = (word: string) => {
    change(word);
    // The examples are removed once there is a query, which would lose the focus.
    field.current?.focus();
  };

  const wanted = useDeferredValue(query.trim());
  const found = useMemo(() => (book && wanted !== "" ? book.find(wanted) : []), [book, wanted]);

  const counted =
    found.length === 0
      ? t("search.none", { query: wanted })
      : t("search.found", { count: found.length, query: wanted });
  const links = () => [...(room.current?.querySelectorAll<HTMLElement>("ol a") ?? [])];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    links()[0]?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const stops = [field.current, ...links()];
    const place = stops.indexOf(event.target as HTMLInputElement);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    if (place < 0 || !(event.key in steps || (event.key === "Escape" && place > 0))) return;
    const next = event.key === "Escape" ? 0 : place + steps[event.key];
    // Before the first stop and after the last one the keys scroll the page.
    if (!stops[next]) return;
    event.preventDefault();
    stops[next].focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go between the field and the links in it
    <div ref={room} className={`needs-script ${styles.search}`} onKeyDown={move}>
      <search>
        <form className={styles.form} onSubmit={submit}>
          <label htmlFor="query">{t("search.label")}</label>
          <input
            ref={field}
            id="query"
            name="q"
            type="search"
            value={query}
            maxLength={LONGEST}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            onChange={(event) => change(event.currentTarget.value)}
          />
        </form>
      </search>
      {problem && (
        <div role="alert" className={styles.problem}>
          <p>{t("search.problem", { problem: sentenceOf(problem) })}</p>
          <Button onClick={retry}>{t("search.again")}</Button>
        </div>
      )}
      <p role="status" className={styles.status}>
        {problem || wanted === "" ? "" : book ? counted : t("search.fetching")}
      </p>
      {book && wanted !== "" && found.length === 0 && <p className={styles.hint}>{t("search.hint")}</p>}
      {wanted === "" && (
        <p className={styles.hint}>
          {t("search.example")}{" "}
          {examples.map((word) => (
            <button key={word} type="button" className={styles.example} onClick={() => take(word)}>
              {word}
            </button>
          ))}
        </p>
      )}
      {/* A new key for each query: the list starts short again. */}
      {book && <book.Results key={wanted} found={found} />}
      <KeyChoice />
    </div>
  );
}

/** Fetches the index once the page is open, and again after `retry`. */
function useBook(locale: Locale) {
  const [book, setBook] = useState<Book>();
  const [problem, setProblem] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    let current = true;
    loadBook(locale).then(
      (loaded) => current && setBook(loaded),
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [attempt, locale]);
  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  return { book, problem, retry };
}

/** Turns the key that opens the search on and off. */
function KeyChoice() {
  const t = useWords(messages);
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readSearchKey()), []);
  const change = (next: boolean) => {
    writeSearchKey(next);
    setOn(next);
  };
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
      <span>
        <Rich t={t} message="search.key" values={{ key: <kbd>{SEARCH_KEY}</kbd> }} />
      </span>
    </label>
  );
}
