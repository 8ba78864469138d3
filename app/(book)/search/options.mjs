/**
 * Options of the search index. The build writes the index with them (scripts/search-index.mjs) and the page reads it
 * with them (bookIndex.ts). Plain JavaScript, because the build runs without a compiler.
 */
export const INDEX_OPTIONS = {
  idField: "path",
  fields: ["heading", "text"],
  storeFields: ["chapter", "heading", "text"],
};

/** Name of the file of the index below the site. */
export const INDEX_FILE = "search-index.json";
