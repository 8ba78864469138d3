import { expect, test } from "@playwright/test";
import { CLASS_QUERY, classConfig } from "@/components/bench/teach/classLink";
import { makeRandom } from "@/lib/numerics/random";
import { readLines, writeLine } from "@/lib/records/classRun";
import { HostServer, pageWith } from "./hostPage";
import { press } from "./twin";

/** The line of a simulated student. */
function lineOf(seed: number): string {
  const random = makeRandom(seed);
  const config = classConfig(CLASS_QUERY, seed);
  const heldOut = config.lanes.map((_, lane) => 0.9 - 0.02 * lane + 0.001 * random.normal());
  return writeLine(config, { heldOut, engine: "reference" });
}

test("30 simulated students are pooled; broken and doubled lines get a sentence", async ({ page }) => {
  await page.goto("/teach/");
  const links = page.getByLabel("A link for each student, by number");
  expect((await links.inputValue()).split("\n")).toHaveLength(30);
  const lines = Array.from({ length: 30 }, (_, i) => lineOf(i + 1));
  const field = page.getByLabel("Lines that came back, one below the other");
  await field.fill([...lines, lines[4], lines[7].slice(0, 40), "it did not work"].join("\n"));
  await expect(page.locator("[data-read]")).toHaveAttribute("data-read", "30");
  await expect(page.getByText("Line 31 repeats the result of seed 5, which counts once.")).toBeVisible();
  await expect(page.getByText("Line 33 is no line of a class run.")).toBeVisible();
  const pooled = page.locator("[data-pooled='30'] tbody tr");
  await expect(pooled).toHaveCount(5);
  await expect(pooled.first()).toContainText("the reference");
  await expect(pooled.last()).toContainText("outside the noise");
});

test("a student's link trains one seed and gives a line that a teacher can repeat", async ({ page }) => {
  await page.goto("/teach/?task=regression&steps=20&lanes=adam-32,adam-8&seed=3&class=1");
  const student = page.locator("[data-student='3']");
  const line = async () => {
    await press(student, "Start");
    const field = student.getByLabel("Send this line back");
    await expect(field).toBeVisible();
    return field.inputValue();
  };
  const first = await line();
  expect(first).toMatch(/^blockwise1,[0-9a-f]{8},3,(webgpu|reference),/);
  await page.reload();
  expect(await line()).toBe(first);
});

test("a course page that speaks SPLICE gets the line of each student, and gives it back", async ({
  page,
  baseURL,
}) => {
  const server = new HostServer();
  await server.start();
  const splice = `<script>
    addEventListener("message", ({ source, data }) => {
      if (data?.subject === "SPLICE.reportScoreAndState") {
        localStorage.setItem(data.activity_id, JSON.stringify(data.state));
        document.title = data.state.line;
      }
      if (data?.subject === "SPLICE.getState")
        source.postMessage({ subject: "SPLICE.getState.response", message_id: data.message_id,
          state: JSON.parse(localStorage.getItem(data.activity_id)) }, "*");
    });</script>`;
  await page.goto("/teach/");
  await page.getByText("A course platform that speaks SPLICE").click();
  const settings = "task=regression&steps=20&lanes=adam-32,adam-8";
  await page.getByLabel(/^Settings: a link of the bench/).fill(settings);
  const frame = await page.getByLabel("One frame for the whole class").inputValue();
  expect(frame).toContain(`${baseURL}/teach/?`);
  await page.goto(server.serve("/course", pageWith(frame, splice)));
  const student = page.frameLocator("iframe").locator("[data-student]");
  await student.getByLabel("Your number, from your teacher").fill("x7");
  await expect(student.getByText("The number is a whole number")).toBeVisible();
  await student.getByLabel("Your number, from your teacher").fill("7");
  await press(student, "Go on");
  await press(student, "Start");
  await expect(page).toHaveTitle(/^blockwise1,[0-9a-f]{8},7,(webgpu|reference),/);
  const line = await page.title();
  await expect(student.getByText("The line was sent to your course page.")).toBeVisible();
  expect(readLines(line, classConfig(settings, 0))).toMatchObject({ problems: [], results: [{ seed: 7 }] });
  await page.reload();
  await expect(student.getByLabel("Your course page already has this line from you")).toHaveValue(line);
  server.stop();
});
