/** Ways to change the texts of a page, which show where a translation would break it. */
export const STRING_TESTS = ["double", "long", "rtl", "xss"] as const;
export type StringTest = (typeof STRING_TESTS)[number];

/** One word that no browser breaks without being allowed to. */
const LONG_WORD = "Donaudampfschifffahrtsgesellschaft";
/** Markup that leaves a trace if any code reads text from the page and writes it back as HTML. */
const MARKUP = `<img src="x" onerror="window.blockwiseXss = true">`;

/** Elements whose text is no string of the interface, or is the reader's own. */
const LEFT_OUT = "script, style, noscript, pre, textarea, [contenteditable], .katex";

/** The sign of a number. */
const SIGN = /(?<!\d)[-−+](?=\d)/g;

/**
 * Returns a text as the test shows it: "double" repeats the text, "long" adds a word of 34 letters, "rtl" writes it from
 * right to left, and "xss" adds markup. Text without a letter is kept. Only "rtl" puts a left-to-right mark before the
 * sign of a number, as Intl does in Hebrew: without the mark, browsers draw the sign behind the number.
 */
export function testedText(text: string, test: StringTest): string {
  if (!/\p{L}/u.test(text)) return test === "rtl" ? text.replace(SIGN, "\u200e$&") : text;
  const middle = text.trim();
  const [before, after] = [text.slice(0, text.indexOf(middle)), text.slice(text.trimEnd().length)];
  const changed = {
    double: () => `${middle} ${middle}`,
    long: () => `${middle} ${LONG_WORD}`,
    // Right-to-left override and its end.
    rtl: () => `\u202e${middle}\u202c`,
    xss: () => `${middle} ${MARKUP}`,
  }[test]();
  return `${before}${changed}${after}`;
}

/** Changes all texts of the page that are visible, now and whenever they change. Names in attributes stay. */
export function testStrings(test: StringTest): void {
  /** What this function has written: a text that differs from it is new. */
  const written = new WeakMap<Text, string>();
  const changeText = (node: Text) => {
    if (written.get(node) === node.data || node.parentElement?.closest(LEFT_OUT)) return;
    // A chart has shortened the text because the changed one was too long (components/charts/keepLabels.ts).
    if (node.data.endsWith("…") && node.parentElement?.closest("[data-short]")) return;
    const changed = testedText(node.data, test);
    written.set(node, changed);
    if (changed !== node.data) node.data = changed;
  };
  const changeAll = (root: Node) => {
    if (root instanceof Text) changeText(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) changeText(node as Text);
  };
  if (test === "rtl") document.documentElement.dir = "rtl";
  changeAll(document.body);
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "characterData") changeAll(target);
      else addedNodes.forEach(changeAll);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
