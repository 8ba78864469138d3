/** The languages of an exported site beside English, whose pages lie in a folder named by their tag. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns the tags of the languages beside English, such as ["de"].
 *
 * @param {string} out folder of the site
 */
export const localesIn = (out) =>
  readdirSync(out).filter((name) => /^[a-z]{2}$/.test(name) && existsSync(join(out, name, "index.html")));
