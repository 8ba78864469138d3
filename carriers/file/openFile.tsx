/** Shows a downloaded figure: the script of the file that components/figure/figureFile.ts puts together. */
import { createRoot } from "react-dom/client";
import { Translation } from "@/components/controls/translation";
import { Embed } from "@/components/figure/Embed";
import type { FigureDefinition, FigureEntry, FigureView } from "@/components/figure/figure";
import { startAgent } from "@/components/figure/host/agent";
import type { AnyKey } from "@/lib/i18n/en";
import type { Messages } from "@/lib/i18n/message";

/**
 * Draws a figure with the options of the page's address, or else with the options that it was downloaded with. It is
 * the same page as the figure's embed, so it takes the same settings and speaks with a page that holds it in a frame.
 *
 * @param name of the figure
 * @param heights of the figure, see `FigureEntry`
 */
export function openFile(
  name: string,
  { title, caption, chapter }: FigureDefinition,
  view: FigureView,
  heights: readonly number[],
): void {
  const query = globalThis.blockwiseFile?.query ?? "";
  if (window.location.search === "" && query !== "") {
    try {
      window.history.replaceState(null, "", query);
    } catch {
      // A host that forbids it shows the figure with its usual options.
    }
  }
  window.blockwiseAgent = startAgent(window, name);
  const language = globalThis.blockwiseFile?.language;
  const entry: FigureEntry = language
    ? {
        name,
        chapter,
        title: String(language.words.title),
        caption: String(language.words.caption),
        locale: language.locale,
        words: language.words,
        heights: language.heights,
        home: language.home,
      }
    : { name, title, caption, chapter, heights };
  const root = document.body.appendChild(document.createElement("div"));
  const embed = <Embed entry={entry} load={async () => view} />;
  createRoot(root).render(
    language ? (
      <Translation locale={language.locale} messages={language.messages as Messages<AnyKey>}>
        {embed}
      </Translation>
    ) : (
      embed
    ),
  );
}
