import type { Messages } from "@/lib/i18n/message";

/** The messages of the search page. */
export const messages = {
  "search.label": "Words to search for",
  "search.problem": "The book cannot be searched now. {problem}",
  "search.again": "Try again",
  "search.fetching": "Fetching the index…",
  "search.none": "No section contains “{query}”.",
  "search.found": {
    one: "{count} section contains “{query}”.",
    other: "{count} sections contain “{query}”.",
  },
  "search.hint": "A section must contain all words of the query. Fewer words, or other ones, find more.",
  "search.example": "For example:",
  "search.key": "The key {key} opens the search on every page of the book",
  "search.results": "Results",
  "search.more": { one: "Show {count} more", other: "Show {count} more" },
  "search.english": "In English",
} as const satisfies Messages<string>;
