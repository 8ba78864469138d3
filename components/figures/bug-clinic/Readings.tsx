import { printBytes, printNumber, printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { LANES } from "@/lib/faults/patient";
import type { TensorReading } from "@/lib/faults/readings";
import styles from "./bug-clinic.module.css";
import { type ClinicWords, messages } from "./messages";

interface ReadingsProps {
  readonly readings: readonly (readonly TensorReading[])[];
  /** Name of the third lane. */
  readonly label: string;
}

/** Columns of the table. A cell of the third lane that differs from the sound lane's is bold. */
const COLUMNS = {
  bits: ({ bits }) => String(bits),
  bytes: ({ bytes }, t) => t.print(printBytes(bytes)),
  scales: ({ scales }, t) => (scales === 0 ? t("none") : String(scales)),
  codes: ({ codesInUse }, t) => (codesInUse.length === 0 ? t("none") : codesInUse.join(" / ")),
  zeroed: ({ zeroed }, t) => t.print(printPercent(zeroed)),
  norm: ({ gradientNorm }, t) => t.print(printNumber(gradientNorm)),
} as const satisfies Readonly<Record<string, (reading: TensorReading, t: ClinicWords) => string>>;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];
/** Columns whose numbers hardly ever agree: a difference says nothing. */
const NOISY: readonly Column[] = ["codes", "norm"];

/** What can be read from the state of each tensor: the sound 8-bit lane, and below it the third lane. */
export function Readings({ readings, label }: ReadingsProps) {
  const t = useWords(messages);
  if (readings.length === 0) return null;
  const print = (column: Column, reading: TensorReading) => COLUMNS[column](reading, t);
  const [sound, other] = [readings[LANES.sound], readings[LANES.faulty]];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={t("reading.region")}>
      <table className={styles.readings}>
        <caption>{t("reading.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("reading.tensor")}</th>
            <th scope="col">{t("reading.lane")}</th>
            {NAMES.map((name) => (
              <th scope="col" key={name}>
                {t(`reading.${name}`)}
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
              <td data-bits="8">{t("lane.8")}</td>
              {NAMES.map((name) => (
                <td key={name}>{print(name, reading)}</td>
              ))}
            </tr>
            <tr>
              <td className={styles.third}>{label}</td>
              {NAMES.map((name) => {
                const differs = !NOISY.includes(name) && print(name, reading) !== print(name, other[i]);
                return (
                  <td key={name} className={differs ? styles.differs : undefined}>
                    {print(name, other[i])}
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
  const t = useWords(messages);
  if (readings.length === 0) return null;
  const dumped = (value: number) => t.print(value.toExponential(2)).replaceAll("-", "−");
  return (
    <details className={styles.more}>
      <summary>{t("dump")}</summary>
      {(["sound", "faulty"] as const).map((lane) => (
        <div key={lane}>
          <p className={styles.note}>{t("dumped", { lane: lane === "sound" ? t("lane.8") : label })}</p>
          <ul className={styles.dump}>
            {readings[LANES[lane]].map(({ name, first }) => (
              <li key={name}>
                {name}: {first.map((values) => values.map(dumped).join(" ")).join(" | ")}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
