/** How far each chapter has been read, 0 to 1, kept in this browser only. */
type Progress = Readonly<Record<string, number>>;

const KEY = "blockwise.progress";
const NONE: Progress = {};

let known: Progress | undefined;
const listeners = new Set<() => void>();

function load(): Progress {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof stored !== "object" || stored === null) return NONE;
    const entries = Object.entries(stored).filter(([, value]) => value >= 0 && value <= 1);
    return Object.fromEntries(entries);
  } catch {
    // No storage, or something else wrote there: start from nothing.
    return NONE;
  }
}

export function readProgress(): Progress {
  known ??= load();
  return known;
}

/** What the server renders: it knows no reader. */
export const noProgress = (): Progress => NONE;

export function watchProgress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Remember that a chapter was read up to here; going back up does not unread it. */
export function noteProgress(slug: string, fraction: number) {
  const before = readProgress()[slug] ?? 0;
  // Whole percents: a write for each pixel of scrolling would be waste.
  const now = Math.round(Math.min(1, Math.max(0, fraction)) * 100) / 100;
  if (now <= before) return;
  known = { ...readProgress(), [slug]: now };
  try {
    localStorage.setItem(KEY, JSON.stringify(known));
  } catch {
    // Then it lasts for this visit.
  }
  for (const listener of listeners) listener();
}
