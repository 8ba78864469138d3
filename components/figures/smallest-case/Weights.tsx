import { printNumber, printTwoDigits } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import type { WeightStep } from "@/lib/findings/smallestCase";
import { type Rule, ruleNamed } from "@/lib/numerics/rules";
import { messages } from "./messages";
import { type SmallestShown, storageLabel } from "./model";
import styles from "./smallest-case.module.css";

interface WeightsProps {
  readonly shown: SmallestShown;
  /** The step that is shown, from 1. */
  readonly step: number;
}

/** The five weights after a step, one table per storage: gradient, states with their codes, and step. */
export function Weights({ shown: { setup, runs }, step }: WeightsProps) {
  const t = useWords(messages);
  return (
    <div className={styles.tables}>
      {runs.map(({ storage, steps }) => (
        <StorageTable
          key={storage}
          name={t("weights.name", { storage: storageLabel(storage, setup.bits, t), step })}
          rule={ruleNamed(setup.rule)}
          weights={steps[step - 1]}
        />
      ))}
    </div>
  );
}

interface StorageTableProps {
  readonly name: string;
  readonly rule: Rule;
  readonly weights: readonly WeightStep[];
}

function StorageTable({ name, rule: { states }, weights }: StorageTableProps) {
  const t = useWords(messages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={name}>
      <table className={styles.weights}>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.weight")}</th>
            <th scope="col">{t("table.gradient")}</th>
            {states.map(({ symbol }) => (
              <th key={symbol} scope="col">
                {symbol}
              </th>
            ))}
            <th scope="col">{t("table.step")}</th>
          </tr>
        </thead>
        <tbody>
          {weights.map(({ gradient, states: values, codes, move }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a weight has no other name
            <tr key={i}>
              <th scope="row">{i + 1}</th>
              <td>{t.print(printNumber(gradient))}</td>
              {values.map((value, k) => (
                <td key={states[k].symbol} data-lost={isLost(values, k) || undefined}>
                  {t.print(printTwoDigits(value))}
                  {codes.length > 0 && <small>{t("weights.code", { code: codes[k] })}</small>}
                </td>
              ))}
              <td>{t.print(printNumber(move))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Returns whether a second moment, the last state of each rule, is 0 beside a first moment that is not. */
const isLost = (values: readonly number[], k: number) =>
  k > 0 && k === values.length - 1 && values[k] === 0 && values.some((value) => value !== 0);
