/** What we use of Citation.js, which ships no types. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(input: string);
    readonly data: unknown[];
  }
}
declare module "@citation-js/plugin-bibtex";
