import { readFileSync } from "node:fs";
import type { FigureEntry } from "@/components/figure/figure";
import { fileNameOf } from "@/components/figure/links";

/** Width over height of still pictures, by the names of their files. */
export type StillRatios = Readonly<Record<string, number>>;

/** Returns the shapes of the figures' still pictures, so that a page keeps the place of each before it is loaded. */
export function stillRatios(entries: readonly FigureEntry[]): StillRatios {
  return Object.fromEntries(entries.map(fileNameOf).map((name) => [name, ratioOf(name)]));
}

/** @throws Error if the picture does not say its size, which stops the build */
function ratioOf(name: string): number {
  const picture = readFileSync(`public/posters/${name}.svg`, "utf8");
  const size = /<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(picture);
  if (!size) throw new Error(`The still picture "${name}.svg" has no viewBox.`);
  return Number(size[1]) / Number(size[2]);
}
