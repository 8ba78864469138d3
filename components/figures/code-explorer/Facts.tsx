import { shortest32 } from "@/components/figure/table";
import { printValue } from "../maps/print";
import styles from "./code-explorer.module.css";
import { bits, type CodeFacts } from "./model";
import { printDecade, printRelativeError } from "./words";

/** Lists the numbers of the chosen code. Values are shares of the block's absmax. */
export function Facts({ facts }: { readonly facts: CodeFacts }) {
  const { index, value, below, above, from, to, worstError, decade } = facts;
  const rows: [string, string, string?][] = [
    ["Value", String(shortest32(value)).replaceAll("-", "−")],
    [
      "Stored byte",
      bits(index),
      `code ${index}, hexadecimal ${index.toString(16).toUpperCase().padStart(2, "0")}`,
    ],
    ["Next smaller", ...neighbour(value, below)],
    ["Next larger", ...neighbour(value, above)],
    ["Rounded to it", `${printValue(from)} to ${printValue(to)}`],
    ["Worst relative error", printRelativeError(worstError), "of the values rounded to it"],
    ["Decade", decade === undefined ? "none, it is zero" : printDecade(decade, value < 0)],
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

/** Returns a neighbouring value and its distance, as texts. */
function neighbour(value: number, other: number | undefined): [string, string?] {
  return other === undefined ? ["none"] : [printValue(other), `${printValue(Math.abs(other - value))} away`];
}
