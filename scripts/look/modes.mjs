/** How readers may have a page: the width of the screen, the theme, and what the browser does to a page. */

const light = { colorScheme: "light" };
const dark = { colorScheme: "dark" };

/** The spacing of text that a reader may set and lose nothing by it (WCAG 2.2, 1.4.12). */
export const TEXT_SPACING =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } " +
  "p { margin-block-end: 2em !important }";

/**
 * @typedef {object} Mode
 * @property {number} width of the screen, pixels
 * @property {number} height of the screen, pixels
 * @property {object} [media] what the browser says of the reader's wishes
 * @property {string} [search] test switches in the address
 * @property {string} [style] of the reader's own
 * @property {boolean} [paper] whether the page is shown as on paper
 */

/** @type {Record<string, Mode>} */
export const MODES = {
  "360-light": { width: 360, height: 800, media: light },
  "390-light": { width: 390, height: 844, media: light },
  "390-dark": { width: 390, height: 844, media: dark },
  "820-light": { width: 820, height: 1180, media: light },
  "820-dark": { width: 820, height: 1180, media: dark },
  "1440-light": { width: 1440, height: 900, media: light },
  "1440-dark": { width: 1440, height: 900, media: dark },
  "390-forced": { width: 390, height: 844, media: { ...dark, forcedColors: "active" } },
  "1440-forced": { width: 1440, height: 900, media: { ...light, forcedColors: "active" } },
  // A window of 1280 by 1024 pixels at 400 %.
  zoomed: { width: 320, height: 256, media: light },
  // The width of A4 paper between margins of 16 mm.
  print: { width: 672, height: 1000, media: light, paper: true },
  rtl: { width: 820, height: 1180, media: light, search: "?stringTest=rtl" },
  double: { width: 820, height: 1180, media: light, search: "?stringTest=double" },
  spaced: { width: 820, height: 1180, media: light, style: TEXT_SPACING },
};
