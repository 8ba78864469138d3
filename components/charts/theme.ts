/**
 * Calls a function when the theme changes: canvases do not follow style sheets and must be painted again.
 *
 * @returns a function that stops listening
 */
export function onThemeChange(repaint: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];
  const system = queries.map((query) => matchMedia(query));
  const chosen = new MutationObserver(repaint);
  for (const query of system) query.addEventListener("change", repaint);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    for (const query of system) query.removeEventListener("change", repaint);
    chosen.disconnect();
  };
}

/** Returns red, green and blue, 0 to 255, of a colour as browsers compute it: "rgb(27, 29, 33)". */
export function parseRgb(computed: string): [number, number, number] {
  const parts = computed.match(/[\d.]+/g)?.map(Number) ?? [];
  const [r = 0, g = 0, b = 0] = parts;
  // Chromium writes colours that come from light-dark() as "color(srgb 0.1 0.1 0.1)" in some places.
  return computed.startsWith("color(") ? [r * 255, g * 255, b * 255] : [r, g, b];
}
