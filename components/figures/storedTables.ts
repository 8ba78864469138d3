import { existsSync, readFileSync } from "node:fs";
import type { FigureEntry } from "@/components/figure/figure";
import type { StoredNumbers } from "@/components/figure/storedNumbers";

/** Returns the path of the file with the numbers of a figure's still picture, in the language of the entry. */
export const numbersFile = ({ name, locale }: Pick<FigureEntry, "name" | "locale">) =>
  `components/figures/${name}/numbers${locale ? `.${locale}` : ""}.json`;

/**
 * Returns the numbers of a figure's still picture, which the tests of the figure have stored; undefined if they have not
 * yet. For the build of pages and for tests.
 */
export function storedTableOf(entry: Pick<FigureEntry, "name" | "locale">): StoredNumbers | undefined {
  const file = numbersFile(entry);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
