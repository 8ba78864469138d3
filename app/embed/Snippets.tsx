import { useState } from "react";
import { messages } from "@/app/embed/messages";
import styles from "@/app/embed/Wizard.module.css";
import { Button } from "@/components/controls/Button";
import { Picker } from "@/components/controls/Picker";
import { useWords } from "@/components/controls/words";
import { fileNameOf } from "@/components/figure/links";
import { offerFile } from "@/components/figure/pictureFiles";
import { type ChosenFigure, snippetsFor } from "@/components/figure/snippets";
import { ListingFrame } from "@/components/prose/ListingFrame";
import { sentenceOf } from "@/lib/session/sentenceOf";

/** Shows the text that one kind of host needs, and the button that saves the figure as a file. */
export function Snippets(chosen: ChosenFigure) {
  const t = useWords(messages);
  const snippets = snippetsFor(chosen, t);
  const [host, setHost] = useState(snippets[0].host);
  const { hint, text } = snippets.find((each) => each.host === host) ?? snippets[0];
  return (
    <section aria-label={t("wizard.snippets")} className={styles.snippets}>
      <Picker
        label={t("wizard.host")}
        choices={snippets.map((each) => ({ value: each.host, label: each.host }))}
        value={host}
        onChange={setHost}
      />
      <div data-snippet={host}>
        <ListingFrame title={host} text={text}>
          {text}
        </ListingFrame>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <DownloadButton {...chosen} />
    </section>
  );
}

/** Saves the figure as it is set up, with its engine, as one HTML file. */
function DownloadButton({ entry, query }: ChosenFigure) {
  const t = useWords(messages);
  const [status, setStatus] = useState("");
  const download = async () => {
    setStatus(t("wizard.making"));
    try {
      const { figureFile } = await import("@/components/figure/figureFile");
      offerFile(`${fileNameOf(entry)}.html`, await figureFile(entry, query));
      setStatus("");
    } catch (reason) {
      setStatus(t("wizard.notMade", { problem: sentenceOf(reason) }));
    }
  };
  return (
    <div>
      <Button onClick={download}>{t("wizard.download")}</Button>
      <p className={styles.hint} role="status">
        {status || t("wizard.downloadHint")}
      </p>
    </div>
  );
}
