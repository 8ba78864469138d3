import { Button } from "@/components/controls/Button";
import { RunButtons } from "@/components/controls/RunButtons";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useTranslate } from "@/components/controls/useTranslate";
import { useWords } from "@/components/controls/words";
import { say } from "@/lib/i18n/said";
import { isAskedFor } from "@/lib/session/engineNames";
import { messages } from "./messages";
import { snapshotSentence } from "./model";
import styles from "./state-microscope.module.css";
import type { Scope } from "./useScope";

interface Props {
  readonly scope: Scope;
  /** The step that is shown, from 1. */
  readonly step: number;
  readonly maxSteps: number;
  /** Whether the button that goes back stands elsewhere. */
  readonly withoutBack: boolean;
}

/**
 * Shows the buttons of the run, a button that goes back to the shown step, and the state of the run in words.
 */
export function RunControls({ scope, step, maxSteps, withoutBack }: Props) {
  const { line, status } = scope;
  return (
    <>
      <div className={styles.run}>
        <RunButtons
          running={status === "running"}
          disabled={status === "loading" || status === "finished" || status === "failed"}
          onStart={() => line.send({ type: "run" })}
          onPause={() => line.send({ type: "pause" })}
          onStep={() => line.send({ type: "step" })}
          onStepTo={(to) => line.send({ type: "step", to })}
          onReset={() => line.send({ type: "rewind", step: 0 })}
        />
        {!withoutBack && <BackButton scope={scope} step={step} />}
      </div>
      <Status scope={scope} maxSteps={maxSteps} />
    </>
  );
}

/** Shows the button that goes back to the shown step. */
export function BackButton({ scope: { line, frame }, step }: Pick<Props, "scope" | "step">) {
  const t = useWords(messages);
  return (
    <Button disabled={step >= (frame?.step ?? 0)} onClick={() => line.send({ type: "rewind", step })}>
      {t("microscope.back", { step })}
    </Button>
  );
}

/**
 * Shows the status of the run, the snapshots that it can go back to and, after a failure, a button to try
 * again.
 */
function Status({ scope, maxSteps }: Pick<Props, "scope" | "maxSteps">) {
  const t = useWords(messages);
  const inPage = useTranslate();
  const live = useLiveWords();
  const { status, sentence, frame, engine, retry } = scope;
  const step = frame?.step ?? 0;
  const words = status === "failed" ? "" : t(`microscope.status.${status}`, { step, all: maxSteps });
  return (
    <div className={styles.status} data-status={status} role={status === "failed" ? "alert" : undefined}>
      <p>
        <span data-step={step}>{words}</span> {say(live, sentence)}{" "}
        {frame && step > 0 && snapshotSentence(frame.kept, step, t)}{" "}
        {engine && !isAskedFor(engine) && say(live, engine.reason)}
      </p>
      {status === "failed" && <Button onClick={retry}>{inPage("figure.tryAgain")}</Button>}
    </div>
  );
}
