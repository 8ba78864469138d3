/** Width that a content is laid out for, and the scale at which it is shown, CSS pixels and 1 for full size. */
export interface Fit {
  readonly width: number;
  readonly scale: number;
}

/** Below this scale the type of a figure cannot be read, and its picture is shown alone. */
export const READABLE_SCALE = 0.7;
/** A content is laid out for at most this multiple of the width of its box. */
const WIDEST = 2.5;
/** Layouts that are tried for one box. Charts are drawn anew in each. */
const MOST_TRIES = 6;
/** Attribute of what is hidden because the picture is shown alone. */
const BESIDE = "data-beside-picture";
/** How long a content must rest before its height counts: charts take their size after they were drawn once. */
const RESTS_MS = 80;

/**
 * Returns the largest scale at which a content fits a box.
 *
 * @param width and `height` of the content's layout
 * @param box width and height of the box
 */
export function scaleFor(width: number, height: number, box: { width: number; height: number }): number {
  return Math.min(1, box.width / width, box.height / Math.max(1, height));
}

/**
 * Returns the width for which to lay out a content next. A content that is too tall gets a wider layout, in which it
 * is lower, and is then scaled down to the width of the box.
 */
export function nextWidth(fit: Fit, boxWidth: number): number {
  return Math.round(Math.min(WIDEST * boxWidth, Math.max(boxWidth, boxWidth / fit.scale)));
}

/**
 * Keeps a content scaled so that it fits its box. Where it would be too small to read, only its picture is shown.
 *
 * @param pictureOf returns the picture within the content, null if there is none yet
 * @returns a function that stops it
 */
export function fitContent(
  box: HTMLElement,
  content: HTMLElement,
  pictureOf: () => Element | null,
): () => void {
  let tries = 0;
  let best: Fit | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sizeOfBox = () => {
    const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(box);
    return {
      width: Math.max(1, box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)),
      height: Math.max(
        1,
        box.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom),
      ),
    };
  };
  const lay = ({ width, scale }: Fit) => {
    const left = Math.max(0, (sizeOfBox().width - width * scale) / 2);
    content.style.width = `${width}px`;
    content.style.transform = scale < 1 || left > 0 ? `translateX(${left}px) scale(${scale})` : "";
  };
  const settle = () => {
    timer = undefined;
    const size = sizeOfBox();
    const width = content.offsetWidth;
    const fit = { width, scale: scaleFor(width, content.offsetHeight, size) };
    if (tries < MOST_TRIES) {
      if (!best || fit.scale > best.scale + 0.01) best = fit;
      tries++;
      const next = nextWidth(fit, size.width);
      if (fit.scale < 1 && Math.abs(next - width) > 8) {
        lay({ width: next, scale: fit.scale });
        timer = setTimeout(settle, RESTS_MS);
        return;
      }
      if (best.scale < READABLE_SCALE && showAlone(content, pictureOf())) return begin();
      tries = MOST_TRIES;
      lay(best);
      timer = setTimeout(settle, RESTS_MS);
      return;
    }
    // A figure is drawn in several steps, and what was hidden may have been drawn anew.
    if (fit.scale < READABLE_SCALE && showAlone(content, pictureOf())) return begin();
    // The chosen layout stays; its scale follows a content that grows or shrinks.
    lay(fit);
  };
  const begin = () => {
    tries = 0;
    best = null;
    lay({ width: sizeOfBox().width, scale: 1 });
    clearTimeout(timer);
    timer = setTimeout(settle, RESTS_MS);
  };
  const restart = () => {
    for (const hidden of content.querySelectorAll(`[${BESIDE}]`)) hidden.removeAttribute(BESIDE);
    begin();
  };
  const ofBox = new ResizeObserver(restart);
  const ofContent = new ResizeObserver(() => {
    timer ??= setTimeout(settle, RESTS_MS);
  });
  ofBox.observe(box);
  ofContent.observe(content);
  return () => {
    ofBox.disconnect();
    ofContent.disconnect();
    clearTimeout(timer);
  };
}

/**
 * Hides what stands beside the picture in a content, or beside the parts with `data-fit-keep` where a figure has some.
 *
 * @returns whether something has changed
 */
function showAlone(content: HTMLElement, picture: Element | null): boolean {
  const kept = [...content.querySelectorAll("[data-fit-keep]")];
  // A picture that is hidden from readers was drawn for a file and goes away again (drawAside.ts).
  if (kept.length === 0 && picture && content.contains(picture) && !picture.closest("[aria-hidden=true]"))
    kept.push(picture);
  if (kept.length === 0) return false;
  let changed = false;
  const visit = (parent: Element) => {
    for (const child of parent.children) {
      // Drawn aside for a moment, for a file.
      if (child instanceof HTMLElement && child.style.position === "fixed") continue;
      const holds = kept.some((part) => child.contains(part));
      if (child.hasAttribute(BESIDE) === holds) {
        child.toggleAttribute(BESIDE, !holds);
        changed = true;
      }
      if (holds && !kept.includes(child)) visit(child);
    }
  };
  visit(content);
  return changed;
}
