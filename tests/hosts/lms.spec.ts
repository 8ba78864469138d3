/** Course systems: exercises whose score goes to the host and whose state comes back from it. */
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { cell, frameOf, HostServer, pageWith } from "../site/hostPage";
import { snippet } from "../site/snippets";
import { cpuOnly } from "../site/twin";
import { answer, exercise, SPLICE } from "./exercise";
import { fileOf } from "./packages.mjs";
import { proveAxe, proveHeight, proveStep } from "./prove";

test.use(cpuOnly);
const host = new HostServer();
test.beforeAll(() => host.start());
test.afterAll(() => host.stop());

/** Listens to the height as Canvas does. */
const listener = (site: string) => snippet("html", "lti.frameResize", site);

test("a SCORM 1.2 package, scorm-again 3.4.3 as its system", async ({ page, baseURL }) => {
  const site = `${baseURL}`;
  host.serve("/scorm12.js", readFileSync(fileOf("scorm-again/dist/scorm12.min.js")));
  const frame = frameOf(exercise(site, "score"), 'width="900" height="600" style="border:0"');
  const sco = pageWith(frame + snippet("html", "cmi.suspend_data", site) + listener(site));
  host.serve("/sco", sco.replace("<main>", '<main aria-label="The package">'));
  const lms = `<iframe title="The package" src="/sco" width="1000" height="2200"></iframe>`;
  // The system keeps what the package commits, as its server would.
  const system = `<script src="/scorm12.js"></script><script>
    window.API = new Scorm12API({ autocommit: false });
    const kept = localStorage.getItem("cmi");
    if (kept) API.loadFromJSON(JSON.parse(kept), "");
    API.on("LMSCommit", () => localStorage.setItem("cmi", JSON.stringify(API.cmi)));
  </script>`;
  await page.goto(host.serve("/lms", pageWith(lms, system)));
  const clinic = page.frameLocator("iframe").frameLocator("iframe");
  await answer(clinic);
  await proveHeight(clinic);
  const raw = () => page.evaluate(() => (window as never as LmsWindow).API.cmi.core.score.raw);
  await expect.poll(raw).toMatch(/^(0|100)$/);
  cell("remark", `cmi.core.score.raw ${await raw()}`);
  await page.reload();
  await expect(clinic.getByText(/of 1 patients diagnosed rightly/)).toBeVisible();
  cell("reload", "cmi.suspend_data");
  cell("keys", "a course page has no shortcuts");
  await proveAxe(page);
});

interface LmsWindow {
  readonly API: { readonly cmi: { readonly core: { readonly score: { readonly raw: string } } } };
}

/** A content type of H5P that shows a frame and passes its statements on, as H5P's own exercises trigger theirs. */
const LIBRARY = `
H5P.BlockwiseFrame = function (parameters) {
  H5P.EventDispatcher.call(this);
  this.attach = (container) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { title: "A figure", src: parameters.address, width: "100%", height: 600 });
    frame.setAttribute("sandbox", "allow-scripts");
    frame.style.border = "0";
    container[0].append(frame);
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || data?.context !== "h5p") return;
      if (data.action === "resize") { frame.style.height = data.height + "px"; this.trigger("resize"); }
      if (data.action !== "xAPI") return;
      const event = this.createXAPIEventTemplate("answered");
      event.data.statement.result = data.statement.result;
      this.trigger(event);
    });
  };
};
H5P.BlockwiseFrame.prototype = Object.create(H5P.EventDispatcher.prototype);`;

test("a content type of H5P, played by h5p-standalone 3.8.2", async ({ page, baseURL }) => {
  host.serveFolder("/h5p", fileOf("h5p-standalone/dist"));
  const json = (path: string, content: object) =>
    host.serve(path, JSON.stringify(content), { "Content-Type": "application/json" });
  const version = { machineName: "H5P.BlockwiseFrame", majorVersion: 1, minorVersion: 0 };
  json("/content/h5p.json", {
    title: "A figure",
    language: "und",
    mainLibrary: "H5P.BlockwiseFrame",
    embedTypes: ["iframe"],
    license: "U",
    preloadedDependencies: [version],
  });
  json("/content/content/content.json", { address: exercise(`${baseURL}`, "xapi") });
  json("/content/H5P.BlockwiseFrame-1.0/library.json", {
    ...version,
    title: "A frame",
    patchVersion: 0,
    runnable: 1,
    preloadedJs: [{ path: "frame.js" }],
  });
  host.serve("/content/H5P.BlockwiseFrame-1.0/frame.js", LIBRARY);
  const player = `<div id="h5p"></div><script src="/h5p/main.bundle.js"></script><script>
    window.statements = [];
    new H5PStandalone.H5P(document.getElementById("h5p"), {
      h5pJsonPath: "/content", frameJs: "/h5p/frame.bundle.js", frameCss: "/h5p/styles/h5p.css",
    }).then(() => {
      // The player names its own frame by nothing.
      document.querySelector(".h5p-iframe").title = "The exercise";
      H5P.externalDispatcher.on("xAPI", ({ data }) => statements.push(data.statement));
    });
  </script>`;
  await page.goto(host.serve("/player", pageWith(player)));
  const clinic = page.frameLocator("iframe").frameLocator("iframe[title='A figure']");
  await answer(clinic);
  await proveHeight(clinic);
  const scores = () =>
    page.evaluate(() =>
      (window as never as StatementsWindow).statements.flatMap(({ result }) => result?.score?.max ?? []),
    );
  await expect.poll(scores).toContain(1);
  cell("remark", "xAPI statement “answered” with its score");
  cell("reload", "H5P stores scores and no states of frames");
  cell("keys", "H5P has no shortcuts");
  await proveAxe(page, [".h5p-actions"]);
});

interface StatementsWindow {
  readonly statements: readonly { readonly result?: { readonly score?: { readonly max: number } } }[];
}

test("a page that speaks SPLICE as Runestone and PreTeXt do", async ({ page, baseURL }) => {
  const site = `${baseURL}`;
  const frame = frameOf(exercise(site, "splice"), 'width="900" height="600" style="border:0"');
  await page.goto(host.serve("/runestone", pageWith(frame, SPLICE + listener(site))));
  const clinic = page.frameLocator("iframe");
  await answer(clinic);
  await proveHeight(clinic);
  const subjects = () => page.evaluate(() => (window as never as { subjects: string[] }).subjects);
  const count = async (subject: string) => (await subjects()).filter((each) => each === subject).length;
  expect(await count("SPLICE.reportScoreAndState")).toBe(1);
  const heights = await count("lti.frameResize");
  await page.evaluate(() => (window as never as { flush(): void }).flush());
  await expect.poll(() => count("SPLICE.flushState.response")).toBe(1);
  expect(await count("SPLICE.reportScoreAndState")).toBe(2);
  await expect.poll(() => count("lti.frameResize")).toBeGreaterThan(heights);
  cell("remark", "one report an answer, flushState and requestResize are answered");
  await page.reload();
  await expect(clinic.getByText(/of 1 patients diagnosed rightly/)).toBeVisible();
  cell("reload", "SPLICE.getState");
  cell("keys", "a book page has no shortcuts");
  await proveAxe(page);
});

test("OpenLearning's messages", async ({ page, baseURL }) => {
  await page.goto(host.serve("/openlearning", pageWith(frameOf(exercise(`${baseURL}`, "openlearning")))));
  const clinic = page.frameLocator("iframe");
  await answer(clinic);
  const texts = (action: string) => (page_: Page) =>
    page_.evaluate(
      (wanted) =>
        (window as never as { heard: unknown[] }).heard.filter(
          (data) => typeof data === "string" && JSON.parse(data).action === wanted,
        ).length,
      action,
    );
  await expect.poll(() => texts("complete")(page)).toBe(1);
  expect(await texts("resize")(page)).toBeGreaterThan(0);
  cell("height", "told");
  cell("remark", "complete, once; no server of OpenLearning was run");
  cell("reload", "OpenLearning stores that an exercise is complete, and no state");
  cell("keys", "a course page has no shortcuts");
  await proveAxe(page);
});

test("a page with the step of a run that it keeps itself", async ({ page, baseURL }) => {
  const site = `${baseURL}`;
  const frame = frameOf(`${site}/embed/twin-run/?start=now`, 'width="900" height="600" style="border:0"');
  await page.goto(
    host.serve("/kept", pageWith(frame + snippet("html", "sessionStorage.figure", site) + listener(site))),
  );
  const embed = page.frameLocator("iframe");
  const twin = await proveStep(embed);
  await proveHeight(embed);
  await twin.getByRole("slider", { name: "Block size" }).press("ArrowLeft");
  await expect.poll(() => page.evaluate(() => sessionStorage.figure)).toContain("block=128");
  await page.reload();
  await expect(twin.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "128");
  cell("reload", "the page restores it");
  cell("keys", "as on a plain page");
  await proveAxe(page);
});
