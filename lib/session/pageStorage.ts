/** The storage of a browser, where it allows one. */

/** The part of a browser's storage that is used. */
export type PageStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Returns a storage of this page, or null where the browser forbids it: sandboxed frames, strict settings.
 *
 * @param area that of all pages of the site, or that of this tab, which outlives a reload
 */
export function pageStorage(area: "localStorage" | "sessionStorage" = "localStorage"): PageStorage | null {
  try {
    return globalThis[area] ?? null;
  } catch {
    return null;
  }
}
