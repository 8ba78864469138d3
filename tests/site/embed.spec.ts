import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Locator, test } from "@playwright/test";
import { chipOf, messageOf, rowsOf, stepOf, twinIn } from "./twin";

/** A page of another origin, and a secure one as all of localhost is: browsers offer WebGPU to no other. */
const host = createServer((_, response) => {
  response.setHeader("Content-Type", "text/html");
  response.end(`<!doctype html><iframe title="x" sandbox="allow-scripts" width="900" height="300"></iframe>`);
});
test.beforeAll(() => new Promise<void>((listening) => host.listen(0, "localhost", listening)));
test.afterAll(() => host.close());

/** One step is enough: it compiles all kernels, and a second one says nothing more about the frame. */
async function stepOnce(twin: Locator): Promise<void> {
  const step = twin.getByRole("button", { name: "Step", exact: true });
  await expect(step).toBeEnabled();
  await step.press("Enter");
  await expect.poll(() => stepOf(twin)).toBe(1);
}

test("trains in a sandboxed frame of another site and tells it its height", async ({ page, baseURL }) => {
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener("message", (event) => {
      heard.push(event.data);
      if (event.data?.subject === "lti.frameResize")
        document.querySelector("iframe")!.style.height = `${event.data.height}px`;
    });
  });
  await page.locator("iframe").evaluate((frame, source) => {
    (frame as HTMLIFrameElement).src = source;
  }, `${baseURL}/embed/twin-run/?block=64&map=linear&adapter=software`);
  const twin = twinIn(page.frameLocator("iframe"));
  await expect(messageOf(twin)).toHaveAttribute("data-status", "ready");
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "webgpu");
  await expect(twin.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "64");
  await expect(twin.getByRole("radio", { name: "linear", exact: true })).toBeChecked();
  await stepOnce(twin);
  const [first] = await rowsOf(twin);
  expect(first.loss8).toBe(first.loss32);

  const heard = () => page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard));
  await expect.poll(heard).toContain('"subject":"lti.frameResize"');
  await expect.poll(heard).toContain("iframe.resize");
  await expect.poll(heard).toContain('"blockSize":64');
  // The host has made the frame as high as its content: nothing is left to scroll.
  await expect
    .poll(() =>
      page
        .frameLocator("iframe")
        .locator("html")
        .evaluate((html) => html.scrollHeight - html.clientHeight),
    )
    .toBe(0);
});

test("tells its height while it is out of sight, so that the host does not grow under its reader", async ({
  page,
  baseURL,
}) => {
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
  await page.locator("iframe").evaluate((frame, source) => {
    const heights: number[] = [];
    Object.assign(window, { heights });
    window.addEventListener("message", ({ data }) => {
      if (data?.subject === "lti.frameResize") heights.push(data.height);
    });
    frame.style.marginTop = "20000px";
    (frame as HTMLIFrameElement).src = source;
  }, `${baseURL}/embed/map-duel/`);
  const heights = () => page.evaluate(() => (window as unknown as { heights: number[] }).heights);
  await expect.poll(async () => (await heights())[0]).toBeGreaterThan(500);
});

test("on a page that is not secure it says why there is no WebGPU", async ({ page, baseURL }) => {
  await page.setContent(`<iframe title="x" sandbox="allow-scripts" width="900" height="300"
    src="${baseURL}/embed/twin-run/?start=now"></iframe>`);
  const twin = twinIn(page.frameLocator("iframe"));
  await expect(messageOf(twin)).toContainText("Browsers offer WebGPU to secure pages (https) only");
  await stepOnce(twin);
});
