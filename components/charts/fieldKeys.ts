/** A place as shares of the picture, 0 to 1, from the left and from the top. */
export interface FieldPlace {
  readonly x: number;
  readonly y: number;
}

/** Samples of a move with Shift. */
const LONG_MOVE = 8;

/**
 * Returns the place to which a key moves the mark of a field: by one sample, or by eight with Shift. The
 * first key marks the middle. The result is null to take the mark away and undefined for a key without an
 * effect.
 *
 * @param size samples per row, and rows
 */
export function movedMark(
  key: string,
  shift: boolean,
  mark: FieldPlace | null,
  [width, height]: readonly [number, number],
): FieldPlace | null | undefined {
  if (key === "Escape") return mark && null;
  const moves: Record<string, readonly [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const by = moves[key];
  if (!by) return undefined;
  if (!mark) return { x: 0.5, y: 0.5 };
  const times = shift ? LONG_MOVE : 1;
  // The middle of a sample, so that rounding cannot take its neighbour.
  const moved = (at: number, samples: number, step: number) =>
    (Math.max(0, Math.min(samples - 1, Math.floor(at * samples) + step * times)) + 0.5) / samples;
  return { x: moved(mark.x, width, by[0]), y: moved(mark.y, height, by[1]) };
}
