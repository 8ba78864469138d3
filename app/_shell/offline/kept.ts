import { BASE } from "@/components/figure/links";
import { SCOPES, SIZE_FILE, WORKER_FILE } from "./scope";

/** Name of the store; scripts/service-worker.mjs writes it into the worker. */
const STORE = `blockwise:${BASE}/`;

/** Returns the registrations of the service worker, one for the chapters in each language that the reader keeps. */
export async function registrationsOfBook(): Promise<readonly ServiceWorkerRegistration[]> {
  const origin = window.location.origin + BASE;
  const all = await navigator.serviceWorker.getRegistrations();
  return all.filter(({ scope }) => SCOPES.some((each) => scope === origin + each));
}

/** Returns whether the chapters are kept in all languages. */
export async function isBookKept(): Promise<boolean> {
  const kept = await registrationsOfBook();
  return kept.length === SCOPES.length && kept.every(({ active }) => active !== null);
}

/**
 * Keeps the chapters in this browser. Resolves when all files are there.
 *
 * @throws Error if a file cannot be fetched or stored; nothing is kept then
 */
export async function keepBook(): Promise<void> {
  // One after the other: the second worker finds the files of the first one in the store.
  for (const scope of SCOPES) {
    const registration = await navigator.serviceWorker.register(`${BASE}/${WORKER_FILE}`, {
      scope: BASE + scope,
    });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (!worker) throw new Error("The browser started no service worker.");
    if ((await stateAfterInstall(worker)) === "redundant") {
      await removeBook();
      throw new Error("A file could not be fetched, or the browser has no room for it.");
    }
  }
}

/** Removes what `keepBook` has stored. Pages that are open keep what they have loaded. */
export async function removeBook(): Promise<void> {
  await Promise.all((await registrationsOfBook()).map((each) => each.unregister()));
  // Earlier versions named the store after the scope of the worker. Other sites on this host keep theirs.
  const origin = window.location.origin + BASE;
  const isOurs = (name: string) => name === STORE || SCOPES.some((scope) => name.endsWith(origin + scope));
  await Promise.all((await caches.keys()).filter(isOurs).map((name) => caches.delete(name)));
}

/**
 * Lets the newer version of the book replace the old one in all languages: they share a store, from which the first
 * worker that takes over removes the old files. Resolves when the newer version is in use.
 */
export async function takeNewer(): Promise<void> {
  await Promise.all(
    (await registrationsOfBook()).map(async (registration) => {
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      if (!worker) return;
      await stateAfter(worker, ["installed", "activated", "redundant"]);
      // The service worker of Serwist waits for this message.
      worker.postMessage({ type: "SKIP_WAITING" });
      await stateAfterInstall(worker);
    }),
  );
}

/** Returns the size of what `keepBook` stores, bytes, or undefined if it is not known. */
export async function sizeOfBook(): Promise<number | undefined> {
  const response = await fetch(`${BASE}/${SIZE_FILE}`);
  if (!response.ok) return undefined;
  const { bytes } = (await response.json()) as { bytes?: unknown };
  return typeof bytes === "number" ? bytes : undefined;
}

/** Resolves with the state of a service worker when it is in use or has failed. */
const stateAfterInstall = (worker: ServiceWorker) => stateAfter(worker, ["activated", "redundant"]);

/** Resolves with the state of a service worker when it is one of these. */
function stateAfter(
  worker: ServiceWorker,
  wanted: readonly ServiceWorkerState[],
): Promise<ServiceWorkerState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!wanted.includes(worker.state)) return;
      worker.removeEventListener("statechange", look);
      resolve(worker.state);
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/**
 * Calls a function when a newer version of the book is there and waits, now or later.
 *
 * @returns a function that stops listening
 */
export function onNewerBook(registration: ServiceWorkerRegistration, call: (newer: ServiceWorker) => void) {
  const look = () => {
    // Without an active version the waiting one is the first.
    if (registration.active && registration.waiting) call(registration.waiting);
  };
  const found = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", found);
  found();
  look();
  return () => registration.removeEventListener("updatefound", found);
}
