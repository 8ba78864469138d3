/**
 * Options of the search index. The build writes the index with them (scripts/search-index.mjs) and the page reads it
 * with them (bookIndex.ts). Plain JavaScript, because the build runs without a compiler.
 */
export const INDEX_OPTIONS = {
  idField: "path",
  fields: ["heading", "text"],
  storeFields: ["chapter", "heading", "text", "locale"],
};

/**
 * Returns the path of the file of a language's index below the site.
 *
 * @param {string} locale tag of the language
 */
export const indexFile = (locale) => (locale === "en" ? "search-index.json" : `${locale}/search-index.json`);
