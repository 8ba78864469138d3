/** Keeps a text in the browser and says in a sentence what hinders that. */
import type { BenchWords } from "../messages";

/** The part of `localStorage` that is used; a test brings its own. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Key of the bench's session. */
export const SESSION_KEY = "blockwise.bench";
/** Key of the copy of a run in training, and name of the lock of the tab that keeps it. */
export const RUN_KEY = "blockwise.bench.run";
/** Key of a session that could not be read, so that it is not overwritten. */
export const DAMAGED_KEY = "blockwise.bench.damaged";

/** What hinders a text from being kept, and its size where it is kept. */
export interface Kept {
  /** Characters that are kept in the browser. */
  readonly characters: number;
  /** A sentence, or empty. */
  readonly problem: string;
}

/**
 * Returns the browser's storage, or undefined where it is blocked: reading the property itself may throw.
 *
 * @param storage reads the property
 */
export function openStorage(storage: () => TextStore): TextStore | undefined {
  try {
    const store = storage();
    store.getItem(SESSION_KEY);
    return store;
  } catch {
    return undefined;
  }
}

/** Keeps the text of a session. Never throws. */
export function keep(store: TextStore | undefined, text: string, t: BenchWords): Kept {
  if (!store) return { characters: 0, problem: t("bench.storage.blocked") };
  try {
    store.setItem(SESSION_KEY, text);
    return { characters: text.length, problem: "" };
  } catch {
    // A browser may refuse the new text and keep the old one.
    return { characters: kept(store).length, problem: t("bench.storage.full") };
  }
}

/** Returns the text that is kept; empty for none. */
export function kept(store: TextStore | undefined): string {
  try {
    return store?.getItem(SESSION_KEY) ?? "";
  } catch {
    return "";
  }
}

/** Returns whether something of the bench is kept. */
export function holdsBench(store: TextStore | undefined): boolean {
  return kept(store) !== "" || (store?.getItem(RUN_KEY) ?? null) !== null;
}

/** Puts a text that could not be read aside, so that the next session does not overwrite it. */
export function putAside(store: TextStore | undefined, text: string): void {
  try {
    store?.setItem(DAMAGED_KEY, text);
  } catch {
    // Without room for a second copy the damaged text is given up.
  }
}

/** Removes all that is kept. */
export function forget(store: TextStore | undefined): void {
  try {
    store?.removeItem(SESSION_KEY);
    store?.removeItem(DAMAGED_KEY);
  } catch {
    // Nothing is kept where the storage is blocked.
  }
}

/** What a change of the storage by something else than this page means; empty for nothing. */
export function newsOfStorage(key: string | null, newValue: string | null, t: BenchWords): string {
  if (key !== null && key !== SESSION_KEY) return "";
  return t(newValue === null ? "bench.storage.cleared" : "bench.storage.otherTab");
}
