import { Button } from "@/components/controls/Button";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { Icon } from "@/components/controls/Icon";
import { Losses } from "./Losses";
import { ownLosses, recordedLosses } from "./lossPicture";
import { laneWords, recordedWords, searchWords } from "./model";
import type { useWhatFits } from "./useWhatFits";
import styles from "./what-fits.module.css";

type Props = { readonly work: ReturnType<typeof useWhatFits> };

/** Shows the buttons that train both precisions and look for a budget, and what came of it in a picture and in words. */
export function Work({ work }: Props) {
  const { fits, training, search, run, broken, train, find } = work;
  const lanes = run?.part.lanes ?? [];
  const own = run && ownLosses(run.part.lanes, run.part.device, run.request.steps);
  const trains = training.progress !== null;
  const looks = search.progress !== null;
  const found = search.run?.part;
  return (
    <div>
      <div className={styles.buttons}>
        <Button
          main={!trains}
          disabled={looks || (!trains && !fits.in8)}
          onClick={trains ? training.stop : train}
        >
          <Icon name={trains ? "pause" : "start"} />
          {trains ? "Stop" : "Train both"}
        </Button>
        <Button disabled={trains} onClick={looks ? search.stop : find}>
          {looks ? "Stop the search" : "Find a budget"}
        </Button>
      </div>
      <Losses picture={own ?? recordedLosses()} />
      <div role="status" className={styles.words}>
        {search.failure && <p>{search.failure}</p>}
        {looks && !found && <p>The GPU is asked for memory, and gets all of it back.</p>}
        {found && (looks || found.end) && <p data-search={found.end ?? "on"}>{searchWords(found)}</p>}
        {training.failure && <p>{training.failure}</p>}
        {broken && (
          <p>
            The browser ended this page while it trained; this is what was kept. Press Train both to begin
            again, with a smaller budget if memory was short.
          </p>
        )}
        {lanes.map((lane) => (
          <p key={lane.bits}>{laneWords(lane)}</p>
        ))}
        {!training.failure && lanes.length === 0 && (
          <p>
            {trains
              ? "The kernels are being made. Nothing leaves this page."
              : `Press Train both: your GPU trains this model on ${work.own?.name ?? "the text of this book"} with each precision, within the budget.`}
          </p>
        )}
        {lanes.length === 0 && !trains && recordedWords().map((words) => <p key={words}>{words}</p>)}
      </div>
      <OwnText work={work} />
    </div>
  );
}

/** Lets the reader train on a text of their own. */
function OwnText({ work: { own, problem, read, forget, training } }: Props) {
  if (training.progress !== null) return null;
  return (
    <FileDrop className={styles.text} onFile={read}>
      <span>{own ? `Text: ${own.name}.` : "Text: this book. Drop a text file here, or"}</span>
      {own ? (
        <Button small onClick={forget}>
          Use the text of this book
        </Button>
      ) : (
        <FileButton onFile={read} accept="text/*,.md,.txt,.csv,.json" />
      )}
      {problem && <span role="alert">{problem}</span>}
    </FileDrop>
  );
}
