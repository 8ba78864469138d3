import type { MenuItem } from "./CellMenu";
import { canvasFile, offerFile, pngFile, svgFile } from "./pictureFiles";
import { type DataTable, toCsv } from "./table";

interface Offers {
  readonly svg?: () => SVGSVGElement | null;
  readonly canvas?: () => HTMLCanvasElement | null;
  readonly table?: () => DataTable;
}

/**
 * Menu items for the files that a figure can give.
 *
 * @param name of the figure; the files are called after it
 * @param report takes a sentence when a file could not be made
 */
export function exportItems(name: string, offers: Offers, report: (sentence: string) => void): MenuItem[] {
  const { svg, canvas, table } = offers;
  const item = (ending: string, make: () => Blob | Promise<Blob | null> | null): MenuItem => ({
    label: `Save as ${ending.toUpperCase()}`,
    act: async () => {
      try {
        const file = await make();
        if (file) offerFile(`${name}.${ending}`, file);
      } catch (reason) {
        report(`The ${ending.toUpperCase()} file could not be made: ${(reason as Error).message}`);
      }
    },
  });
  const items: MenuItem[] = [];
  if (svg) {
    items.push(
      item("svg", () => {
        const picture = svg();
        return picture && new Blob([svgFile(picture)], { type: "image/svg+xml" });
      }),
    );
  }
  if (svg || canvas) {
    items.push(
      item("png", async () => {
        const drawn = svg?.();
        const painted = drawn ? null : canvas?.();
        return drawn ? pngFile(drawn) : painted ? canvasFile(painted) : null;
      }),
    );
  }
  if (table) items.push(item("csv", () => new Blob([toCsv(table())], { type: "text/csv" })));
  return items;
}
