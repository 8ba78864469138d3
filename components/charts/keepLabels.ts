import { type LabelBox, labelRooms, placedIn, type Room } from "./labelRooms";

/** Attributes that move a label. */
const MOVING = ["x", "y", "dx", "dy", "text-anchor", "transform", "font-size"];
/** Room below which a label is left as it is, pixels: no short form would say anything. */
const LEAST_PX = 16;
const ELLIPSIS = "…";

/** The texts of a label before it was shortened, and after. */
interface Shortened {
  readonly full: string;
  readonly short: string;
}

/**
 * Keeps the labels of a picture inside the picture and apart, now and whenever a label or the size of the picture
 * changes: translations are longer than the words that a picture was laid out with. A label moves if it has room on
 * its line, and is shortened otherwise. Its full text then is its title, which screen readers read and a pointer shows.
 *
 * @returns a function that stops it
 */
export function keepLabels(svg: SVGSVGElement): () => void {
  const shortened = new WeakMap<Text, Shortened>();
  const changes = new MutationObserver((records) => {
    if (records.some(concernsLabel)) keep();
  });
  const size = new ResizeObserver(() => keep());
  /** The label whose size is watched: all labels grow when the reader sets wider spacing (WCAG 2.2, 1.4.12). */
  let watched: SVGTextElement | null = null;
  const watchFirst = () => {
    const first = svg.querySelector("text");
    if (first === watched) return;
    if (watched) size.unobserve(watched);
    if (first) size.observe(first);
    watched = first;
  };
  const keep = () => {
    keepNow(svg, shortened);
    watchFirst();
    // The observer must not answer the changes that were just made here.
    changes.takeRecords();
  };
  size.observe(svg);
  changes.observe(svg, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: MOVING,
  });
  document.fonts.addEventListener("loadingdone", keep);
  return () => {
    changes.disconnect();
    size.disconnect();
    document.fonts.removeEventListener("loadingdone", keep);
  };
}

/** Whether a change may move or lengthen a label. Curves of a run change at each step and do not. */
function concernsLabel({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  const place = target instanceof Element ? target : target.parentElement;
  if (!place || place.closest("title")) return false;
  if (place.closest("text")) return true;
  if (type === "attributes") return place.localName === "g";
  const isLabel = (node: Node) =>
    node instanceof Element && (node.localName === "text" || node.querySelector("text") !== null);
  return [...addedNodes, ...removedNodes].some(isLabel);
}

/** Moves and shortens the labels of a picture once. It reads all places before it writes, so that the page is laid out once. */
function keepNow(svg: SVGSVGElement, shortened: WeakMap<Text, Shortened>): void {
  const labels = [...svg.querySelectorAll("text")];
  for (const label of labels) restore(label, shortened);
  const seen = labels.filter((label) =>
    label.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  );
  const boxes = seen.map(boxOf);
  const { left: start, right: end, width } = svg.getBoundingClientRect();
  const rooms = labelRooms(boxes, { left: start, right: end });
  const scale = width / (svg.viewBox.baseVal?.width || width);
  for (const [i, label] of seen.entries()) {
    const { left, right, words } = boxes[i];
    const room = rooms[i];
    if (right - left === 0) continue;
    const space = room.right - room.left;
    const tooLong = words && right - left > space + 1 && space >= LEAST_PX;
    if (tooLong) shorten(label, space / scale, shortened);
    const now = tooLong ? label.getBoundingClientRect() : boxes[i];
    move(label, now, room, scale);
  }
}

/** Moves a label into its room as little as needed. */
function move(label: SVGTextElement, box: Room, room: Room, scale: number): void {
  const by = (placedIn(box, room).left - box.left) / scale;
  if (Math.abs(by) > 0.5 && room.right > room.left) label.style.translate = `${Math.round(by * 10) / 10}px`;
}

/** Returns the box of a label as the picture was drawn. */
function boxOf(label: SVGTextElement): LabelBox {
  const { left, right, top, bottom } = label.getBoundingClientRect();
  const anchor = getComputedStyle(label).textAnchor;
  const at = anchor === "start" ? left : anchor === "end" ? right : (left + right) / 2;
  // A label of several lines keeps them: each has its own place.
  const words = /\p{L}{2}/u.test(label.textContent ?? "") && !label.querySelector("tspan[x]");
  return { left, right, top, bottom, at, words, passing: label.closest("[data-passing]") !== null };
}

/** Gives a label the text and the place back that the picture was drawn with. */
function restore(label: SVGTextElement, shortened: WeakMap<Text, Shortened>): void {
  if (label.style.translate) label.style.translate = "";
  if (label.dataset.short === undefined) return;
  label.removeAttribute("data-short");
  label.querySelector("title")?.remove();
  for (const node of textsOf(label)) {
    const before = shortened.get(node);
    // A text that differs from the short form was written by the picture since.
    if (before && node.data === before.short) node.data = before.full;
  }
}

/** Shortens a label to a width in units of the picture. */
function shorten(label: SVGTextElement, width: number, shortened: WeakMap<Text, Shortened>): void {
  const full = label.textContent ?? "";
  let letters = lettersWithin(label, width);
  // The ellipsis is about as wide as two letters.
  letters = Math.max(1, letters - 2);
  const kept = full.slice(0, letters).trimEnd();
  let left = kept.length;
  for (const node of textsOf(label)) {
    const cut = node.data.length >= left;
    const short = cut ? (left > 0 ? `${node.data.slice(0, left)}${ELLIPSIS}` : "") : node.data;
    left = cut ? 0 : left - node.data.length;
    shortened.set(node, { full: node.data, short });
    node.data = short;
  }
  label.dataset.short = "";
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = full;
  label.append(title);
}

/** Returns the largest number of letters of a label that are no wider than `width`. */
function lettersWithin(label: SVGTextElement, width: number): number {
  let low = 0;
  let high = label.getNumberOfChars();
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (label.getSubStringLength(0, middle) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns the texts of a label and of its spans in order, without that of its title. */
function textsOf(label: SVGTextElement): Text[] {
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && node.parentElement?.localName !== "title") texts.push(node);
  return texts;
}
