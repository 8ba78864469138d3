import type { Outcome } from "./judge";

/** Longest time that the reader's code may take, milliseconds. */
const LIMIT_MS = 1000;
/** The frame itself answers at the limit; when it does not within this much more, it is given up. */
const GRACE_MS = 3000;

/**
 * The page inside the frame. Its origin is opaque (sandbox without allow-same-origin), so there are no cookies and
 * no storage; its policy lets nothing be fetched, and the worker inherits it. The worker can be ended at any time,
 * which a frame cannot.
 */
const FRAME = `<!doctype html><meta http-equiv="Content-Security-Policy"
content="default-src 'none'; script-src 'unsafe-inline' blob: data:; worker-src blob: data:"><script>
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
  worker.onmessage = ({ data }) => answer({ kind: "values", values: data });
  worker.onerror = (error) => {
    error.preventDefault();
    answer({ kind: "error", message: String(error.message), line: Number(error.lineno) });
  };
};
parent.postMessage("ready", "*");
</script>`;

/** The reader's code and, below it, what asks it for the table. It begins on line 1, so that lines keep their numbers. */
const scriptOf = (code: string) => `"use strict";${code}
;postMessage(typeof value === "function" ? Array.from({ length: 256 }, (_, i) => Number(value(i))) : null);`;

export interface Sandbox {
  /** Run code that declares `value(i)`. Newer code makes the promise of older code void: it never settles. */
  run(code: string): Promise<Outcome>;
  dispose(): void;
}

/** Make a sandbox; its frame comes with the first run. */
export function makeSandbox(): Sandbox {
  let frame: HTMLIFrameElement | undefined;
  let ready: Promise<void> | undefined;
  let latest = 0;
  let settle: (outcome: Outcome) => void = () => {};
  let becomeReady: () => void = () => {};

  const hear = (event: MessageEvent) => {
    if (!frame || event.source !== frame.contentWindow) return;
    if (event.data === "ready") becomeReady();
    else if (event.data?.id === latest) settle(event.data.outcome as Outcome);
  };
  const drop = () => {
    frame?.remove();
    frame = undefined;
    ready = undefined;
  };
  const open = (): Promise<void> => {
    const opened = document.createElement("iframe");
    opened.setAttribute("sandbox", "allow-scripts");
    opened.title = "Sandbox of the code cell";
    opened.hidden = true;
    opened.srcdoc = FRAME;
    frame = opened;
    const loaded = new Promise<void>((resolve) => {
      becomeReady = resolve;
    });
    document.body.append(opened);
    return loaded;
  };
  window.addEventListener("message", hear);

  return {
    run(code) {
      const id = ++latest;
      return new Promise((resolve) => {
        const giveUp = setTimeout(() => {
          if (id !== latest) return;
          drop();
          resolve({ kind: "dead" });
        }, LIMIT_MS + GRACE_MS);
        settle = (outcome) => {
          clearTimeout(giveUp);
          resolve(outcome);
        };
        ready ??= open();
        void ready.then(() => {
          if (id === latest) {
            frame?.contentWindow?.postMessage({ id, text: scriptOf(code), limit: LIMIT_MS }, "*");
          }
        });
      });
    },
    dispose() {
      latest++;
      window.removeEventListener("message", hear);
      drop();
    },
  };
}
