/**
 * The figures on a telephone: picture, finding and the control in use are on one screen, and few controls stand
 * above the picture. Letters are large enough to read.
 */
import { expect, type Page, test } from "@playwright/test";
import { FIGURE_NAMES } from "@/components/figures";
import { GERMAN } from "@/components/figures/german";
import { placeOf } from "./page";

const SCREEN = { width: 360, height: 800 };
/** Most controls above the picture; a fold is one of them, and so is each button. */
const MOST_ABOVE = 3;
/** Most screens that a figure fills at rest. */
const MOST_SCREENS = 2.5;
/** Most of a screen that lies between the finding and the picture nearest to it. */
const FINDING_WITHIN = 0.8;
/** What may be a picture, and what stands in a figure that computes its first one. */
const PICTURE = "svg[role=img], canvas, img";
const BUSY = "p[aria-busy=true]";
/** Smallest letters of a picture, CSS pixels. */
const SMALLEST_TYPE_PX = 11;
/** Smallest area of a picture, square CSS pixels: icons and keys are smaller. */
const PICTURE_PX2 = 12_000;

/** The control that the text of the chapter speaks of first, per figure: its role and its name. */
const MAIN: Readonly<Record<string, readonly ["slider" | "radio" | "combobox" | "button", string]>> = {
  "twin-run": ["slider", "Block size"],
  "memory-ledger": ["combobox", "Model"],
  "optimizer-race": ["slider", "Step"],
  "what-fits": ["slider", "Budget"],
  "code-explorer": ["combobox", "Map"],
  "map-duel": ["combobox", "Data"],
  "draw-a-map": ["radio", "dragging"],
  "block-heatmap": ["slider", "Block size"],
  "block-size-curve": ["slider", "Block size"],
  "outlier-injector": ["slider", "Outlier"],
  "mixed-scale": ["slider", "Scale ratio"],
  "smallest-case": ["slider", "Step"],
  "kernel-stepper": ["slider", "Stage"],
  roofline: ["combobox", "Optimizer"],
  "step-requests": ["combobox", "Task"],
  "training-lab": ["combobox", "Task"],
  "state-microscope": ["slider", "Step"],
  "update-error-map": ["slider", "Wrong from"],
  "embedding-gradients": ["slider", "Step"],
  "stable-embedding-ablation": ["radio", "dynamic, blocks"],
  "epsilon-and-rate": ["slider", "Epsilon"],
  "paper-tables": ["radio", "1: results"],
  reproduction: ["button", "Start"],
  sensitivity: ["radio", "recorded"],
  "bug-clinic": ["combobox", "Fault"],
  "state-xray": ["combobox", "Example"],
  "five-questions": ["slider", "Question"],
  nf4: ["slider", "Block size"],
  "sharded-state": ["slider", "Loaded by"],
  "state-formats": ["slider", "Off from"],
  "outlier-columns": ["slider", "Threshold"],
  "bits-against-size": ["radio", "bits"],
  spqr: ["slider", "Kept"],
  "gradient-exchange": ["slider", "Bandwidth"],
  "loss-spikes": ["slider", "Gradients grow"],
};

test.use({ viewport: SCREEN });

interface Layout {
  readonly height: number;
  readonly above: readonly string[];
  /** Upper and lower edge of each picture, from the top of the figure. */
  readonly pictures: readonly (readonly [top: number, bottom: number])[];
  readonly caption: readonly [top: number, bottom: number];
  /** Labels of the pictures with letters smaller than SMALLEST_TYPE_PX, with their size. */
  readonly small: readonly string[];
}

/** Measures the only figure of the page, in CSS pixels. */
const layoutOf = (page: Page): Promise<Layout> =>
  page.locator("[data-figure] figure").evaluate(
    (cell, { selector, smallest, type }) => {
      const room = cell.closest("[data-figure]")!.firstElementChild as HTMLElement;
      // The figure as tall as its parts, without the room that is kept for what it shows later.
      room.style.minHeight = "0";
      const top = cell.getBoundingClientRect().top;
      const edges = (element: Element): [number, number] => {
        const box = element.getBoundingClientRect();
        return [box.top - top, box.bottom - top];
      };
      const pictures = [...cell.querySelectorAll(selector)]
        .filter((picture) => {
          const { width, height } = picture.getBoundingClientRect();
          return width * height >= smallest;
        })
        .map(edges);
      const controls = [...cell.querySelectorAll("input, select, textarea, button, summary")].filter(
        (control) =>
          // Not the tools in the head of the figure, and not the button in a slider's own line.
          !cell.firstElementChild!.contains(control) &&
          !/^Back to the default|zurück zum Standardwert$/.test(control.textContent!) &&
          control.checkVisibility({ visibilityProperty: true }) &&
          edges(control)[0] < pictures[0][0],
      );
      const names = controls.map((control) => {
        const { labels } = control as HTMLInputElement;
        const legend = control.closest("fieldset")?.querySelector("legend");
        return (legend ?? labels?.[0] ?? control).textContent!;
      });
      const layout = {
        height: cell.getBoundingClientRect().height,
        above: [...new Set(names)],
        pictures,
        caption: edges(cell.querySelector("figcaption")!),
        small: [...cell.querySelectorAll<SVGTextElement>("svg text")].flatMap((label) => {
          const { a, b } = label.getScreenCTM() ?? { a: 1, b: 0 };
          const size = Number.parseFloat(getComputedStyle(label).fontSize) * Math.hypot(a, b);
          // Rounded, because a picture that is scaled by 0.999 is not made smaller.
          return label.checkVisibility() && Math.round(size * 10) < type * 10
            ? [`${size} ${label.textContent}`]
            : [];
        }),
      };
      room.style.minHeight = "";
      return layout;
    },
    { selector: PICTURE, smallest: PICTURE_PX2, type: SMALLEST_TYPE_PX },
  );

/** Measures the figure of the page once it has its picture, and holds it to the limits. */
async function expectCompact(page: Page): Promise<Layout> {
  const figure = page.locator("[data-figure] figure");
  await expect(figure.locator(BUSY)).toHaveCount(0);
  await expect(figure.locator(PICTURE).first()).toBeVisible();
  const layout = await layoutOf(page);
  const { height, above, pictures, caption, small } = layout;
  expect(above.length, above.join(" | ")).toBeLessThanOrEqual(MOST_ABOVE);
  expect(height / SCREEN.height).toBeLessThanOrEqual(MOST_SCREENS);
  expect(small).toEqual([]);
  const gaps = pictures.map(([start, end]) => Math.max(caption[0] - end, start - caption[1]));
  expect(Math.min(...gaps) / SCREEN.height, "from the picture to the finding").toBeLessThanOrEqual(
    FINDING_WITHIN,
  );
  return layout;
}

for (const name of FIGURE_NAMES) {
  test(`${name}: the picture and the control that moves it are on one screen`, async ({ page }) => {
    await page.goto(`/embed/${name}/`);
    const figure = page.locator("[data-figure] figure");
    const [role, label] = MAIN[name];
    const control = figure.getByRole(role, { name: label, exact: true }).first();
    await placeOf(control);
    const { pictures } = await expectCompact(page);

    const place = (await control.boundingBox())!;
    const top = (await figure.boundingBox())!.y;
    const [from, to] = [place.y - top, place.y + place.height - top];
    const spans = pictures.map(([start, end]) => Math.max(to, end) - Math.min(from, start));
    expect(Math.min(...spans), "from the control to the far edge of its picture").toBeLessThanOrEqual(
      SCREEN.height,
    );
  });
}

for (const name of Object.keys(GERMAN)) {
  test(`${name} in German, whose words are longer, is no taller than two and a half screens`, async ({
    page,
  }) => {
    await page.goto(`/de/embed/${name}/?start=now`);
    await placeOf(page.locator("[data-figure] figcaption"));
    await expectCompact(page);
  });
}

test("a link that sets a folded option opens the fold, and a fold opens by keyboard", async ({ page }) => {
  const fold = page.locator("details[data-more]");
  await page.goto("/embed/block-heatmap/?seed=7");
  await expect(page.getByLabel("Seed", { exact: true })).toHaveValue("7");
  await expect(fold).toHaveAttribute("open", "");
  await page.goto("/embed/block-heatmap/");
  await expect(fold).not.toHaveAttribute("open");
  await fold.locator("summary").press("Enter");
  await expect(page.getByLabel("Seed", { exact: true })).toBeVisible();
});

test("the options of a wide figure are not folded", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/embed/block-heatmap/");
  await expect(page.getByLabel("Seed", { exact: true })).toBeVisible();
  await expect(page.locator("details[data-more]")).toHaveCount(0);
});

for (const name of ["update-error-map", "embedding-gradients", "state-microscope"]) {
  test(`${name} shows a recorded picture that is labelled until its own is there`, async ({ page }) => {
    // Without its worker the figure stays as it is while it computes.
    await page.route("**/engine/*.js", () => undefined);
    await page.goto(`/embed/${name}/?seed=7`);
    const still = page.locator("img[data-recorded]").first();
    await expect(still).toBeVisible();
    await expect.poll(() => still.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await expect(page.getByText(/a still picture of a recorded run with the usual settings\./)).toBeVisible();
  });
}
