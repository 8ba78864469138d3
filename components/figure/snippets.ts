import type { FigureEntry } from "./figure";
import { embedPath, embedSnippet, escaped, fileNameOf, homePath } from "./links";
import type { SnippetWords } from "./snippetMessages";

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
  /** Text of the link to the page that explains it. */
  readonly description: string;
  /** Options and settings as the query of an address, without the question mark; "" for none. */
  readonly query: string;
  /** Address of the site, without a slash at the end. */
  readonly site: string;
}

/**
 * Returns the snippets of a figure for all kinds of hosts.
 *
 * @param t finds the names of the hosts and the hints
 */
export function snippetsFor(chosen: ChosenFigure, t: SnippetWords): readonly Snippet[] {
  const { entry, query, site, description } = chosen;
  const { name, title, caption, locale } = entry;
  const search = query === "" ? "" : `?${query}`;
  const address = `${site}${embedPath(entry)}${search}`;
  const picture = `${site}/still/${fileNameOf(entry)}-light`;
  const values = [...new URLSearchParams(query)];
  const language = locale ? ` lang="${locale}"` : "";
  const attributes = language + values.map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
  const frame = embedSnippet(entry, search, site);
  // For readers who see no frame, and in feeds, which drop it.
  const link = `<p><a href="${escaped(site + homePath(entry))}">${escaped(description)}</a></p>`;
  return [
    {
      host: t("host.script"),
      hint: t("hint.script"),
      text: `<script type="module" src="${site}/embed.js"></script>\n<blockwise-figure name="${name}"${attributes}></blockwise-figure>\n${link}`,
    },
    { host: t("host.html"), hint: "", text: `${frame}\n${link}` },
    {
      host: t("host.myst"),
      hint: t("hint.myst"),
      text: `:::{iframe} ${withFit(address)}\n:width: 100%\n:title: ${title}\n:placeholder: ${picture}.png\n${caption}\n:::`,
    },
    {
      host: t("host.quarto"),
      hint: t("hint.quarto"),
      text: `::: {.content-visible when-format="html"}\n${frame}\n:::\n\n::: {.content-hidden when-format="html"}\n[![${title}](${picture}.png)](${address})\n:::`,
    },
    {
      host: t("host.pretext"),
      hint: "",
      text: `<interactive xml:id="blockwise-${name}" iframe="${escaped(address)}" width="100%" aspect="16:10" />`,
    },
    {
      host: t("host.reveal"),
      hint: t("hint.reveal"),
      text: `<iframe data-src="${escaped(withFit(address))}" title="${escaped(title)}"\n  width="900" height="600" style="border:0"></iframe>`,
    },
    {
      host: t("host.jupyter"),
      hint: t("hint.jupyter"),
      text: `from IPython.display import IFrame\nIFrame(${JSON.stringify(withFit(address))}, width="100%", height=600)`,
    },
    {
      host: t("host.lms"),
      hint: t("hint.lms"),
      text: `${frame}\n${link}`,
    },
    {
      host: t("host.blog"),
      hint: t("hint.blog"),
      text: address,
    },
    {
      host: t("host.react"),
      hint: t("hint.react"),
      text: `<blockwise-figure name="${name}"${attributes} />`,
    },
    {
      host: t("host.latex"),
      hint: t("hint.latex", { picture: `${picture}.png` }),
      text: `\\begin{figure}\n  \\includegraphics[width=\\linewidth]{${fileNameOf(entry)}-light.png}\n  \\caption{\\href{${address.replaceAll("%", "\\%").replaceAll("#", "\\#")}}{${inLatex(title)}}: ${inLatex(caption)}}\n\\end{figure}`,
    },
  ];
}

/** Returns the address of an embed that fills its box. */
const withFit = (address: string) =>
  /[?&]fit=1/.test(address) ? address : `${address}${address.includes("?") ? "&" : "?"}fit=1`;

/** Returns text with the characters escaped that LaTeX reads as commands. */
const inLatex = (text: string) => text.replace(/[#$%&_{}]/g, "\\$&");
