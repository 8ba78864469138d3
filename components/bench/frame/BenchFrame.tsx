import { buttonLook } from "@/components/controls/buttonLook";
import controlStyles from "@/components/controls/controls.module.css";
import { Icon } from "@/components/controls/Icon";
import { BASE } from "@/components/figure/links";
import { LedgerTable } from "@/components/figures/training-lab/Ledger";
import { configOf, laneLooks } from "@/components/figures/training-lab/model";
import { agreementSentence } from "@/components/live/plane";
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import type { Locale } from "@/lib/i18n/locales";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import { laneSettings, runSettings, type Setting } from "@/lib/records/row";
import styles from "../bench.module.css";
import { USUAL_VALUES } from "../state/options";
import { PANELS, type PanelId, panelTitle } from "../state/panels";
import frameStyles from "./frame.module.css";
import { englishFrame, type FrameWords } from "./words";

const listOf = (settings: readonly Setting[], withLabels: boolean) =>
  settings
    .map(({ name, label, text }) => (withLabels && name !== "task" ? `${label} ${text}` : text))
    .join(", ");

interface BenchFrameProps {
  /** Finds the words; by default they are in English. */
  readonly t?: FrameWords;
  /** Finds the words of runs; by default they are in English. */
  readonly live?: LiveWords;
}

/**
 * The bench at rest, written into the page by the build: the same parts in the same places, with what an untouched
 * bench is set to. It has no script of its own.
 */
export function BenchFrame({ t = englishFrame, live = englishLive }: BenchFrameProps) {
  const config = configOf(USUAL_VALUES);
  const open = PANELS.filter((panel) => panel.open);
  return (
    <div className={styles.place} data-bench-frame="">
      <div className={styles.bar}>
        <div className={styles.barRun}>
          <div className={controlStyles.buttons}>
            <button
              type="button"
              {...buttonLook({ main: true, className: `${controlStyles.start} needs-script` })}
              data-starts=""
            >
              <Icon name="start" />
              {t("bench.start")}
            </button>
            <button type="button" {...buttonLook({})} disabled>
              <Icon name="step" />
              {t("bench.step")}
            </button>
            <button type="button" {...buttonLook({})} disabled>
              <Icon name="reset" />
              {t("bench.reset")}
            </button>
          </div>
        </div>
        <div className={`${styles.barMessage} ${frameStyles.message}`}>
          <p className="needs-script">{t("bench.atRest")}</p>
          <noscript>
            <p>{t("bench.noScripts")}</p>
          </noscript>
        </div>
      </div>
      <div className={styles.work}>
        <section className={styles.setup} aria-label={t("bench.settings")}>
          <Group title={t("bench.group.task")} lines={[listOf(runSettings(config, t), true)]} />
          <Group
            title={t("bench.group.lanes")}
            lines={config.lanes.map((lane) => listOf(laneSettings(lane, t), false))}
          />
          <Group title={t("bench.group.data")} lines={[t("bench.builtIn")]} />
        </section>
        <div className={styles.results}>
          <p className={frameStyles.choice}>
            {t("bench.panelsOpen", { open: open.length, all: PANELS.length })}
          </p>
          <fieldset className={`${styles.switches} ${frameStyles.switches}`} disabled>
            <legend className="visually-hidden">{t("bench.panels")}</legend>
            {PANELS.map((panel) => (
              <label key={panel.id}>
                <input type="checkbox" defaultChecked={panel.open} />
                <span>{panelTitle(panel.id, t)}</span>
              </label>
            ))}
          </fieldset>
          <div className={styles.panels}>
            {open.map(({ id }) => (
              <section key={id} className={styles.panel} aria-label={panelTitle(id, t)} data-frame-panel={id}>
                <div className={styles.panelHead}>
                  <h2>{panelTitle(id, t)}</h2>
                  <span className={styles.tool} />
                </div>
                <div className={styles.panelBody}>
                  <Recorded panel={id} t={t} live={live} />
                </div>
              </section>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface RecordedProps extends Required<BenchFrameProps> {
  readonly panel: PanelId;
}

/** Shows the recorded run with the usual settings in the panel of an untouched bench. */
function Recorded({ panel, t, live }: RecordedProps) {
  const { config, tensors, samples, drawing, steps, device } = recordedTwin();
  const looks = laneLooks(config.lanes, live);
  const lanes = looks.map((look, i) => ({ ...look, picture: drawing.pictures[i] }));
  if (panel === "ledger")
    return <LedgerTable t={t} shown={{ config, looks, lanes, samples, tensors, drawing }} onGpu={false} />;
  if (panel === "pictures")
    return (
      <>
        <Still name="planes" locale={t.locale} alternative={t("bench.planes.alternative")} />
        <p className={styles.note}>{agreementSentence(drawing.pictures, live)}</p>
      </>
    );
  return (
    <>
      <p className={styles.note}>
        {t("bench.curves.recordedUsual", { steps: t("bench.steps", { count: steps }), device })}
      </p>
      <Still name="curves" locale={t.locale} alternative={t("bench.curves.alternative")} />
    </>
  );
}

interface StillProps {
  readonly name: string;
  readonly locale: Locale;
  readonly alternative: string;
}

/**
 * Shows a recorded picture. Not lazy, it would be fetched by each page with a link to the bench: what Next prefetches of a
 * page names its eager images.
 */
function Still({ name, locale, alternative }: StillProps) {
  const file = locale === "en" ? `bench-${name}` : `bench-${name}.${locale}`;
  return (
    // biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none
    <img
      className={frameStyles[name]}
      src={`${BASE}/posters/${file}.svg`}
      alt={alternative}
      loading="lazy"
      decoding="async"
    />
  );
}

interface GroupProps {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Shows a group of settings; on a narrow screen its title alone, as the open bench does. */
function Group({ title, lines }: GroupProps) {
  return (
    <div className={`${styles.group} ${frameStyles.group}`}>
      <p className={frameStyles.title}>{title}</p>
      {lines.map((line) => (
        <p key={line} className={styles.note}>
          {line}
        </p>
      ))}
    </div>
  );
}
