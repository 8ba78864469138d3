/**
 * Part of the site that the service worker controls, below the path of the site. Pages outside of it, embeds above all,
 * always come from the network.
 */
export const SCOPE = "/chapters/";

/** File of the service worker in the export. */
export const WORKER_FILE = "service-worker.js";

/** File with the size of what is kept, bytes: `{ "bytes": 14000000 }`. */
export const SIZE_FILE = "offline.json";
