"use client";

import { useId, useMemo, useState } from "react";
import { CopyField } from "@/components/figure/CopyField";
import { BASE, escaped } from "@/components/figure/links";
import { readLines } from "@/lib/records/classRun";
import {
  CLASS_QUERY,
  classConfig,
  MAX_STUDENTS,
  queryOfText,
  readStudentLink,
  studentLink,
} from "./classLink";
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
  const { results, problems } = useMemo(() => readLines(lines, config), [lines, config]);
  return (
    <section className={styles.teacher} aria-label="The class run">
      <div className={styles.fields}>
        <label htmlFor={`${id}-query`}>Settings: a link of the bench, or empty for the usual grid</label>
        <input
          id={`${id}-query`}
          value={pasted}
          autoComplete="off"
          onChange={(event) => setPasted(event.target.value)}
        />
        <label htmlFor={`${id}-students`}>Students</label>
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
        <a href={`${BASE}/playground/?${query}`}>These settings on the bench</a>. The data of a reader’s own
        are not part of a class run.
      </p>
      <div className={styles.links}>
        <CopyField label="A link for each student, by number" text={links} />
      </div>
      <details>
        <summary>A course platform that speaks SPLICE</summary>
        <p>
          Put this frame into a page of the course (Runestone, PreTeXt, Doenet). Each student types their
          number, and the platform stores the line as the state of the exercise. Copy the lines from there
          into the box below.
        </p>
        <CopyField label="One frame for the whole class" text={classFrame(studentLink(query, null, here))} />
      </details>
      <label htmlFor={`${id}-lines`}>Lines that came back, one below the other</label>
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
            {results.length === 1 ? "One result" : `${results.length} results`} of {students} students
            {problems.length > 0 && `; ${problems.length} lines were left out`}.
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
            <summary>Run a student’s seed again</summary>
            <ul className={styles.seeds}>
              {results.map(({ seed }) => (
                <li key={seed}>
                  <a href={studentLink(query, seed, here)}>seed {seed}</a>
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
const classFrame = (address: string) =>
  `<iframe src="${escaped(address)}" title="The class run" width="100%" height="${FRAME_HEIGHT_PX}" style="border:0" sandbox="allow-scripts"></iframe>`;
