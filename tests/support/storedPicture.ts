/** Returns the first svg element of a piece of markup. */
export function firstSvg(markup: string): string {
  return markup.slice(markup.indexOf("<svg"), markup.indexOf("</svg>") + 6);
}

/** Returns markup with one element a line, so that a change of one element is a change of one line. */
export const oneElementPerLine = (markup: string) => markup.replaceAll("><", ">\n<");

/** Returns an svg element as the text of a file, one element a line. */
export const svgFile = (svg: string) =>
  oneElementPerLine(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"'));

/**
 * Returns the first picture of a piece of markup as a file to store beside a test and to open in a browser, which takes
 * the colours from the style sheet of the site.
 *
 * @param depth number of folders between the file and the root of the repository
 */
export function storedPicture(markup: string, depth: number): string {
  const tokens = `${"../".repeat(depth)}app/tokens.css`;
  return `<?xml-stylesheet type="text/css" href="${tokens}"?>\n${svgFile(firstSvg(markup))}`;
}
