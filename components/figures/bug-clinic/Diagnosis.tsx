"use client";

import { useId, useState } from "react";
import { printPercent } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { useWork } from "@/components/live/useWork";
import { WorkFailure } from "@/components/live/WorkFailure";
import type { Case } from "@/lib/faults/diagnosis";
import { ORDERS, type OrderResult } from "@/lib/faults/orders";
import { faultText } from "../faults/words";
import styles from "./bug-clinic.module.css";
import { Entry } from "./Entry";
import { messages } from "./messages";
import { totals, useScore } from "./score";
import { resultSentence } from "./words";

interface DiagnosisProps {
  readonly patient: Case;
  /** Number of the patient. */
  readonly number: number;
  readonly onNext: () => void;
}

/** Tests to order, the causes to choose from, and the answer. One patient at a time: the parent gives it a key. */
export function Diagnosis({ patient, number, onNext }: DiagnosisProps) {
  const t = useWords(messages);
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
          <legend>{t("question")}</legend>
          {causes.map((cause) => (
            <label key={cause.name}>
              <input
                type="radio"
                name={group}
                value={cause.name}
                checked={chosen === cause.name}
                onChange={() => setChosen(cause.name)}
              />
              <span>{faultText(cause, "label", t)}</span>
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
            {t("diagnose")}
          </Button>
          <Button onClick={onNext}>{t("next")}</Button>
          <span className={styles.note}>
            {answered === 0 ? t("noScore") : t("score", { right: rightly, answered })}
          </span>
          {answered > 0 && (
            <Button small onClick={forget}>
              {t("forget")}
            </Button>
          )}
        </div>
      </div>
      <div role="status">
        {given !== null && (
          <p className={styles.verdict}>
            <strong>{t(right ? "right" : "wrong")}</strong>{" "}
            {t("verdict", {
              fault: faultText(fault, "label", t),
              finding: t(`finding.${fault.decidedBy}`),
            })}
          </p>
        )}
      </div>
      {given !== null && <Entry fault={fault} />}
    </div>
  );
}

/** The tests that can be ordered, and what they found. */
function Orders({ patient: { fault, seed } }: { readonly patient: Case }) {
  const t = useWords(messages);
  const [asked, setAsked] = useState("");
  const [found, setFound] = useState<Readonly<Record<string, OrderResult>>>({});
  const work = useWork("clinic-order", { fault: fault.name, seed, order: asked }, () => ({ result }) => {
    if (result) setFound((before) => ({ ...before, [result.order]: result.result }));
  });
  const waiting = asked !== "" && !(asked in found);
  return (
    <section aria-label={t("tests")}>
      <p className={styles.legend}>{t("order")}</p>
      <div className={styles.row}>
        {ORDERS.map(({ name, label }) => (
          <Button small key={name} disabled={waiting || name in found} onClick={() => setAsked(name)}>
            {t.named(`order.${name}`, label)}
          </Button>
        ))}
      </div>
      <WorkFailure work={work} />
      <div role="status">
        <ul className={styles.found}>
          {ORDERS.filter(({ name }) => name in found).map(({ name, label }) => (
            <li key={name}>
              <b>{t.named(`order.${name}`, label)}:</b> {resultSentence(found[name], t)}
            </li>
          ))}
          {waiting && (
            <li className={styles.note}>{t("busy", { share: t.print(printPercent(work.progress ?? 0)) })}</li>
          )}
        </ul>
      </div>
    </section>
  );
}
