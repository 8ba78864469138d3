import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { DeviceTable } from "@/app/(book)/verify/DeviceTable";
import { readDevices } from "@/app/(book)/verify/devices";
import styles from "@/app/(book)/verify/devices.module.css";
import type { DeviceWords } from "@/app/(book)/verify/messages";
import { germanDevices } from "@/app/(book)/verify/messages.de";
import { FigureTranslation } from "@/components/controls/words";
import { BASE } from "@/components/figure/links";
import { germanVerify } from "@/components/verify/messages.de";
import { Verify } from "@/components/verify/Verify";
import { german } from "@/content/de/vocabulary";
import { makeWords } from "@/lib/i18n/words";

export const generateMetadata = () => headOf(pageIn("de", "verify"));

const t = makeWords("de", { ...germanVerify, ...germanDevices }) as unknown as DeviceWords;

export default function VerifyPage() {
  return (
    <Shell t={german} page="verify">
      <PageHead title="Diese GPU prüfen">
        Ihre GPU berechnet Tabellen, quantisierte Werte und Schritte von Optimierern. Die Seite vergleicht sie
        Code für Code mit Ausgaben von bitsandbytes und mit dem einfachen TypeScript dieser Website. Nichts
        wird irgendwohin gesendet.
      </PageHead>
      <FigureTranslation locale="de" list={germanVerify}>
        <Verify base={BASE} />
      </FigureTranslation>
      <section className={styles.devices}>
        <h2>Andere Geräte</h2>
        <p>Ergebnisse werden im Ordner docs/devices gesammelt, über Pull Requests.</p>
        <DeviceTable devices={readDevices("docs/devices")} t={t} />
      </section>
    </Shell>
  );
}
