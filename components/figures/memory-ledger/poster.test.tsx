import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { ledgerOf, parametersOf } from "@/lib/findings/memory";
import { defaultsOf } from "@/lib/options/options";
import { Bars } from "./Bars";
import { ConfigField } from "./ConfigField";
import { memoryLedgerOptions } from "./figure";
import { captionOf, type LedgerValues, setupOf, tableOf } from "./model";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture and numbers that are up to date", async () => {
  const values = defaultsOf(memoryLedgerOptions) as LedgerValues;
  const ledgers = [32, values.bits].map((bits) => ledgerOf(values, parametersOf(values), bits));
  const markup = renderToStaticMarkup(
    <Bars ledgers={ledgers} gpu={setupOf(values)} sentence={captionOf(values)} />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/memory-ledger.svg");
  await expect(storedNumbers(tableOf(values))).toMatchFileSnapshot("./numbers.json");
});

it("has room for every label, where the bars of small parts lie close together too", () => {
  const values = {
    ...defaultsOf(memoryLedgerOptions),
    model: "llama-2-7b",
    weights: 2,
    rank: 16,
  } as LedgerValues;
  const ledgers = [32, 8].map((bits) => ledgerOf(values, parametersOf(values), bits));
  const markup = renderToStaticMarkup(<Bars ledgers={ledgers} gpu={setupOf(values)} sentence="" />);
  const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(markup)?.[1]);
  const lines = [...markup.matchAll(/<text[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(lines.length).toBeGreaterThan(8);
  expect(Math.max(...lines)).toBeLessThan(height);
});

it("shows an example of what the field reads, with the braces of a config.json", () => {
  const markup = renderToStaticMarkup(<ConfigField onShape={() => undefined} />);
  expect(markup).toContain("{&quot;model_type&quot;: &quot;llama&quot;, &quot;hidden_size&quot;: 4096, …}");
});
