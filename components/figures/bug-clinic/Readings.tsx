import { printBytes, printNumber, printPercent } from "@/components/charts/format";
import { LANES } from "@/lib/faults/patient";
import type { TensorReading } from "@/lib/faults/readings";
import styles from "./bug-clinic.module.css";

interface ReadingsProps {
  readonly readings: readonly (readonly TensorReading[])[];
  /** Name of the third lane. */
  readonly label: string;
}

/** Columns of the table. A cell of the third lane that differs from the sound lane's is bold. */
const COLUMNS: readonly (readonly [string, (reading: TensorReading) => string])[] = [
  ["bits", ({ bits }) => String(bits)],
  ["bytes", ({ bytes }) => printBytes(bytes)],
  ["scales", ({ scales }) => (scales === 0 ? "none" : String(scales))],
  ["codes in use", ({ codesInUse }) => (codesInUse.length === 0 ? "none" : codesInUse.join(" / "))],
  ["r zero, m not", ({ zeroed }) => printPercent(zeroed)],
  ["gradient norm", ({ gradientNorm }) => printNumber(gradientNorm)],
];
/** Columns whose numbers hardly ever agree: a difference says nothing. */
const NOISY: readonly string[] = ["codes in use", "gradient norm"];

/** What can be read from the state of each tensor: the sound 8-bit lane, and below it the third lane. */
export function Readings({ readings, label }: ReadingsProps) {
  if (readings.length === 0) return null;
  const [sound, other] = [readings[LANES.sound], readings[LANES.faulty]];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label="State of each tensor">
      <table className={styles.readings}>
        <caption>State of each tensor now</caption>
        <thead>
          <tr>
            <th scope="col">tensor</th>
            <th scope="col">lane</th>
            {COLUMNS.map(([name]) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {sound.map((reading, i) => (
          <tbody key={reading.name}>
            <tr>
              <th scope="rowgroup" rowSpan={2}>
                {reading.name}
              </th>
              <td data-bits="8">8-bit</td>
              {COLUMNS.map(([name, print]) => (
                <td key={name}>{print(reading)}</td>
              ))}
            </tr>
            <tr>
              <td className={styles.third}>{label}</td>
              {COLUMNS.map(([name, print]) => {
                const differs = !NOISY.includes(name) && print(reading) !== print(other[i]);
                return (
                  <td key={name} className={differs ? styles.differs : undefined}>
                    {print(other[i])}
                  </td>
                );
              })}
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** The first values of each state of the largest tensor, as the next step reads them. */
export function Dump({ readings, label }: ReadingsProps) {
  if (readings.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>State dump</summary>
      {(["sound", "faulty"] as const).map((lane) => (
        <div key={lane}>
          <p className={styles.note}>{lane === "sound" ? "8-bit" : label}, first values of each state</p>
          <ul className={styles.dump}>
            {readings[LANES[lane]].map(({ name, first }) => (
              <li key={name}>
                {name}:{" "}
                {first.map((values) => values.map((value) => value.toExponential(2)).join(" ")).join(" | ")}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
