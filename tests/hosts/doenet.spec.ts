/** A page of DoenetML's viewer: its own exercise and ours report to the same page, by the same messages. */
import { expect, test } from "@playwright/test";
import { cell, frameOf, HostServer, pageWith } from "../site/hostPage";
import { snippet } from "../site/snippets";
import { cpuOnly } from "../site/twin";
import { bundled } from "./bundle";
import { answer, exercise, SPLICE } from "./exercise";
import { fileOf } from "./packages.mjs";
import { proveAxe, proveHeight } from "./prove";

test.use(cpuOnly);
const host = new HostServer();
test.beforeAll(() => host.start());
test.afterAll(() => host.stop());

const VIEWER = `
import { createRoot } from "react-dom/client";
import { DoenetViewer } from "@doenet/doenetml";
const flags = { showCorrectness: true, solutionDisplayMode: "none", showFeedback: true, showHints: true,
  allowLoadState: true, allowSaveState: true, allowLocalState: false, allowSaveEvents: true };
createRoot(document.querySelector("article")).render(
  <DoenetViewer activityId="theirs" docId="theirs" flags={flags} requestedVariantIndex={1} addVirtualKeyboard={false}
    doenetML="<p>The first moment is a mean of <answer type='text'>gradients</answer></p>" />);`;

test("a page of DoenetML's viewer 0.7.9", async ({ page, baseURL }) => {
  const site = `${baseURL}`;
  // The viewer fetches the typesetting of formulas and a player of videos, of which the page has none, from a network.
  await page.route(/^https:/, (route) => route.abort());
  host.serveFolder("/doenetml-worker", fileOf("@doenet/doenetml/doenetml-worker"));
  const own = { react: fileOf("react-of-doenetml"), "react-dom": fileOf("react-dom-of-doenetml") };
  host.serve("/viewer.js", await bundled(VIEWER, own));
  const frame = frameOf(exercise(site, "splice"), 'width="900" height="600" style="border:0"');
  const listener = snippet("html", "lti.frameResize", site);
  const viewer = `<article></article><script src="/viewer.js"></script>`;
  await page.goto(host.serve("/doenet", pageWith(viewer + frame + listener, SPLICE)));
  const clinic = page.frameLocator("iframe");
  await answer(clinic);
  await proveHeight(clinic);
  const field = page.locator("article").getByRole("textbox");
  await field.fill("gradients");
  await field.press("Enter");
  const kept = (activity: RegExp) =>
    page.evaluate(
      (pattern) =>
        Object.entries({ ...localStorage }).find(([key]) => new RegExp(pattern).test(key))?.[1] ?? "",
      activity.source,
    );
  await expect.poll(() => kept(/^theirs$/)).toContain('"score":1');
  await expect.poll(() => kept(/bug-clinic/)).toMatch(/"score":[01]/);
  cell("remark", "its exercise and ours report to one page, and neither disturbs the other");
  await page.reload();
  await expect(clinic.getByText(/of 1 patients diagnosed rightly/)).toBeVisible();
  await expect(field).toHaveValue("gradients");
  cell("reload", "SPLICE.getState, for both");
  cell("keys", "a document has no shortcuts");
  await proveAxe(page, ["article"]);
});
