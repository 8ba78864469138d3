/** A notebook of JupyterLite with the output that the wizard's cell has. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { cell, HEARD, HostServer, innerScroll } from "../site/hostPage";
import { cpuOnly } from "../site/twin";
import { fileOf } from "./packages.mjs";
import { proveAxe, proveKeys, proveStep } from "./prove";

test.use(cpuOnly);
const host = new HostServer();
test.beforeAll(() => host.start());
test.afterAll(() => host.stop());

/** A whole site of JupyterLite, which its own project only offers as a package of Python. */
const LITE = fileOf("@galaxyproject/jupyterlite/static/dist/_output");
const NAME = "course.ipynb";

/** A notebook whose only cell has been run: the output is that of IPython.display.IFrame. */
const notebook = (address: string) => ({
  cells: [
    {
      cell_type: "code",
      id: "figure",
      execution_count: 1,
      // Jupyter marks the cells of a notebook that its reader trusts, and shows frames in no others.
      metadata: { trusted: true },
      source: "",
      outputs: [
        {
          output_type: "execute_result",
          execution_count: 1,
          metadata: {},
          data: {
            "text/html": `<iframe title="A figure" width="100%" height="600" src="${address}" frameborder="0" allowfullscreen></iframe>`,
          },
        },
      ],
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

test("a notebook in JupyterLite 0.8.3", async ({ page, baseURL }) => {
  const settings = JSON.parse(readFileSync(`${LITE}/jupyter-lite.json`, "utf8"));
  Object.assign(settings["jupyter-config-data"], {
    // The kernel fetches Python from a network, and the other extensions belong to the package's own project.
    federated_extensions: [],
    contentsAllJsonFile: "all.json",
  });
  const times = { created: "2026-01-01T00:00:00Z", last_modified: "2026-01-01T00:00:00Z" };
  const file = { name: NAME, path: NAME, type: "notebook", format: "json", writable: true, ...times };
  const lite = host.serveFolder("/lite", LITE);
  const json = (path: string, content: object) => host.serve(`/lite/${path}`, JSON.stringify(content));
  json("jupyter-lite.json", settings);
  json("api/contents/all.json", { ...file, name: "", path: "", type: "directory", content: [file] });
  json(`files/${NAME}`, notebook(`${baseURL}/embed/twin-run/?block=64&start=now&fit=1`));
  await page.addInitScript(HEARD);
  const open = async () => {
    await page.goto(`${lite}/notebooks/index.html?path=${NAME}`);
    await page.locator(".jp-Dialog").getByRole("button", { name: "No Kernel" }).click();
  };
  await open();
  const frame = page.frameLocator(".jp-OutputArea iframe");
  const twin = await proveStep(frame);
  await expect.poll(() => innerScroll(frame)).toBe(0);
  cell("height", "the figure fills the box of the cell");
  await proveKeys(page, twin);
  await open();
  await expect(twin.locator("figcaption")).not.toBeEmpty();
  cell("reload", "the options are in the cell; Jupyter gives a frame no script that could keep its state");
  await proveAxe(page, [], ".jp-OutputArea-output");
});
