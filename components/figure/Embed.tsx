"use client";

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type AnnouncedRun, AnnouncedRunContext } from "@/components/controls/announcedRun";
import { Button } from "@/components/controls/Button";
import { Rich } from "@/components/controls/Rich";
import { ControlRulesContext } from "@/components/controls/rules";
import { usePageTranslate } from "@/components/controls/translation";
import styles from "./Embed.module.css";
import { FigureFrame } from "./FigureFrame";
import { FitContext, type FitMode } from "./Fit";
import type { FigureEntry, LoadView } from "./figure";
import { FrameReportsContext } from "./frameReports";
import { HostLink } from "./HostLink";
import type { HostAgent } from "./host/agent";
import { createFrameLink } from "./host/frameLink";
import type { Answers } from "./host/protocol";
import type { RunDriver } from "./host/runDriver";
import { readSettings } from "./host/settings";
import { homePath } from "./links";
import { PageLink } from "./PageLink";

interface Props {
  readonly entry: FigureEntry;
  readonly load: LoadView;
}

const NO_AGENT: HostAgent = { ...readSettings(""), focus: false, attach: () => () => {}, post() {} };
const never = () => () => {};
const agentOfPage = () => window.blockwiseAgent ?? NO_AGENT;
/** The build has no agent: what it draws is the same in each frame. */
const agentOfBuild = () => NO_AGENT;

/**
 * Shows one figure as a whole page, for frames of other sites: option keys without a prefix in the address,
 * and one link back to the book. The agent, which is in the page before this component, speaks with the host.
 */
export function Embed({ entry, load }: Props) {
  const t = usePageTranslate();
  const agent = useSyncExternalStore(never, agentOfPage, agentOfBuild);
  const { lock, hide, autorun, fit } = agent.settings;
  const rules = useMemo(() => ({ lock, hide }), [lock, hide]);
  const [restored, restore] = useState<Answers | null>(null);
  const [drawn, setDrawn] = useState(autorun);
  const link = useMemo(() => createFrameLink(agent, { draw: () => setDrawn(true), restore }), [agent]);
  const reports = useMemo(
    () => ({
      progress: link.driver.progress,
      caption: link.caption,
      picture: link.picture,
      answer: link.answer,
      restored,
    }),
    [link, restored],
  );
  const { mode, announce } = useFitMode(link.driver);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that had the focus is gone with the still picture.
    if (agent.focus) main.current?.focus({ preventScroll: true });
  }, [agent]);
  return (
    <AnnouncedRunContext value={fit ? announce : link.driver.announce}>
      <ControlRulesContext value={rules}>
        <FrameReportsContext value={reports}>
          <FitContext value={fit ? mode : null}>
            {/* Its name tells it from the main part of the page around the frame. */}
            <main ref={main} className={styles.embed} tabIndex={-1} aria-label={entry.title}>
              <FigureFrame
                entry={entry}
                load={load}
                id={entry.name}
                embedded
                drawn={drawn}
                lock={lock}
                hide={hide}
                notes={agent.notes}
                rest={<Rest />}
              >
                <HostLink link={link} autorun={autorun} />
              </FigureFrame>
              <p className={styles.foot}>
                <Rich
                  t={t}
                  message="figure.from"
                  values={{
                    book: (
                      <PageLink to={homePath(entry)} target="_blank" rel="noopener">
                        {t("figure.book")}
                      </PageLink>
                    ),
                  }}
                />
              </p>
            </main>
          </FitContext>
        </FrameReportsContext>
      </ControlRulesContext>
    </AnnouncedRunContext>
  );
}

/** Returns the parts of a frame that fills its box, and the function that takes the run for their buttons. */
function useFitMode(driver: RunDriver) {
  const [sheet, showSheet] = useState(false);
  const t = usePageTranslate();
  const [run, setRun] = useState<Pick<AnnouncedRun, "running" | "disabled"> | null>(null);
  const announce = useCallback(
    (next: AnnouncedRun | null) => {
      driver.announce(next);
      setRun((before) => {
        if (!next || (before?.running === next.running && before.disabled === next.disabled))
          return next && before;
        return { running: next.running, disabled: next.disabled };
      });
    },
    [driver],
  );
  const mode = useMemo<FitMode>(
    () => ({
      sheet,
      showSheet,
      run: run && (
        <div className={styles.run} data-run-buttons="">
          <Button small disabled={run.disabled} onClick={run.running ? driver.pause : () => driver.run()}>
            {t(run.running ? "control.pause" : "control.start")}
          </Button>
          {driver.hasRun && (
            <Button small onClick={driver.reset}>
              {t("control.reset")}
            </Button>
          )}
        </div>
      ),
    }),
    [sheet, run, driver, t],
  );
  return { mode, announce };
}

/** Shows the button that replaces the still picture with the live figure. The agent of the page listens to it. */
function Rest() {
  const t = usePageTranslate();
  return (
    <p className={styles.rest}>
      <Button main data-wake="">
        {t("figure.use")}
      </Button>
    </p>
  );
}
