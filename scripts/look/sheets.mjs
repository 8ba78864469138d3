/** Puts pictures of pages side by side, so that a person can look at many of them at once. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Size of a sheet, pixels. */
const SHEET = { width: 1600, height: 1500 };
const GAP = 8;
/** Room above a picture for the path of its page, pixels. */
const HEAD = 20;

/** Returns the height of a picture, from the header of the PNG file. @param {string} file */
const heightOf = (file) => readFileSync(file).readUInt32BE(20);

/**
 * Writes sheets of pictures, each under the path of its page. A tall picture is cut into several columns.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {readonly { file: string, path: string }[]} pictures
 * @param {string} name of the sheets, without number and extension
 * @param {number} width of the pictures, pixels
 */
export async function writeSheets(browser, pictures, name, width) {
  const columns = width < 400 ? 4 : 2;
  const rows = width > 1000 ? 2 : 1;
  const cell = {
    width: (SHEET.width - (columns - 1) * GAP) / columns,
    height: (SHEET.height - (rows - 1) * GAP) / rows - HEAD,
  };
  // No picture is enlarged: at 400 % zoom it is narrower than its column.
  const scale = Math.min(1, cell.width / width);
  const cells = pictures.flatMap(({ file, path }) => {
    const height = heightOf(file) * scale;
    return Array.from({ length: Math.ceil(height / cell.height) }, (_, i) => {
      const shown = Math.min(cell.height, height - i * cell.height);
      const at = `url("${pathToFileURL(file)}") 0 ${-i * cell.height}px / ${width * scale}px auto no-repeat`;
      return `<div>${path}<div style='width:${width * scale}px;height:${shown}px;background:${at}'></div></div>`;
    });
  });
  const page = await browser.newPage({ viewport: SHEET });
  const each = columns * rows;
  for (let i = 0; i < cells.length; i += each) {
    const source = `${name}-${1 + i / each}.html`;
    const grid = `display:grid;grid-template-columns:repeat(${columns},1fr);gap:${GAP}px;align-content:start`;
    const body = `<body style="margin:0;background:#888;font:14px sans-serif;${grid}">`;
    writeFileSync(source, body + cells.slice(i, i + each).join(""));
    await page.goto(String(pathToFileURL(source)));
    await page.screenshot({ path: source.replace(/html$/, "png") });
  }
  await page.close();
}
