/** The box of a label before it is moved or shortened, pixels. */
export interface LabelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Pixel that the label is anchored at: its left end, its middle or its right end. */
  readonly at: number;
  /** Whether the label has words and may be shortened. A number keeps its digits and its place. */
  readonly words: boolean;
  /** Whether the label lies over the others for a moment only, so that no label makes room for it. */
  readonly passing: boolean;
}

/** The span across the picture in which a label may stand, pixels. */
export interface Room {
  readonly left: number;
  readonly right: number;
}

/** Pixels by which the boxes of two labels may overlap: boxes are larger than the ink in them. */
const SLACK_PX = 3;
/** Least space between two labels on one line, pixels. */
const GAP_PX = 6;

/**
 * Returns the room of each label: all of the picture, except where labels on one line would overlap. There words make
 * room for numbers, and for words that stay at their anchor: what names a tile or an arrow must not move to the next one.
 * Labels anchored at both ends of a line share it; a label that needs less than half of it gets what it needs.
 */
export function labelRooms(boxes: readonly LabelBox[], picture: Room): Room[] {
  const rooms = boxes.map(() => picture);
  const order = boxes.map((_, i) => i).sort((i, k) => boxes[i].at - boxes[k].at);
  for (const [place, i] of order.entries()) {
    for (const k of order.slice(place + 1)) {
      const [one, other] = [boxes[i], boxes[k]];
      if (one.passing || other.passing || !(one.words || other.words)) continue;
      if (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) <= SLACK_PX) continue;
      const [a, b] = [placedIn(one, rooms[i]), placedIn(other, rooms[k])];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) <= SLACK_PX) continue;
      const start = one.at === one.left ? a.left : rooms[i].left;
      const stop = other.at === other.right ? b.right : rooms[k].right;
      const end = endOfFirst(one, other, a, b, { left: start, right: stop });
      rooms[i] = { left: start, right: Math.min(rooms[i].right, end) };
      rooms[k] = { left: Math.max(rooms[k].left, end + GAP_PX), right: stop };
    }
  }
  return rooms;
}

/** Returns the pixel at which the first of two labels on a line must end. */
function endOfFirst(one: LabelBox, other: LabelBox, a: Room, b: Room, line: Room): number {
  if (!one.words) return a.right;
  // The edge of the picture may have pushed a label off its anchor; then it shares the line like any other.
  if (!other.words || (other.at === other.left && b.left >= other.left)) return b.left - GAP_PX;
  if (one.at === one.right) return a.right;
  const space = line.right - line.left - GAP_PX;
  const [first, second] = [a.right - a.left, b.right - b.left];
  if (first + second <= space)
    return Math.max(line.left + first, Math.min(line.right - GAP_PX - second, a.right));
  if (first <= space / 2) return line.left + first;
  return second <= space / 2 ? line.left + space - second : line.left + space / 2;
}

/** Returns the span of a box moved into a room as little as needed; a box that is too wide fills the room. */
export function placedIn({ left, right }: Room, room: Room): Room {
  const width = Math.min(right - left, Math.max(0, room.right - room.left));
  const start = Math.max(room.left, Math.min(room.right - width, left));
  return { left: start, right: start + width };
}
