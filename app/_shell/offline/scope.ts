import { LOCALES, rootOf } from "@/lib/i18n/locales";

/**
 * Parts of the site that the service worker controls, below the path of the site: the chapters and the search in each
 * language. Pages outside of them, embeds above all, always come from the network. Each part has a registration of its
 * own.
 */
export const SCOPES: readonly string[] = LOCALES.flatMap((locale) =>
  ["chapters/", "search/"].map((part) => rootOf(locale) + part),
);

/** File of the service worker in the export. */
export const WORKER_FILE = "service-worker.js";

/** File with the size of what is kept, bytes: `{ "bytes": 14000000 }`. */
export const SIZE_FILE = "offline.json";
