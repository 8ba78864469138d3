/** A figure as one HTML file that opens from disk, with its engine inside. */
import { laterMessages } from "@/lib/i18n/enLater";
import type { WordList } from "@/lib/i18n/words";
import type { CarriedFiles, CarriedWords } from "@/lib/session/carried";
import { SaidError } from "@/lib/session/saidError";
import type { FigureEntry } from "./figure";
import { BASE, escaped, fileNameOf, siteHere } from "./links";

/** The parts of a figure's file as the build writes them (scripts/figure-files.mjs). */
export interface FileParts {
  readonly style: string;
  readonly script: string;
  /** Paths on the site of the files that the script asks for. */
  readonly carries: readonly string[];
}

/** The file needs no network, so it allows none: a figure in it cannot send anything anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "font-src data:",
  "worker-src data: blob:",
].join("; ");

/** Returns a script's text so that no part of it ends its element. */
const inScript = (text: string) => text.replace(/<(?=\/script|!--)/gi, "\\x3c");

/**
 * Returns the text of a figure's file.
 *
 * @param style that all figures share, before the figure's own
 */
export function figurePage(
  entry: FigureEntry,
  parts: FileParts,
  style: string,
  carried: CarriedFiles,
): string {
  const { language } = carried;
  const messages: WordList = language?.messages ?? laterMessages;
  const needsScripts = String(messages["figure.needsScripts"]);
  const data = JSON.stringify(carried).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="${language?.locale ?? "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(entry.title)}</title>
<!-- Licences of the programs and fonts in this file: ${carried.site}/licences/ -->
<style>${style}${parts.style}</style>
</head>
<body>
<noscript><p>${escaped(entry.title)}: ${escaped(entry.caption)} ${escaped(needsScripts)}</p></noscript>
<script>blockwiseFile = ${data}</script>
<script>${inScript(parts.script)}</script>
</body>
</html>
`;
}

/**
 * Fetches the parts of a figure's file and puts them together.
 *
 * @param query options and settings as the query of an embed's address, with or without its question mark
 * @throws Error if a part cannot be fetched
 */
export async function figureFile(entry: FigureEntry, query: string): Promise<Blob> {
  const folder = "/figure-files";
  const [parts, style] = await Promise.all([
    fetched(`${folder}/${entry.name}.bin`).then(unpacked),
    fetched(`${folder}/style.css`).then((response) => response.text()),
  ]);
  const language = await wordsOf(entry, folder);
  const paths = language ? carriedIn(language.locale, entry.name, parts.carries) : parts.carries;
  const texts = await Promise.all(
    paths.map(async (path) => [path, await (await fetched(path)).text()] as const),
  );
  const set = new URLSearchParams(query);
  // The file has no other figures to wait for.
  set.set("start", "now");
  const carried = { site: siteHere(), query: `?${set}`, texts: Object.fromEntries(texts), language };
  return new Blob([figurePage(entry, parts, style, carried)], { type: "text/html" });
}

/** Fetches the words of a figure that is not in English; undefined for one that is. */
async function wordsOf(entry: FigureEntry, folder: string): Promise<CarriedWords | undefined> {
  const { locale, home } = entry;
  if (!locale) return undefined;
  const [messages, own] = await Promise.all([
    fetched(`${folder}/${locale}.json`).then((response) => response.json()),
    fetched(`${folder}/${fileNameOf(entry)}.json`).then((response) => response.json()),
  ]);
  return { locale, messages, ...own, home };
}

/** Returns the paths of the files that a figure asks for in another language, which has one still picture. */
const carriedIn = (locale: string, name: string, paths: readonly string[]) => [
  ...paths.filter((path) => !path.startsWith("/posters/")),
  `/posters/${name}.${locale}.svg`,
];

async function fetched(path: string): Promise<Response> {
  const response = await fetch(BASE + path);
  if (!response.ok)
    throw new SaidError({ key: "failure.answered", values: { path, status: String(response.status) } });
  return response;
}

/** Reads the parts, which are packed by gzip: together those of all figures take a third of the bytes then. */
async function unpacked(response: Response): Promise<FileParts> {
  const text = response.body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(text).json();
}
