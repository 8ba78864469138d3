/** An exercise in a frame, and the page around it that keeps its score and its state. */
import { expect, type FrameLocator } from "@playwright/test";
import { cell } from "../site/hostPage";

/** Address of the exercise, one patient of the clinic. */
export const exercise = (site: string, report: string) =>
  `${site}/embed/bug-clinic/?mode=diagnose&patient=3&report=${report}&start=now`;

/** Gives the first answer, right or wrong. */
export async function answer(clinic: FrameLocator): Promise<void> {
  const faults = clinic.getByRole("group", { name: /What is wrong/ });
  await faults.getByRole("radio").first().check();
  cell("shows", "yes");
  await clinic.getByRole("button", { name: "Diagnose" }).click();
  await expect(clinic.getByText(/of 1 patients diagnosed rightly/)).toBeVisible();
  cell("step", "an answer");
}

/** The page's side of SPLICE as Runestone's wrapper and PreTeXt's adapter have it. */
export const SPLICE = `<script>
  window.subjects = [];
  addEventListener("message", ({ source, data }) => {
    if (typeof data?.subject !== "string") return;
    subjects.push(data.subject);
    const answer = (fields) => source.postMessage({ message_id: data.message_id, ...fields }, "*");
    if (data.subject === "SPLICE.reportScoreAndState")
      localStorage.setItem(data.activity_id, JSON.stringify({ score: data.score, state: data.state }));
    if (data.subject === "SPLICE.getState")
      answer({ subject: "SPLICE.getState.response",
        state: JSON.parse(localStorage.getItem(data.activity_id) ?? "{}").state ?? null });
  });
  window.flush = () => {
    const { contentWindow } = document.querySelector("iframe");
    contentWindow.postMessage({ subject: "SPLICE.flushState", message_id: "flush" }, "*");
    contentWindow.postMessage("requestResize", "*");
  };
</script>`;
