import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FigureEntry } from "@/components/figure/figure";
import { RANGE_STARTS } from "@/components/figure/figure";
import { fileNameOf } from "@/components/figure/links";
import { type StillSvg, type StillTheme, themedStill } from "@/components/figure/stillFiles";

/** Size of the PNG files, pixels: that of the pictures beside shared links. */
export const CARD = { width: 1200, height: 630 } as const;

const tokens = readFileSync("app/tokens.css", "utf8");
const tokenOf = (name: string) => {
  const value = new RegExp(`${name}: ([^;]+);`).exec(tokens)?.[1];
  if (!value) throw new Error(`app/tokens.css has no ${name}.`);
  return value;
};

/** Returns the still picture of a figure in a theme. */
export const stillOf = (entry: FigureEntry, theme: StillTheme): StillSvg =>
  themedStill(
    readFileSync(`public/posters/${fileNameOf(entry)}.svg`, "utf8"),
    entry.title,
    theme,
    tokenOf("--paper"),
  );

/** Returns the document beside the still picture of a figure, /still/NAME.json. */
export function stillDocument(entry: FigureEntry) {
  const { alternative, width, height } = stillOf(entry, "light");
  const { name, title, caption, heights } = entry;
  return {
    name,
    title,
    caption,
    alternative,
    size: { width, height },
    card: CARD,
    /** Widths of a column at which the ranges of heights start. */
    widths: RANGE_STARTS,
    heights,
  };
}

/** Returns the still picture as a PNG file of the size CARD, in the type of the site. */
export async function cardOf(entry: FigureEntry, theme: StillTheme): Promise<Buffer> {
  await fonts();
  const { default: sharp } = await import("sharp");
  const { svg, width, height } = stillOf(entry, theme);
  const scale = Math.min(CARD.width / width, CARD.height / height);
  // librsvg draws at 72 pixels an inch.
  const picture = await sharp(Buffer.from(svg), { density: 72 * scale })
    .resize({ ...CARD, fit: "inside" })
    .toBuffer();
  const paper = /light-dark\((#\w+), (#\w+)\)/.exec(tokenOf("--paper"));
  const background = paper?.[theme === "light" ? 1 : 2] ?? "white";
  return sharp({ create: { ...CARD, channels: 3, background } })
    .composite([{ input: picture }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** The subsets of the interface's face that pictures use. */
const SUBSETS = ["latin", "greek"];
let prepared: Promise<void> | undefined;

/**
 * Gives the site's own face to the program that draws PNG files. It reads a folder that a configuration names, once,
 * when it is loaded; it does not read woff2, and the machine that builds may have no font at all.
 */
function fonts(): Promise<void> {
  prepared ??= (async () => {
    const { default: decompress } = await import("woff2-encoder/decompress");
    const folder = join(process.cwd(), ".cache/fonts");
    mkdirSync(folder, { recursive: true });
    for (const subset of SUBSETS) {
      const file = `node_modules/@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`;
      writeFileSync(join(folder, `inter-${subset}.ttf`), await decompress(readFileSync(file)));
    }
    const config = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;
    writeFileSync(join(folder, "fonts.conf"), config);
    process.env.FONTCONFIG_FILE = join(folder, "fonts.conf");
  })();
  return prepared;
}
