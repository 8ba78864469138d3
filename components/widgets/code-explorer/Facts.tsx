import styles from "./code-explorer.module.css";
import { type CodeFacts, shortest32 } from "./model";
import { printDecade, printError, printValue } from "./print";

/** What there is to say about the chosen code, in numbers. Values are shares of the block's absmax. */
export function Facts({ facts }: { readonly facts: CodeFacts }) {
  const { index, value, below, above, from, to, worstError, decade } = facts;
  const step = (other: number | undefined) =>
    other === undefined ? "none" : `${printValue(other)}, ${printValue(Math.abs(other - value))} away`;
  const rows = [
    ["Value", String(shortest32(value)).replaceAll("-", "−")],
    ["Code", `${index}, hexadecimal ${index.toString(16).toUpperCase().padStart(2, "0")}`],
    [
      "Decade",
      decade === undefined ? "none, it is zero" : `${value < 0 ? "minus " : ""}${printDecade(decade)}`,
    ],
    ["Next smaller", step(below)],
    ["Next larger", step(above)],
    ["Rounded to it", `${printValue(from)} to ${printValue(to)}`],
    ["Worst relative error", printError(worstError)],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
