/**
 * Rewrites the exported pages of embeds so that a browser fetches no script and no font until the figure is used: the
 * addresses of scripts move to `data-src`, where the agent of the page finds them (components/figure/host/agent.ts),
 * and the preloads are removed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { localesIn } from "./locales.mjs";

/**
 * Returns the page with late scripts.
 *
 * @param {string} html a page that Next has exported
 * @throws Error if the page has no script to delay: Next then writes them in another form
 */
export function atRest(html) {
  let delayed = 0;
  const page = html
    .replace(/<script src="([^"]+)"( async="")?([^>]*)><\/script>/g, (tag, source, _, rest) => {
      // Browsers that know modules never fetch this one.
      if (/nomodule/i.test(rest)) return tag;
      delayed++;
      return `<script type="text/plain" data-src="${source}"></script>`;
    })
    .replace(/<link rel="preload"[^>]*as="(?:script|font)"[^>]*>/g, "");
  if (delayed === 0) throw new Error("The page of an embed names no script.");
  return page;
}

/** Rewrites all embeds of an exported site. @param {string} out folder of the site */
export function restEmbeds(out) {
  for (const locale of ["", ...localesIn(out)]) {
    const folder = join(out, locale, "embed");
    for (const name of readdirSync(folder)) {
      const file = join(folder, name, "index.html");
      if (existsSync(file)) writeFileSync(file, atRest(readFileSync(file, "utf8")));
    }
  }
}
