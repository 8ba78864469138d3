/** What `replaceQuery` needs of a window. */
interface Page {
  readonly location: Pick<Location, "href">;
  readonly history: Pick<History, "replaceState">;
}

/**
 * Replaces the query of the page's address without a new history entry. Where the browser refuses, in a frame with an
 * opaque origin or after too many changes, the page goes on with the old address.
 *
 * @param query with or without its question mark; "" for none
 */
export function replaceQuery(query: string, { location, history }: Page = window): void {
  try {
    // The whole address: a path that begins with two slashes, alone, is the name of another host.
    const url = new URL(location.href);
    url.search = query;
    history.replaceState(null, "", url.href);
  } catch {
    // The page works without its address.
  }
}
