"use client";

import { useId, useMemo, useState } from "react";
import { useWords } from "@/components/controls/words";
import { CopyField } from "@/components/figure/CopyField";
import { BASE, escaped } from "@/components/figure/links";
import { rootOf } from "@/lib/i18n/locales";
import { readLines } from "@/lib/records/classRun";
import {
  CLASS_QUERY,
  classConfig,
  MAX_STUDENTS,
  queryOfText,
  readStudentLink,
  studentLink,
} from "./classLink";
import { type ClassWords, messages } from "./messages";
import { ResultTable } from "./ResultTable";
import { Student } from "./Student";
import styles from "./teach.module.css";

/**
 * Shows the class run: the student's side for a student's address, else the teacher's. For the browser only.
 */
export default function ClassRun() {
  const [student] = useState(() => readStudentLink(window.location.search));
  return student ? <Student {...student} /> : <Teacher />;
}

/** Shows the links for a class, and what the class sent back. */
function Teacher() {
  const t = useWords(messages);
  const [pasted, setPasted] = useState("");
  const [students, setStudents] = useState(30);
  const [lines, setLines] = useState("");
  const id = useId();
  const query = pasted.trim() === "" ? CLASS_QUERY : queryOfText(pasted);
  const config = useMemo(() => classConfig(query, 0), [query]);
  const here = window.location.origin + window.location.pathname;
  const links = useMemo(
    () => Array.from({ length: students }, (_, i) => studentLink(query, i + 1, here)).join("\n"),
    [query, students, here],
  );
  const { results, problems } = useMemo(() => readLines(lines, config, t), [lines, config, t]);
  return (
    <section className={styles.teacher} aria-label={t("class.title")}>
      <div className={styles.fields}>
        <label htmlFor={`${id}-query`}>{t("class.settings")}</label>
        <input
          id={`${id}-query`}
          value={pasted}
          autoComplete="off"
          onChange={(event) => setPasted(event.target.value)}
        />
        <label htmlFor={`${id}-students`}>{t("class.students")}</label>
        <input
          id={`${id}-students`}
          type="number"
          min={1}
          max={MAX_STUDENTS}
          value={students}
          onChange={(event) =>
            setStudents(Math.min(MAX_STUDENTS, Math.max(1, Math.round(Number(event.target.value)) || 1)))
          }
        />
      </div>
      <p>
        {t.parts("class.bench", {
          bench: (
            <a key="bench" href={`${BASE}${rootOf(t.locale)}playground/?${query}`}>
              {t("class.onBench")}
            </a>
          ),
        })}
      </p>
      <div className={styles.links}>
        <CopyField label={t("class.links")} text={links} />
      </div>
      <details>
        <summary>{t("class.splice")}</summary>
        <p>{t("class.spliceHint")}</p>
        <CopyField label={t("class.frame")} text={classFrame(studentLink(query, null, here), t)} />
      </details>
      <label htmlFor={`${id}-lines`}>{t("class.lines")}</label>
      <textarea
        id={`${id}-lines`}
        className={styles.lines}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        value={lines}
        onChange={(event) => setLines(event.target.value)}
      />
      <div role="status" data-read={results.length}>
        {lines.trim() !== "" && (
          <p>
            {t("class.results", {
              count: results.length,
              students: String(students),
              leftOut: problems.length > 0 ? t("class.leftOut", { lines: String(problems.length) }) : "",
            })}
          </p>
        )}
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
      {results.length > 0 && (
        <>
          <ResultTable config={config} results={results} />
          <details>
            <summary>{t("class.again")}</summary>
            <ul className={styles.seeds}>
              {results.map(({ seed }) => (
                <li key={seed}>
                  <a href={studentLink(query, seed, here)}>{t("class.seed", { seed: String(seed) })}</a>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}

/** Height of the frame of a class run, CSS pixels: the run, its table and its line. */
const FRAME_HEIGHT_PX = 720;

/** Returns the HTML that puts the class run into a page of a course. */
const classFrame = (address: string, t: ClassWords) =>
  `<iframe src="${escaped(address)}" title="${escaped(t("class.title"))}" width="100%" height="${FRAME_HEIGHT_PX}" style="border:0" sandbox="allow-scripts"></iframe>`;
