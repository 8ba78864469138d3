import { printSteps } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import controlStyles from "@/components/controls/controls.module.css";
import { Icon } from "@/components/controls/Icon";
import { BASE } from "@/components/figure/links";
import { Ledger } from "@/components/figures/training-lab/Ledger";
import { configOf, laneLooks } from "@/components/figures/training-lab/model";
import { agreementSentence } from "@/components/live/plane";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import { laneSettings, runSettings, type Setting } from "@/lib/records/row";
import styles from "../bench.module.css";
import { USUAL_VALUES } from "../state/options";
import { PANELS, type PanelId } from "../state/panels";
import frameStyles from "./frame.module.css";

const listOf = (settings: readonly Setting[], withLabels: boolean) =>
  settings.map(({ label, text }) => (withLabels && label !== "task" ? `${label} ${text}` : text)).join(", ");

/**
 * The bench at rest, written into the page by the build: the same parts in the same places, with what an untouched
 * bench is set to. It has no script of its own.
 */
export function BenchFrame() {
  const config = configOf(USUAL_VALUES);
  const open = PANELS.filter((panel) => panel.open);
  return (
    <div className={styles.place} data-bench-frame="">
      <div className={styles.bar}>
        <div className={styles.barRun}>
          <div className={controlStyles.buttons}>
            <Button main className={`${controlStyles.start} needs-script`} data-starts="">
              <Icon name="start" />
              Start
            </Button>
            <Button disabled>
              <Icon name="step" />
              Step
            </Button>
            <Button disabled>
              <Icon name="reset" />
              Reset
            </Button>
          </div>
        </div>
        <div className={`${styles.barMessage} ${frameStyles.message}`}>
          <p className="needs-script">At rest. The bench opens as you begin to use it.</p>
          <noscript>
            <p>
              The bench computes what it shows, so it needs scripts. The chapters and the list of figures do
              not.
            </p>
          </noscript>
        </div>
      </div>
      <div className={styles.work}>
        <section className={styles.setup} aria-label="Settings">
          <Group title="Task and model" lines={[listOf(runSettings(config), true)]} />
          <Group title="Lanes" lines={config.lanes.map((lane) => listOf(laneSettings(lane), false))} />
          <Group title="Data of your own" lines={["The built-in data are in use."]} />
        </section>
        <div className={styles.results}>
          <p className={frameStyles.choice}>
            Panels: {open.length} of {PANELS.length} are open
          </p>
          <fieldset className={`${styles.switches} ${frameStyles.switches}`} disabled>
            <legend className="visually-hidden">Panels</legend>
            {PANELS.map((panel) => (
              <label key={panel.id}>
                <input type="checkbox" defaultChecked={panel.open} />
                <span>{panel.title}</span>
              </label>
            ))}
          </fieldset>
          <div className={styles.panels}>
            {open.map(({ id, title }) => (
              <section key={id} className={styles.panel} aria-label={title} data-frame-panel={id}>
                <div className={styles.panelHead}>
                  <h2>{title}</h2>
                  <span className={styles.tool} />
                </div>
                <div className={styles.panelBody}>
                  <Recorded panel={id} />
                </div>
              </section>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Shows the recorded run with the usual settings in the panel of an untouched bench. */
function Recorded({ panel }: { readonly panel: PanelId }) {
  const { config, tensors, samples, drawing, steps, device } = recordedTwin();
  const looks = laneLooks(config.lanes);
  const lanes = looks.map((look, i) => ({ ...look, picture: drawing.pictures[i] }));
  if (panel === "ledger")
    return <Ledger shown={{ config, looks, lanes, samples, tensors, drawing }} onGpu={false} />;
  if (panel === "pictures")
    return (
      <>
        <Still name="planes" alternative="The plane as both networks classify it." />
        <p className={styles.note}>{agreementSentence(drawing.pictures)}</p>
      </>
    );
  return (
    <>
      <p className={styles.note}>
        Until the first step: a recorded run of {printSteps(steps)} with the usual settings ({device}).
      </p>
      <Still name="curves" alternative="Loss, gap and cosine of the lanes over the steps." />
    </>
  );
}

interface StillProps {
  readonly name: string;
  readonly alternative: string;
}

function Still({ name, alternative }: StillProps) {
  return (
    // biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none
    <img className={frameStyles[name]} src={`${BASE}/posters/bench-${name}.svg`} alt={alternative} />
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
