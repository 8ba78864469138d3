import { useWords } from "@/components/controls/words";
import { readTexts, type WrittenText } from "@/lib/tasks/chars/writtenText";
import { english, messages } from "../messages";
import type { PictureLane, PictureProps } from "./picture";
import styles from "./pictures.module.css";

/** A text that a lane wrote, compared with the text of the reference after the same prompt. */
interface ComparedText extends WrittenText {
  /** Index of the text among those of the lane. */
  readonly row: number;
  /** Number of characters at the start that equal those of the reference. */
  readonly same: number;
}

/** Returns the characters of a text, not its code units, of which a character may take two. */
const charactersOf = (text: string) => [...text];

/** Returns how many characters two texts have in common at their start. */
function sameStart(one: string, other: string): number {
  const [a, b] = [charactersOf(one), charactersOf(other)];
  const at = a.findIndex((character, i) => character !== b[i]);
  return at < 0 ? a.length : at;
}

/** Returns the texts of each lane, [lanes][texts]; none for a lane without a picture. */
function comparedTexts(lanes: readonly PictureLane[], samples: Float32Array): ComparedText[][] {
  const texts = lanes.map(({ picture }) => (samples.length > 0 ? readTexts(picture, samples) : []));
  return texts.map((each) =>
    each.map((text, row) => ({
      ...text,
      row,
      same: sameStart(text.written, texts[0][row]?.written ?? ""),
    })),
  );
}

/** Splits a text into the start that equals the text of the reference, and the rest. */
function partsOf({ written, same }: ComparedText): readonly [string, string] {
  const characters = charactersOf(written);
  return [characters.slice(0, same).join(""), characters.slice(same).join("")];
}

/** Returns the finding: how many characters the lanes write as the reference does. */
export function describeTexts(lanes: readonly PictureLane[], samples: Float32Array, t = english): string {
  const texts = comparedTexts(lanes, samples);
  const [reference, ...others] = texts;
  if (!reference || reference.every(({ written }) => written === "")) return t("lab.chars.waiting");
  if (others.length === 0) return t("lab.chars.one", { lane: lanes[0].label });
  const all = charactersOf(reference[0].written).length;
  const shares = others.map((each, i) => {
    const same = each.map((text) => text.same);
    const agreed = same.every((count) => count === all);
    const values = { lane: lanes[i + 1].label, same: same.join(", "), all: String(all) };
    return t(agreed ? "lab.chars.all" : "lab.chars.first", values);
  });
  return t("lab.chars.same", { lanes: shares.join("; "), reference: lanes[0].label });
}

/**
 * Shows the texts that each model writes after the same prompts, marked from where they differ from the
 * reference.
 */
export function CharsView({ lanes, samples }: PictureProps) {
  const t = useWords(messages);
  const texts = comparedTexts(lanes, samples);
  if (samples.length === 0) return <p className={styles.note}>{t("lab.loading")}</p>;
  return (
    <div className={styles.texts}>
      {lanes.map(({ label, style }, lane) => (
        <section key={label} aria-label={t("lab.chars.lane", { lane: label })}>
          <p className={styles.name} style={{ color: style.colour }}>
            {label}
          </p>
          {texts[lane].map((text) => {
            const [same, own] = partsOf(text);
            return (
              <p key={text.row} className={styles.text} dir="auto">
                <span className={styles.prompt}>{text.prompt}</span>
                {same}
                {own && (
                  <mark className={styles.own} style={{ borderColor: style.colour }}>
                    {own}
                  </mark>
                )}
              </p>
            );
          })}
          {texts[lane].length === 0 && <p className={styles.note}>{t("lab.chars.nothing")}</p>}
        </section>
      ))}
    </div>
  );
}
