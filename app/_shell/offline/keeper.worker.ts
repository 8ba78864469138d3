/**
 * The service worker: answers chapters and what they fetch from a store in the browser, so that they can be read without
 * a network. A new version waits until the page asks it to take over (`SKIP_WAITING`, which Serwist listens for).
 */
import { type PrecacheEntry, Serwist } from "serwist";

/** The files of this version of the site, which the build puts in (scripts/service-worker.mjs). */
declare const BLOCKWISE_FILES: PrecacheEntry[];
/** Name of the store. The workers of all languages share it, so that what their chapters share is kept once. */
declare const BLOCKWISE_STORE: string;

new Serwist({
  precacheEntries: BLOCKWISE_FILES,
  precacheOptions: {
    cacheName: BLOCKWISE_STORE,
    cleanupOutdatedCaches: true,
    // The query of a chapter holds options of its figures; the file is the same.
    ignoreURLParametersMatching: [/./],
  },
  // The page that asked for the store is answered from it at once.
  clientsClaim: true,
  disableDevLogs: true,
}).addEventListeners();
