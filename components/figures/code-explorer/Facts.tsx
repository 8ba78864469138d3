import { useWords } from "@/components/controls/words";
import { shortest32 } from "@/components/figure/table";
import { printValue } from "../maps/print";
import styles from "./code-explorer.module.css";
import { type ExplorerWords, messages } from "./messages";
import { bits, type CodeFacts } from "./model";
import { printDecade, printRelativeError } from "./words";

/** Lists the numbers of the chosen code. Values are shares of the block's absmax. */
export function Facts({ facts }: { readonly facts: CodeFacts }) {
  const t = useWords(messages);
  const { index, value, below, above, from, to, worstError, decade } = facts;
  const rows: [string, string, string?][] = [
    [t("facts.value"), t.print(String(shortest32(value)).replaceAll("-", "−"))],
    [t("facts.byte"), bits(index), t("facts.code", { index, hexadecimal: hexadecimalOf(index) })],
    [t("facts.below"), ...neighbour(value, below, t)],
    [t("facts.above"), ...neighbour(value, above, t)],
    [t("facts.interval"), t("facts.range", { from: t.print(printValue(from)), to: t.print(printValue(to)) })],
    [t("facts.error"), printRelativeError(worstError, t), t("facts.errorOf")],
    [t("facts.decade"), decade === undefined ? t("facts.noDecade") : printDecade(decade, value < 0, t)],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([name, text, aside]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {text}
            {aside && <small>{aside}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const hexadecimalOf = (index: number) => index.toString(16).toUpperCase().padStart(2, "0");

/** Returns a neighbouring value and its distance, as texts. */
function neighbour(value: number, other: number | undefined, t: ExplorerWords): [string, string?] {
  if (other === undefined) return [t("facts.none")];
  const distance = t.print(printValue(Math.abs(other - value)));
  return [t.print(printValue(other)), t("facts.away", { distance })];
}
