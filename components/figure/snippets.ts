import type { FigureEntry } from "./figure";
import { embedSnippet, escaped } from "./links";

/** A way to put a figure into a page of some host. */
export interface Snippet {
  readonly host: string;
  readonly text: string;
  /** What the host needs beside the text; "" for nothing. */
  readonly hint: string;
}

/** A figure as it is set for a host. */
export interface ChosenFigure {
  readonly entry: FigureEntry;
  /** Options and settings as the query of an address, without the question mark; "" for none. */
  readonly query: string;
  /** Address of the site, without a slash at the end. */
  readonly site: string;
}

/** Returns the snippets of a figure for all kinds of hosts. */
export function snippetsFor(chosen: ChosenFigure): readonly Snippet[] {
  const { entry, query, site } = chosen;
  const { name, title, caption, chapter } = entry;
  const search = query === "" ? "" : `?${query}`;
  const address = `${site}/embed/${name}/${search}`;
  const picture = `${site}/still/${name}-light`;
  const values = [...new URLSearchParams(query)];
  const attributes = values.map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
  const frame = embedSnippet(entry, search, site);
  const description = `${site}/${chapter === "" ? "" : `chapters/${chapter}/#${name}`}`;
  // For readers who see no frame, and in feeds, which drop it.
  const link = `<p><a href="${escaped(description)}">${escaped(title)}: description</a></p>`;
  return [
    {
      host: "HTML with a script",
      hint: "The script once in a page; it shows the still picture first and keeps at most three figures live.",
      text: `<script type="module" src="${site}/embed.js"></script>\n<blockwise-figure name="${name}"${attributes}></blockwise-figure>\n${link}`,
    },
    { host: "HTML without a script", hint: "", text: `${frame}\n${link}` },
    {
      host: "MyST and Jupyter Book",
      hint: "The box has a height of its own, so the figure fills it.",
      text: `:::{iframe} ${withFit(address)}\n:width: 100%\n:title: ${title}\n:placeholder: ${picture}.png\n${caption}\n:::`,
    },
    {
      host: "Quarto",
      hint: "In formats without frames the picture is shown.",
      text: `::: {.content-visible when-format="html"}\n${frame}\n:::\n\n::: {.content-hidden when-format="html"}\n[![${title}](${picture}.png)](${address})\n:::`,
    },
    {
      host: "PreTeXt",
      hint: "",
      text: `<interactive xml:id="blockwise-${name}" iframe="${escaped(address)}" width="100%" aspect="16:10" />`,
    },
    {
      host: "reveal.js",
      hint: "The figure fills its box, rests while its slide is left, and leaves the arrow keys to the deck.",
      text: `<iframe data-src="${escaped(withFit(address))}" title="${escaped(title)}"\n  width="900" height="600" style="border:0"></iframe>`,
    },
    {
      host: "Jupyter",
      hint: "A cell of a notebook.",
      text: `from IPython.display import IFrame\nIFrame(${JSON.stringify(withFit(address))}, width="100%", height=600)`,
    },
    {
      host: "Canvas and Moodle",
      hint: "Into the HTML of a page. Canvas follows the height of the figure; in Moodle this height holds.",
      text: `${frame}\n${link}`,
    },
    {
      host: "Notion, WordPress, Discourse",
      hint: "Paste the address as a line of its own.",
      text: address,
    },
    {
      host: "React",
      hint: "The custom element in a component; the script of the first snippet defines it.",
      text: `<blockwise-figure name="${name}"${attributes} />`,
    },
    {
      host: "LaTeX",
      hint: `Save ${picture}.png beside the text; the title links to the live figure.`,
      text: `\\begin{figure}\n  \\includegraphics[width=\\linewidth]{${name}-light.png}\n  \\caption{\\href{${address.replaceAll("%", "\\%").replaceAll("#", "\\#")}}{${inLatex(title)}}: ${inLatex(caption)}}\n\\end{figure}`,
    },
  ];
}

/** Returns the address of an embed that fills its box. */
const withFit = (address: string) =>
  /[?&]fit=1/.test(address) ? address : `${address}${address.includes("?") ? "&" : "?"}fit=1`;

/** Returns text with the characters escaped that LaTeX reads as commands. */
const inLatex = (text: string) => text.replace(/[#$%&_{}]/g, "\\$&");
