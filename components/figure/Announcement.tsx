import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { type AnnouncedRun, AnnouncedRunContext } from "@/components/controls/announcedRun";
import { useFigureLanguage } from "@/components/controls/words";

/** Returns whether a run of the figure goes on, and the function that takes the run and hands it on to the frame. */
export function useRunning() {
  const [running, setRunning] = useState(false);
  const announceToFrame = useContext(AnnouncedRunContext);
  const announceRun = useCallback(
    (run: AnnouncedRun | null) => {
      setRunning(run?.running ?? false);
      announceToFrame?.(run);
    },
    [announceToFrame],
  );
  return { running, announceRun };
}

/** How long the caption must be unchanged before it is announced. */
const ANNOUNCE_AFTER_MS = 700;

interface AnnouncementProps {
  readonly text: string;
  /** Whether a run of the figure goes on, which may change the text with each step. */
  readonly running: boolean;
}

/**
 * Announces the caption to screen readers after a pause, because during a drag it changes sixty times a second. A run is
 * announced once it stops.
 */
export function Announcement({ text, running }: AnnouncementProps) {
  const language = useFigureLanguage();
  const [announced, setAnnounced] = useState("");
  const first = useRef(true);
  useEffect(() => {
    // The initial caption is no change: a page of many cells must not announce all of them when it loads.
    if (first.current) {
      first.current = false;
      return;
    }
    if (running) return;
    const timer = setTimeout(() => setAnnounced(text), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, running]);
  return (
    <div className="visually-hidden" aria-live="polite" lang={language}>
      {announced}
    </div>
  );
}
