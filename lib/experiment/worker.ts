/**
 * Start a worker from its bundled script.
 *
 * In `sandbox="allow-scripts"` the page has an opaque origin and may not start a worker from a URL of the site. It
 * may from text, and a classic script in there may load the engine from the site, as `<script src>` would. The text
 * comes as a data: URL: a worker from a blob of an opaque origin is no secure context in Chromium 156, so it has no
 * WebGPU.
 *
 * @param path of the script below the site's root, such as "/engine/worker.js"
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 */
export function startWorker(path: string, base: string): Worker {
  const script = new URL(base + path, document.baseURI).href;
  if (self.origin !== "null") return new Worker(script);
  return new Worker(`data:text/javascript,${encodeURIComponent(`importScripts(${JSON.stringify(script)})`)}`);
}
