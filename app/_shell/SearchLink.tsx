"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect } from "react";
import styles from "@/app/_shell/Header.module.css";
import { isSearchKey } from "@/app/_shell/searchKey";
import { usePageTranslate } from "@/components/controls/translation";

/** Moves the focus to the field of the search page. @returns false if another page is open */
function focusField(): boolean {
  const field = document.querySelector<HTMLInputElement>("search input");
  field?.focus();
  field?.select();
  return field !== null;
}

/**
 * Leads to the search page, by a click or by the key "/". Embeds have no header, so the key is free in them.
 *
 * @param path of the search page in the language of this one
 */
export function SearchLink({ path }: { readonly path: string }) {
  const t = usePageTranslate();
  const router = useRouter();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      if (!focusField()) router.push(path);
    };
    // On the window, after the listeners of the bench on the document: a key that they take is theirs.
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [router, path]);

  const open = (event: MouseEvent) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!elsewhere && focusField()) event.preventDefault();
  };
  return (
    <Link
      href={path}
      prefetch={false}
      className={styles.search}
      aria-label={t("shell.search")}
      title={t("shell.searchKey")}
      onClick={open}
    >
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <circle cx="8.75" cy="8.75" r="5" />
        <path d="M12.5 12.5 16.5 16.5" />
      </svg>
    </Link>
  );
}
