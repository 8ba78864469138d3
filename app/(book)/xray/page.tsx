import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Figure } from "@/components/prose/Figure";

export const generateMetadata = () => headOf(pageIn("en", "xray"));

export default function Xray() {
  return (
    <Shell page="xray">
      <PageHead title="X-ray of a state">
        Drop a checkpoint of an optimizer. The page reads it in your browser and says in how many bits each
        parameter is kept, with which blocks and which map, and which of the documented mistakes have left a
        trace in it. The file is not sent anywhere, and nothing in it is executed.
      </PageHead>
      <Figure name="state-xray" onPaper="live" />
    </Shell>
  );
}
