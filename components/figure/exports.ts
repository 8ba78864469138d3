import { say } from "@/lib/i18n/said";
import type { Translate } from "@/lib/i18n/translate";
import { saidOf } from "@/lib/session/sentenceOf";
import type { MenuItem } from "./CellMenu";
import type { FigureState } from "./context";
import { embedQuery, fileNameOf } from "./links";
import { loadPacker, needsPacker } from "./packer";
import { canvasFile, offerFile, pngFile, svgFile } from "./pictureFiles";
import { type DataTable, toCsv } from "./table";

/**
 * Returns the menu item that saves a figure with its options as one HTML file, which opens from disk.
 *
 * @param report called with a sentence when the file could not be made
 * @param t finds the words
 */
export function fileItem(
  { entry, options, values }: FigureState,
  report: (sentence: string) => void,
  t: Translate,
): MenuItem {
  return {
    label: t("figure.download"),
    act: async () => {
      try {
        const packer = needsPacker(options, values) ? await loadPacker() : undefined;
        const { figureFile } = await import("./figureFile");
        offerFile(`${fileNameOf(entry)}.html`, await figureFile(entry, embedQuery(options, values, packer)));
      } catch (reason) {
        report(t("figure.notDownloaded", { problem: say(t, saidOf(reason)) }));
      }
    },
  };
}

/** The parts of a cell that can be saved as files. */
interface Exportable {
  readonly svg?: () => SVGSVGElement | null;
  readonly canvas?: () => HTMLCanvasElement | null;
  readonly table?: () => DataTable;
}

/**
 * Returns the menu items that save a figure's parts as SVG, PNG and CSV files.
 *
 * @param name of the figure; the files have this name
 * @param report called with a sentence when a file could not be made
 * @param t finds the words
 */
export function exportItems(
  name: string,
  parts: Exportable,
  report: (sentence: string) => void,
  t: Translate,
): MenuItem[] {
  const { svg, canvas, table } = parts;
  const item = (ending: string, make: () => Blob | Promise<Blob | null> | null): MenuItem => ({
    label: t("figure.saveAs", { format: ending.toUpperCase() }),
    act: async () => {
      try {
        const file = await make();
        if (file) offerFile(`${name}.${ending}`, file);
        else report(t("figure.nothingToSave"));
      } catch (reason) {
        report(t("figure.notSaved", { format: ending.toUpperCase(), problem: say(t, saidOf(reason)) }));
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
