import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Figure } from "@/components/prose/Figure";
import { german } from "@/content/de/vocabulary";

export const generateMetadata = () => headOf(pageIn("de", "xray"));

export default function Xray() {
  return (
    <Shell t={german} page="xray">
      <PageHead title="Röntgenbild eines Zustands">
        Legen Sie den Checkpoint eines Optimierers ab. Die Seite liest ihn in Ihrem Browser und sagt, in wie
        vielen Bits jeder Parameter aufbewahrt wird, mit welchen Blöcken und welcher Tabelle, und welche der
        dokumentierten Fehler eine Spur darin hinterlassen haben. Die Datei wird nirgendwohin gesendet, und
        nichts aus ihr wird ausgeführt.
      </PageHead>
      <Figure name="state-xray" onPaper="live" t={german} />
    </Shell>
  );
}
