/** Measures the labels of charts. The functions run in the page, so each holds all that it needs. */

/** Returns a sentence for each two labels of a chart that overlap by more than their side bearings. */
export function overlappingLabels() {
  /** Pixels by which the boxes of two labels may overlap: boxes are larger than the ink in them. */
  const SLACK = 3;
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const labels = [...svg.querySelectorAll("text")]
      .filter((text) => text.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((text) => ({ words: text.textContent.trim(), box: text.getBoundingClientRect() }))
      .filter(({ words, box }) => words !== "" && box.width > 0);
    for (const [i, a] of labels.entries())
      for (const b of labels.slice(i + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > SLACK && down > SLACK) found.push(`the labels “${a.words}” and “${b.words}” overlap`);
      }
  }
  return found;
}

/** Returns a sentence for each label of a chart that is smaller than 11 pixels on the screen. */
export function smallLabels() {
  const found = new Set();
  for (const text of document.querySelectorAll("svg text")) {
    if (!text.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { a, b } = text.getScreenCTM();
    const size = Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
    if (size < 10.9) found.add(`the label “${text.textContent.trim()}” has ${size.toFixed(1)} pixels`);
  }
  return [...found];
}

/** Returns a sentence for each label of a chart that the edge of its picture cuts. */
export function cutLabels() {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    if (getComputedStyle(svg).overflow === "visible") continue;
    const frame = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll("text")) {
      if (!text.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const over = Math.max(frame.left - left, right - frame.right, frame.top - top, bottom - frame.bottom);
      // The box of a line is higher than its ink.
      if (right > left && over > 2.5)
        found.push(`the label “${text.textContent.trim()}” is cut by ${over.toFixed(1)} pixels`);
    }
  }
  return found;
}
