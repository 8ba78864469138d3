/** The search page: queries in the address and in the field, results, keys, and its states without results. */
import { expect, type Page, test } from "@playwright/test";
import { awake, testNarrowThemes } from "./page";

const field = (page: Page) => page.getByRole("searchbox", { name: "Words to search for" });
const links = (page: Page) => page.getByRole("list", { name: "Results" }).getByRole("link");
const status = (page: Page) => page.locator("main [role=status]");
/** Below a path of its host, the address of each page begins with that path. */
const base = process.env.BLOCKWISE_BASE_PATH ?? "";

test("a query in the address finds sections, marks the words, and a result leads to its heading", async ({
  page,
}) => {
  await page.goto("/search/?q=share+absmax");
  await expect(field(page)).toHaveValue("share absmax");
  await expect(status(page)).toHaveText(/^\d+ sections? contains? “share absmax”\.$/);
  await expect(page.locator("mark").first()).toBeVisible();
  const first = links(page).first();
  const address = await first.getAttribute("href");
  expect(address).toMatch(new RegExp(`^${base}/chapters/[\\w-]+/(#[\\w-]+)?$`));
  await first.click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(
    page.locator(address?.split("#")[1] ? `[id="${address.split("#")[1]}"]` : "h1"),
  ).toBeInViewport();

  await page.goBack();
  await expect(field(page)).toHaveValue("share absmax");
  await expect(links(page).first()).toHaveAttribute("href", address ?? "");
});

test("the key / opens the search from a chapter and goes to the field, but is a character in a field", async ({
  page,
}) => {
  await page.goto("/chapters/blocks/");
  await awake(page.getByRole("button", { name: /^Theme/ }));
  // Effects run a moment after React has taken over the page; a key before that does nothing.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page).toHaveURL(/\/search\/$/, { timeout: 10_000 });
  }).toPass();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("a/b");
  await expect(field(page)).toHaveValue("a/b");
  await expect(page).toHaveURL(/\?q=a%2Fb$/);

  await page.getByRole("checkbox", { name: /opens the search/ }).uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(field(page)).not.toBeFocused();
  await page.getByRole("checkbox", { name: /opens the search/ }).check();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
});

test("an embed has no key that leads away from it", async ({ page }) => {
  await page.goto("/embed/block-heatmap/");
  await expect(page.locator("figure").first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/embed\/block-heatmap\//);
});

test("the arrow keys go through the results, Enter to the first one and Escape back to the field", async ({
  page,
}) => {
  await page.goto("/search/?q=outlier");
  await expect(links(page).nth(1)).toBeVisible();
  await field(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(links(page).nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(links(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(links(page).nth(0)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(links(page).nth(0)).toBeFocused();
});

test("without a query there are examples, and without a result the page says so", async ({ page }) => {
  await page.goto("/search/");
  await expect(field(page)).toBeFocused();
  await page.getByRole("button", { name: "absmax", exact: true }).click();
  await expect(page).toHaveURL(/\?q=absmax$/);
  await expect(links(page).first()).toBeVisible();
  await field(page).fill("zzzzzz <img src=x onerror=alert(1)>");
  await expect(status(page)).toHaveText("No section contains “zzzzzz <img src=x onerror=alert(1)>”.");
  await expect(links(page)).toHaveCount(0);
  await expect(page.locator("main img")).toHaveCount(0);
});

test("an index that cannot be fetched is named, and fetched again on demand", async ({ page }) => {
  await page.route("**/search-index.json", (route) => route.fulfill({ status: 503, body: "" }));
  await page.goto("/search/?q=absmax");
  await expect(page.getByRole("alert").filter({ hasText: "cannot be searched" })).toContainText("503");
  await page.unroute("**/search-index.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(links(page).first()).toBeVisible();
});

test("only the search page fetches the index", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto("/chapters/blocks/");
  await expect(page.getByRole("link", { name: "Search", exact: true })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(fetched.filter((url) => url.includes("search-index.json"))).toEqual([]);
});

testNarrowThemes("/search/?q=absmax", (page) => expect(links(page).first()).toBeVisible());
