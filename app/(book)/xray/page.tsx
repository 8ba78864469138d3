import { headOf } from "@/app/_shell/head";
import page from "@/app/_shell/Page.module.css";
import { OTHER_PAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Figure } from "@/components/prose/Figure";

export const generateMetadata = () => headOf(OTHER_PAGES.xray);

export default function Xray() {
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>X-ray of a state</h1>
        <p className={page.lead}>
          Drop a checkpoint of an optimizer. The page reads it in your browser and says in how many bits each
          parameter is kept, with which blocks and which map, and which of the documented mistakes have left a
          trace in it. The file is not sent anywhere, and nothing in it is executed.
        </p>
      </header>
      <Figure name="state-xray" />
    </Shell>
  );
}
