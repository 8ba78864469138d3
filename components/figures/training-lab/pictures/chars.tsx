import { partedTexts, partsOf } from "./charsModel";
import type { PictureProps } from "./picture";
import styles from "./pictures.module.css";

/** What each lane's model writes after the same prompts; marked from where it parts company with the reference. */
export function CharsView({ lanes, samples }: PictureProps) {
  const texts = partedTexts(lanes, samples);
  if (samples.length === 0) return <p className={styles.note}>Loading…</p>;
  return (
    <div className={styles.texts}>
      {lanes.map(({ label, style }, lane) => (
        <section key={label} aria-label={`Text written with ${label} state`}>
          <p className={styles.name} style={{ color: style.colour }}>
            {label}
          </p>
          {texts[lane].map((text) => {
            const [same, own] = partsOf(text);
            return (
              <p key={text.row} className={styles.text}>
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
          {texts[lane].length === 0 && <p className={styles.note}>Nothing is written yet.</p>}
        </section>
      ))}
    </div>
  );
}
