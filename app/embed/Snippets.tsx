import { useState } from "react";
import styles from "@/app/embed/Wizard.module.css";
import { Button } from "@/components/controls/Button";
import { Picker } from "@/components/controls/Picker";
import { offerFile } from "@/components/figure/pictureFiles";
import { type ChosenFigure, snippetsFor } from "@/components/figure/snippets";
import { ListingFrame } from "@/components/prose/ListingFrame";
import { sentenceOf } from "@/lib/session/sentenceOf";

/** Shows the text that one kind of host needs, and the button that saves the figure as a file. */
export function Snippets(chosen: ChosenFigure) {
  const snippets = snippetsFor(chosen);
  const [host, setHost] = useState(snippets[0].host);
  const { hint, text } = snippets.find((each) => each.host === host) ?? snippets[0];
  return (
    <section aria-label="What your host needs" className={styles.snippets}>
      <Picker
        label="Where it goes"
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
  const [status, setStatus] = useState("");
  const download = async () => {
    setStatus("The file is being put together…");
    try {
      const { figureFile } = await import("@/components/figure/figureFile");
      offerFile(`${entry.name}.html`, await figureFile(entry, query));
      setStatus("");
    } catch (reason) {
      setStatus(`The figure could not be downloaded: ${sentenceOf(reason)}`);
    }
  };
  return (
    <div>
      <Button onClick={download}>Download as one file</Button>
      <p className={styles.hint} role="status">
        {status || "An HTML file with the engine inside: it opens from disk and needs no network."}
      </p>
    </div>
  );
}
