"use client";

import { useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { useNarrow } from "@/components/figure/useNarrow";
import { WorkFailure } from "@/components/live/WorkFailure";
import { faultNamed } from "@/lib/faults";
import { PATIENTS } from "@/lib/faults/diagnosis";
import { LANES } from "@/lib/faults/patient";
import styles from "./bug-clinic.module.css";
import { Diagnosis } from "./Diagnosis";
import { Entry } from "./Entry";
import { bugClinicOptions, figure } from "./figure";
import { messages } from "./messages";
import { captionOf, laneLabels, shownOf, stateOf, tableOf } from "./model";
import { Picture } from "./Picture";
import { Dump, Readings } from "./Readings";
import { recordedFor } from "./recorded";
import { useClinic } from "./useClinic";

const SOURCES = [
  "lib/faults/index.ts",
  "lib/faults/lane.ts",
  "lib/faults/parts.ts",
  "lib/faults/symptoms.ts",
];
const CONTROLS = { look: ["mode", "fault", "seed"], diagnose: ["mode", "patient"] } as const;

/** Three lanes of one model, of which the third has a real mistake: to look at, or to diagnose. */
export default defineView(figure, function BugClinic({ values, onChange }) {
  const t = useWords(messages);
  const shown = shownOf(values);
  const { setup, hidden } = shown;
  const { work, trained: live } = useClinic(setup);
  const picture = useRef<HTMLDivElement>(null);
  const recorded = live.steps[0].length === 0 ? recordedFor(setup) : null;
  const trained = recorded ?? live;
  const labels = laneLabels(hidden !== null, t);
  const caption = captionOf(shown, trained, values.patient, t);
  const third = labels[LANES.faulty];
  const names = CONTROLS[values.mode];
  const narrow = useNarrow();
  const about = hidden ? (
    <Diagnosis
      key={values.patient}
      patient={hidden}
      number={values.patient}
      onNext={() => onChange({ patient: (values.patient + 1) % PATIENTS })}
    />
  ) : (
    <Entry fault={faultNamed(setup.fault)} />
  );
  const readings = (
    <>
      <Readings readings={trained.readings} label={third} />
      <Dump readings={trained.readings} label={third} />
    </>
  );
  return (
    <Cell
      caption={caption}
      further={
        narrow && (
          <>
            {about}
            {readings}
          </>
        )
      }
      state={recorded ? t("recorded") : stateOf(trained.steps[0].length, t)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(trained, labels, t)}
      sources={SOURCES}
      controls={<OptionPanel table={bugClinicOptions} values={values} onChange={onChange} names={names} />}
    >
      <WorkFailure work={work} />
      <div
        className={styles.figure}
        aria-busy={work.progress !== null}
        data-status={trained.readings.length === 0 && !work.failure ? "loading" : "trained"}
      >
        <Picture steps={trained.steps} labels={labels} sentence={caption} holder={picture} />
        {!narrow && about}
      </div>
      {!narrow && readings}
    </Cell>
  );
});
