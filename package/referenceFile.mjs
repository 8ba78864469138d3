/** The file between package/reference.mjs, which writes it before the pages are built, and the page that shows it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Its path, relative to the repository. */
export const REFERENCE_FILE = ".cache/reference.json";

/** @typedef {{ code: boolean, text: string }} Piece a piece of a docstring: text, or code between backticks */
/** @typedef {{ name: string, text: Piece[] }} Tag a parameter, or what is returned or thrown */
/** @typedef {{ name: string, signature: string, text: Piece[], tags: Tag[] }} Member */
/** @typedef {Member & { id: string, kind: string, members: Member[] }} Item an export, with the members of a class or an interface */
/** @typedef {{ entry: string, id: string, text: Piece[], items: Item[] }} Entry */

/** @param {string} root of the repository @returns {Entry[]} */
export const readReference = (root) => JSON.parse(readFileSync(join(root, REFERENCE_FILE), "utf8"));
