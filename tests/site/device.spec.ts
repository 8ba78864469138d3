import { expect, type Page, test } from "@playwright/test";
import { chipOf, messageOf, press, rowsOf, stepOf, trainTo, twinIn } from "./twin";

/** Put a line of script in front of the worker that trains. */
async function beforeWorker(page: Page, script: string) {
  await page.route("**/engine/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};${await response.text()}` });
  });
}

/** Each device that a worker opens or destroys is told to the page. */
const TELLS_DEVICES = `{
  const channel = new BroadcastChannel("devices");
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (wanted) {
    const device = await requestDevice.call(this, wanted);
    const destroy = device.destroy.bind(device);
    device.destroy = () => { channel.postMessage(-1); destroy(); };
    channel.postMessage(1);
    return device;
  };
}`;

async function countDevices(page: Page) {
  await page.addInitScript(() => {
    const counted = { open: 0, most: 0 };
    Object.assign(window, { counted });
    new BroadcastChannel("devices").onmessage = ({ data }) => {
      counted.open += data;
      counted.most = Math.max(counted.most, counted.open);
    };
  });
  await beforeWorker(page, TELLS_DEVICES);
  return () =>
    page.evaluate(() => (window as unknown as { counted: { open: number; most: number } }).counted);
}

test("a run out of sight gives worker and device back, and goes on where it stood", async ({ page }) => {
  const devices = await countDevices(page);
  await page.goto("/embed/twin-run/?adapter=software");
  const twin = twinIn(page);
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "webgpu");
  await trainTo(twin, 4);
  const before = await rowsOf(twin);
  expect(await devices()).toEqual({ open: 1, most: 1 });

  // Far enough to be of no use for a while.
  await page.evaluate(() => {
    document.body.style.paddingBottom = "6000px";
    window.scrollTo(0, document.body.scrollHeight);
  });
  await expect.poll(async () => (await devices()).open).toBe(0);
  await expect.poll(() => page.workers().length).toBe(0);
  expect(await stepOf(twin)).toBe(before.length);

  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(async () => (await devices()).open).toBe(1);
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  await press(twin, "Start");
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThan(before.length);
  await press(twin, "Pause");
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  expect((await rowsOf(twin)).slice(0, before.length)).toEqual(before);
  expect(await devices()).toEqual({ open: 1, most: 1 });
});

test("with a GPU that is too small the CPU trains, and a sentence says why", async ({ page }) => {
  const small = "get: () => 4096";
  await beforeWorker(
    page,
    `for (const limit of ["maxBufferSize", "maxStorageBufferBindingSize"])
      Object.defineProperty(GPUSupportedLimits.prototype, limit, { ${small} })`,
  );
  await page.goto("/embed/twin-run/?adapter=software");
  const twin = twinIn(page);
  await expect(messageOf(twin)).toContainText(
    /This needs \d+ bytes in one GPU buffer, and the GPU .* allows 4096\./,
  );
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "reference");
  await trainTo(twin, 3);
});
