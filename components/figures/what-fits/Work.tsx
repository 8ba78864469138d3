import { Button } from "@/components/controls/Button";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { Icon } from "@/components/controls/Icon";
import { useWords } from "@/components/controls/words";
import { Losses } from "./Losses";
import { ownLosses, recordedLosses } from "./lossPicture";
import { messages } from "./messages";
import { laneWords, recordedWords, searchWords } from "./model";
import type { useWhatFits } from "./useWhatFits";
import styles from "./what-fits.module.css";

type Props = { readonly work: ReturnType<typeof useWhatFits> };

/** Shows the buttons that train both precisions and look for a budget, and what came of it in a picture and in words. */
export function Work({ work }: Props) {
  const t = useWords(messages);
  const { fits, training, search, run, broken, short, train, find } = work;
  const lanes = run?.part.lanes ?? [];
  const own = run && ownLosses(run.part.lanes, run.part.device, run.request.steps, t);
  const trains = training.progress !== null;
  const looks = search.progress !== null;
  const found = search.run?.part;
  const failure = short
    ? t("planned.shortText", {
        bytes: String(short.bytes),
        least: String(short.least),
        context: String(short.context),
      })
    : training.failure;
  return (
    <div>
      <div className={styles.buttons}>
        <Button
          main={!trains}
          disabled={looks || (!trains && !fits.in8)}
          onClick={trains ? training.stop : train}
        >
          <Icon name={trains ? "pause" : "start"} />
          {t(trains ? "fits.stop" : "fits.train")}
        </Button>
        <Button disabled={trains} onClick={looks ? search.stop : find}>
          {t(looks ? "fits.stopFinding" : "fits.find")}
        </Button>
      </div>
      <Losses picture={own ?? recordedLosses(t)} />
      <div role="status" className={styles.words}>
        {search.failure && <p>{search.failure}</p>}
        {looks && !found && <p>{t("fits.search.asked")}</p>}
        {found && (looks || found.end) && <p data-search={found.end ?? "on"}>{searchWords(found, t)}</p>}
        {failure && <p>{failure}</p>}
        {broken && <p>{t("fits.broken")}</p>}
        {lanes.map((lane) => (
          <p key={lane.bits}>{laneWords(lane, t)}</p>
        ))}
        {!failure && lanes.length === 0 && (
          <p>{trains ? t("fits.kernels") : t("fits.press", { text: work.own?.name ?? t("fits.book") })}</p>
        )}
        {lanes.length === 0 && !trains && recordedWords(t).map((words) => <p key={words}>{words}</p>)}
      </div>
      <OwnText work={work} />
    </div>
  );
}

/** Lets the reader train on a text of their own. */
function OwnText({ work: { own, problem, read, forget, training } }: Props) {
  const t = useWords(messages);
  if (training.progress !== null) return null;
  return (
    <FileDrop className={styles.text} onFile={read}>
      <span>{own ? t("fits.ownText", { name: own.name }) : t("fits.bookText")}</span>
      {own ? (
        <Button small onClick={forget}>
          {t("fits.useBook")}
        </Button>
      ) : (
        <FileButton onFile={read} accept="text/*,.md,.txt,.csv,.json" />
      )}
      {problem && <span role="alert">{problem}</span>}
    </FileDrop>
  );
}
