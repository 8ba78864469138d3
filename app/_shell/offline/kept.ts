import { BASE } from "@/components/figure/links";
import { SCOPE, SIZE_FILE, WORKER_FILE } from "./scope";

/** Returns the registration of the service worker, or undefined if the reader keeps nothing. */
export const registrationOfBook = () => navigator.serviceWorker.getRegistration(BASE + SCOPE);

/**
 * Keeps the chapters in this browser. Resolves when all files are there.
 *
 * @throws Error if a file cannot be fetched or stored; nothing is kept then
 */
export async function keepBook(): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${BASE}/${WORKER_FILE}`, {
    scope: BASE + SCOPE,
  });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) throw new Error("The browser started no service worker.");
  const state = await stateAfterInstall(worker);
  if (state === "redundant") {
    await removeBook();
    throw new Error("A file could not be fetched, or the browser has no room for it.");
  }
}

/** Removes what `keepBook` has stored. Pages that are open keep what they have loaded. */
export async function removeBook(): Promise<void> {
  await (await registrationOfBook())?.unregister();
  // Serwist ends the name of a cache with the address of the scope. Other sites on this host keep theirs.
  const scope = window.location.origin + BASE + SCOPE;
  const names = (await caches.keys()).filter((name) => name.endsWith(scope));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Returns the size of what `keepBook` stores, bytes, or undefined if it is not known. */
export async function sizeOfBook(): Promise<number | undefined> {
  const response = await fetch(`${BASE}/${SIZE_FILE}`);
  if (!response.ok) return undefined;
  const { bytes } = (await response.json()) as { bytes?: unknown };
  return typeof bytes === "number" ? bytes : undefined;
}

/** Resolves with the state of a service worker when it is in use or has failed. */
function stateAfterInstall(worker: ServiceWorker): Promise<ServiceWorkerState> {
  const isSettled = () => worker.state === "activated" || worker.state === "redundant";
  return new Promise((resolve) => {
    const look = () => {
      if (!isSettled()) return;
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
