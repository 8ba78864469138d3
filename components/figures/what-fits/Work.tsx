import { Button } from "@/components/controls/Button";
import { Icon } from "@/components/controls/Icon";
import { laneWords, recordedWords, searchWords } from "./model";
import type { useWhatFits } from "./useWhatFits";
import styles from "./what-fits.module.css";

/** Shows the buttons that train both precisions and look for a budget, and what came of it in words. */
export function Work({ work }: { readonly work: ReturnType<typeof useWhatFits> }) {
  const { fits, training, search, lanes, train, find } = work;
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
      <div role="status" className={styles.words}>
        {search.failure && <p>{search.failure}</p>}
        {looks && !found && <p>The GPU is asked for memory, and gets all of it back.</p>}
        {found && (looks || found.end) && <p data-search={found.end ?? "on"}>{searchWords(found)}</p>}
        {training.failure && <p>{training.failure}</p>}
        {lanes.map((lane) => (
          <p key={lane.bits}>{laneWords(lane)}</p>
        ))}
        {!training.failure && lanes.length === 0 && (
          <p>
            {trains
              ? "The kernels are being made. Nothing leaves this page."
              : "Press Train both: your GPU trains this model on the text of this book with each precision, within the budget."}
          </p>
        )}
        {lanes.length === 0 && !trains && recordedWords().map((words) => <p key={words}>{words}</p>)}
      </div>
    </div>
  );
}
