/** Pages of many kinds, each asked for all properties of the matrix. */
import { expect, type Page, test } from "@playwright/test";
import { inlineHashes } from "@/scripts/policy.mjs";
import { cell, frameOf, HostServer, pageWith } from "../site/hostPage";
import { snippet } from "../site/snippets";
import { complaintsOf, cpuOnly, stepOf } from "../site/twin";
import { proveAxe, proveHeight, proveKeys, proveStep } from "./prove";

test.use(cpuOnly);
const host = new HostServer();
test.beforeAll(() => host.start());
test.afterAll(() => host.stop());

interface Kind {
  readonly title: string;
  /** Markup of the page's body. */
  readonly body: (site: string) => string;
  readonly head?: (site: string) => string;
  readonly headers?: (site: string, html: string) => Record<string, string>;
  /** Whether the frame has the height that it asks for; else the figure fills the box. */
  readonly grows: boolean;
}

const BORDERLESS = "border:0;width:100%";
/** A frame in the sandbox of the docs, with the docs' scripts that keep its state and follow its height. */
const framed = (site: string, query: string, style: string) =>
  frameOf(`${site}/embed/twin-run/?${query}`, `style="${style}"`) +
  snippet("html", "sessionStorage.figure", site);
const following = (site: string, style: string) =>
  framed(site, "start=now", style) + snippet("html", "lti.frameResize", site);
/** A page that keeps the frame at 16:9, so that a taller frame is a wider one too. */
const growing = (site: string) => `${framed(site, "start=now", "border:0;width:760px;height:428px")}<script>
  addEventListener("message", ({ data }) => {
    if (data?.subject !== "lti.frameResize") return;
    const { style } = document.querySelector("iframe");
    style.height = data.height + "px";
    style.width = (data.height * 16) / 9 + "px";
  });
</script>`;
/** The element of the docs for another figure, which keeps its state. */
const element = (site: string) =>
  snippet("html", "<blockwise-figure", site).replace(
    'name="map-duel" data="squares"',
    'name="twin-run" start="now" keep',
  );
const isolated = (policy: string) => () => ({
  "Cross-Origin-Embedder-Policy": policy,
  "Cross-Origin-Opener-Policy": "same-origin",
});

const KINDS: readonly Kind[] = [
  { title: "a plain page", body: (site) => following(site, BORDERLESS), grows: true },
  {
    title: "a frame with allow-same-origin",
    body: (site) => following(site, BORDERLESS).replace("allow-scripts", "allow-scripts allow-same-origin"),
    grows: true,
  },
  {
    title: "a dark page",
    body: (site) => following(site, BORDERLESS).replace("start=now", "start=now&theme=dark"),
    head: () => "<style>html { background: #111; color: #eee }</style>",
    grows: true,
  },
  { title: "a column of 320 pixels", body: (site) => following(site, "border:0;width:320px"), grows: true },
  {
    title: "a floor of 450 pixels",
    body: (site) => following(site, `${BORDERLESS};min-height:450px`),
    grows: true,
  },
  { title: "a column that grows with its content", body: growing, grows: true },
  {
    title: "a clipped box of 16:9",
    body: (site) => framed(site, "start=now&fit=1", "border:0;width:760px;height:428px;overflow:hidden"),
    grows: false,
  },
  {
    title: "a strict Content-Security-Policy, with the element",
    body: element,
    headers: (site, html) => ({
      "Content-Security-Policy": `default-src 'none'; script-src ${site} ${inlineHashes(html).join(" ")}; frame-src ${site}; img-src ${site} data:; connect-src ${site}`,
    }),
    grows: true,
  },
  ...["require-corp", "credentialless"].map((policy) => ({
    title: `Cross-Origin-Embedder-Policy ${policy}, with the element`,
    body: element,
    headers: isolated(policy),
    grows: true,
  })),
];

for (const { title, body, head, headers, grows } of KINDS) {
  test(title, async ({ page, baseURL }) => {
    const site = `${baseURL}`;
    const complaints = complaintsOf(page);
    const html = pageWith(body(site), head?.(site));
    await page.goto(host.serve("/page", html, headers?.(site, html)));
    const frame = page.frameLocator("iframe");
    const twin = await proveStep(frame);
    await proveHeight(frame);
    if (!grows) cell("height", "nothing to scroll in the box");
    await proveKeys(page, twin);
    await proveReload(page, grows);
    await proveAxe(page);
    expect(complaints).toEqual([]);
  });
}

/** The step that was done is there after the page was loaded anew. */
async function proveReload(page: Page, grows: boolean): Promise<void> {
  const twin = page.frameLocator("iframe").locator("[data-figure=twin-run]");
  const done = await stepOf(twin);
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(Object.values({ ...sessionStorage }))))
    .toContain(`\\"step\\":${done}`);
  await page.reload();
  await expect.poll(() => stepOf(twin)).toBe(done);
  cell("reload", grows ? "the step is back" : "the step is back in the box");
}
