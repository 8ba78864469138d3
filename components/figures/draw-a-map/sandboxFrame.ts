import { LEVELS } from "./codec";
import { MAX_TEXT_LENGTH } from "./codeResult";

/**
 * The page inside the frame. Its origin is opaque (sandbox without allow-same-origin), so it has no cookies
 * and no storage. Its policy forbids all fetches, and the worker inherits the policy. The code runs in a
 * worker, since a worker can be terminated at any time, which a frame cannot.
 *
 * The frame shortens every posted value (`brief`) and error message, so that the page never copies or prints a
 * text of many megabytes. One character more than the page shows is kept, so that the page can mark the cut.
 *
 * The frame also inherits the policy of the page around it. scripts/policy.mjs therefore reads this text when
 * the site is built, and allows its script by a hash in every page.
 */
export const FRAME = `<!doctype html><meta http-equiv="Content-Security-Policy"
content="default-src 'none'; script-src 'unsafe-inline' blob: data:; worker-src blob: data:"><script>
const maxLength = ${MAX_TEXT_LENGTH + 1};
const brief = (value) => {
  if (typeof value === "string") return value.slice(0, maxLength);
  if (typeof value === "bigint") return 0n;
  if (Array.isArray(value)) return [];
  return typeof value === "object" && value !== null ? {} : value;
};
const briefTable = (data) => (Array.isArray(data) && data.length === ${LEVELS} ? Array.from(data, brief) : null);
onmessage = (event) => {
  if (event.source !== parent) return;
  const { id, text, limit } = event.data;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url);
  const answer = (outcome) => {
    clearTimeout(timer);
    worker.terminate();
    URL.revokeObjectURL(url);
    parent.postMessage({ id, outcome }, "*");
  };
  const timer = setTimeout(() => answer({ kind: "slow" }), limit);
  worker.onmessage = ({ data }) => answer({ kind: "values", values: briefTable(data) });
  worker.onerror = (error) => {
    error.preventDefault();
    answer({ kind: "error", message: String(error.message).slice(0, maxLength), line: Number(error.lineno) });
  };
};
parent.postMessage("ready", "*");
</script>`;
