import { Contents } from "@/app/_shell/Contents";
import { headOf } from "@/app/_shell/head";
import { START_LANGUAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { DESCRIPTION } from "@/app/_shell/site";
import styles from "@/app/(book)/cover.module.css";
import { BASE } from "@/components/figure/links";
import { Prose } from "@/components/prose/Prose";
import Text from "@/content/cover.mdx";
import { earlyWorkerScript } from "@/lib/session/earlyWorker";
import { RUN_WORKER } from "@/lib/session/runLease";

export const generateMetadata = () =>
  headOf({ description: DESCRIPTION, path: "/", languages: START_LANGUAGES });

export default function Cover() {
  return (
    <Shell languages={START_LANGUAGES}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the text is a constant of ours; see earlyWorker.ts */}
      <script dangerouslySetInnerHTML={{ __html: earlyWorkerScript(`${BASE}${RUN_WORKER}`) }} />
      <header className={styles.head}>
        <p className={styles.name}>8-bit optimizers, explained by running them</p>
        <h1 className={styles.title}>Can 256 numbers replace four billion?</h1>
      </header>
      <Prose>
        <Text components={{ Contents }} />
      </Prose>
    </Shell>
  );
}
