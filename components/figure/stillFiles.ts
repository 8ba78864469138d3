/** Files of a figure's still picture for print, slides, feeds and other sites. For the build of pages and for tests. */

/** Theme of a file: it cannot follow the reader's theme where its ground is that of another page. */
export type StillTheme = "light" | "dark";

/** Picture of a still file and the sentence that stands for it. */
export interface StillSvg {
  /** Text of an SVG file with a ground, a title and fixed colours. */
  readonly svg: string;
  /** Sentence that says what the picture shows. */
  readonly alternative: string;
  /** Size, CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Space around the picture, in pixels of the picture. */
const MARGIN = 16;

/**
 * Returns a still picture of `public/posters` in one theme: each variable is replaced by the colour that it has in the
 * theme, since programs that are no browser know neither variables nor `light-dark()`.
 *
 * @param poster text of the SVG file
 * @param title of the figure
 * @throws Error if the file is not a still picture, or names a variable that it does not define
 */
export function themedStill(poster: string, title: string, theme: StillTheme, paper: string): StillSvg {
  const [head] = /<svg[^>]*>/.exec(poster) ?? [];
  const box = head && /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(head);
  if (!head || !box) throw new Error(`The still picture of “${title}” has no size.`);
  const alternative = unescaped(/aria-label="([^"]*)"/.exec(head)?.[1] ?? title);
  const colours = new Map(
    [...poster.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, inTheme(value, theme)]),
  );
  const [width, height] = [Number(box[1]) + 2 * MARGIN, Number(box[2]) + 2 * MARGIN];
  const family = /font-family="([^"]*)"/.exec(head)?.[1] ?? "var(--font-ui)";
  const size = /font-size="([^"]*)"/.exec(head)?.[1] ?? "12";
  const content = poster.slice(poster.indexOf(head) + head.length, poster.lastIndexOf("</svg>"));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${family}" font-size="${size}" style="font-variant-numeric:tabular-nums">`,
    `<title>${escaped(`${title}. ${alternative}`)}</title>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${inTheme(paper, theme)}"/>`,
    content.replace(/<style>.*?<\/style>/gs, "").trim(),
    "</svg>\n",
  ].join("\n");
  const resolved = svg.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`The still picture of “${title}” does not define ${name}.`);
    return value.replaceAll('"', "'");
  });
  return { svg: resolved, alternative, width, height };
}

/** Returns a value of a style sheet with the colour of the theme in place of `light-dark()`. */
const inTheme = (value: string, theme: StillTheme) =>
  value.replace(/light-dark\(([^,]+), ([^)]+)\)/g, (_, light: string, dark: string) =>
    theme === "light" ? light : dark,
  );

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const unescaped = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
