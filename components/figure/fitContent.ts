/** Width that a content is laid out for, and the scale at which it is shown, CSS pixels and 1 for full size. */
export interface Fit {
  readonly width: number;
  readonly scale: number;
}

/** Below this scale the type of a figure cannot be read, and its picture is shown alone. */
export const READABLE_SCALE = 0.6;
/** A content is laid out for at most this multiple of the width of its box. */
const WIDEST = 2.5;
/** Layouts that are tried for one box. Charts are drawn anew in each. */
const MOST_TRIES = 6;
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
  /** Whether the picture is shown alone. */
  let alone = false;
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
    content.style.width = `${width}px`;
    content.style.transform = scale < 1 ? `scale(${scale})` : "";
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
      if (best.scale < READABLE_SCALE && !alone && hideBeside(content, pictureOf())) {
        alone = true;
        begin();
        return;
      }
      tries = MOST_TRIES;
      lay(best);
      timer = setTimeout(settle, RESTS_MS);
      return;
    }
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
    alone = false;
    showAll(content);
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

/** Marks all that stands beside the picture in a content. @returns false if there is no picture */
function hideBeside(content: HTMLElement, picture: Element | null): boolean {
  showAll(content);
  // A picture that is hidden from readers was drawn for a file and goes away again (drawAside.ts).
  if (!picture || !content.contains(picture) || picture.closest("[aria-hidden=true]")) return false;
  for (let at: Element = picture; at !== content && at.parentElement; at = at.parentElement)
    for (const sibling of at.parentElement.children)
      if (sibling !== at) sibling.setAttribute("data-beside-picture", "");
  return true;
}

function showAll(content: HTMLElement): void {
  for (const marked of content.querySelectorAll("[data-beside-picture]"))
    marked.removeAttribute("data-beside-picture");
}
