"use client";

import { useId, useState } from "react";
import { printPercent } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { useWork } from "@/components/live/useWork";
import { WorkFailure } from "@/components/live/WorkFailure";
import type { Case } from "@/lib/faults/diagnosis";
import { ORDERS } from "@/lib/faults/orders";
import styles from "./bug-clinic.module.css";
import { Entry } from "./Entry";
import { totals, useScore } from "./score";
import { FINDINGS, resultSentence } from "./words";

interface DiagnosisProps {
  readonly patient: Case;
  /** Number of the patient. */
  readonly number: number;
  readonly onNext: () => void;
}

/** Tests to order, the causes to choose from, and the answer. One patient at a time: the parent gives it a key. */
export function Diagnosis({ patient, number, onNext }: DiagnosisProps) {
  const { fault, causes } = patient;
  const { score, answer, forget } = useScore();
  const [chosen, setChosen] = useState<string | null>(null);
  const [given, setGiven] = useState<string | null>(null);
  const group = useId();
  const right = given === fault.name;
  const { answered, right: rightly } = totals(score);
  return (
    <div className={styles.diagnosis}>
      <Orders patient={patient} />
      {/* No form: a frame with sandbox="allow-scripts" submits none. */}
      <div>
        <fieldset className={styles.causes} disabled={given !== null}>
          <legend>What is wrong with this patient?</legend>
          {causes.map(({ name, label }) => (
            <label key={name}>
              <input
                type="radio"
                name={group}
                value={name}
                checked={chosen === name}
                onChange={() => setChosen(name)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <div className={styles.row}>
          <Button
            main
            disabled={chosen === null || given !== null}
            onClick={() => {
              if (chosen === null) return;
              setGiven(chosen);
              answer(number, chosen === fault.name);
            }}
          >
            Diagnose
          </Button>
          <Button onClick={onNext}>Next patient</Button>
          <span className={styles.note}>
            {answered === 0
              ? "No patient diagnosed yet."
              : `${rightly} of ${answered} patients diagnosed rightly.`}
          </span>
          {answered > 0 && (
            <Button small onClick={forget}>
              Forget the score
            </Button>
          )}
        </div>
      </div>
      <div role="status">
        {given !== null && (
          <p className={styles.verdict}>
            <strong>{right ? "Right." : "No."}</strong> It is: {fault.label}. What decides:{" "}
            {FINDINGS[fault.decidedBy]}.
          </p>
        )}
      </div>
      {given !== null && <Entry fault={fault} />}
    </div>
  );
}

/** The tests that can be ordered, and what they found. */
function Orders({ patient: { fault, seed } }: { readonly patient: Case }) {
  const [asked, setAsked] = useState("");
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const work = useWork("clinic-order", { fault: fault.name, seed, order: asked }, () => ({ result }) => {
    if (result) setFound((before) => ({ ...before, [result.order]: resultSentence(result.result) }));
  });
  const waiting = asked !== "" && !(asked in found);
  return (
    <section aria-label="Tests to order">
      <p className={styles.legend}>Order a test</p>
      <div className={styles.row}>
        {ORDERS.map(({ name, label }) => (
          <Button small key={name} disabled={waiting || name in found} onClick={() => setAsked(name)}>
            {label}
          </Button>
        ))}
      </div>
      <WorkFailure work={work} />
      <div role="status">
        <ul className={styles.found}>
          {ORDERS.filter(({ name }) => name in found).map(({ name, label }) => (
            <li key={name}>
              <b>{label}:</b> {found[name]}
            </li>
          ))}
          {waiting && (
            <li className={styles.note}>The test is being done, {printPercent(work.progress ?? 0)}.</li>
          )}
        </ul>
      </div>
    </section>
  );
}
