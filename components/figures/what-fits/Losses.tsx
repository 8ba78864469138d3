import { AxisX, AxisY } from "@/components/charts/Axis";
import { Band } from "@/components/charts/Band";
import { Chart } from "@/components/charts/Chart";
import { EndLabels } from "@/components/charts/EndLabels";
import { Line } from "@/components/charts/Line";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { type LossPicture, lossSentence } from "./lossPicture";
import { messages } from "./messages";
import styles from "./what-fits.module.css";

const HEIGHT = 150;
const hueOf = (bits: 32 | 8) => (bits === 32 ? "var(--bits32)" : "var(--bits8)");

/** Draws losses over steps, with a band where they are of several seeds. */
export function Losses({ picture }: { readonly picture: LossPicture }) {
  const t = useWords(messages);
  const { title, lines, band, lastStep } = picture;
  const last = (values: readonly number[]) => values[values.length - 1];
  const label = (bits: 32 | 8, value: number, text: string) => ({
    text,
    value,
    colour: hueOf(bits),
  });
  // Seeds end close together: one label names them all.
  const labels = band
    ? [
        label(32, last(band.high), t("fits.loss.band", { bits: 32 })),
        label(8, last(lines[0].losses), t("fits.loss.seeds", { bits: 8 })),
      ]
    : lines.map(({ bits, losses }) => {
        const loss = t.print(last(losses).toFixed(2));
        return label(bits, last(losses), t("fits.loss.label", { bits, loss }));
      });
  return (
    <div className={styles.losses}>
      <p className={styles.title}>{title}</p>
      <Chart
        sentence={lossSentence(picture, t)}
        height={HEIGHT}
        margin={{ left: 44, right: 84, top: 20, bottom: 22 }}
        startWidth={640}
        x={(range) => linearScale({ series: [[band?.steps[0] ?? 0, lastStep]], range })}
        y={(range) =>
          linearScale({
            series: [...lines.map(({ losses }) => losses), ...(band ? [band.low, band.high] : [])],
            range,
          })
        }
      >
        <AxisY title={t("fits.loss.nats")} count={4} />
        <AxisX title={t("fits.loss.step")} />
        {band && <Band low={band.low} high={band.high} at={band.steps} colour={hueOf(32)} />}
        {lines.map(({ bits, steps, losses }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the seeds have an order and no other name
          <Line key={i} values={losses} at={steps} colour={hueOf(bits)} dashed={bits === 8} />
        ))}
        <EndLabels labels={labels} />
      </Chart>
    </div>
  );
}
