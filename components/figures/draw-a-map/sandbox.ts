import type { Outcome } from "./codeResult";
import { FRAME } from "./sandboxFrame";

/** Longest run of the reader's code. */
const LIMIT_MS = 1000;
/** How long after the limit the frame must have answered; then it is removed. */
const GRACE_MS = 3000;

/**
 * Removes the constructors of other threads from the worker's global object and its prototypes. Otherwise the
 * reader's code could start hundreds of nested workers, which stop the page until the time limit. The global
 * object is `this`, because a function of the reader's code that is called `self` is declared before line 1 runs.
 */
const PRELUDE =
  '"use strict";for(let o=this;o;o=Object.getPrototypeOf(o))' +
  'for(const name of["Worker","SharedWorker","BroadcastChannel"])delete o[name];';

/** Returns the worker's script. The reader's code begins on line 1, so errors have its line numbers. */
const scriptOf = (code: string) => `${PRELUDE}${code}
;postMessage(typeof value === "function" ? Array.from({ length: 256 }, (_, i) => Number(value(i))) : null);`;

/** Runs code of the reader without access to network, storage and page. */
export interface Sandbox {
  /** Runs code that declares `value(i)`. After a newer call, the promise of an older call stays pending. */
  run(code: string): Promise<Outcome>;
  /** Removes the frame. */
  dispose(): void;
}

/**
 * Returns a sandbox, which adds its frame to the page with the first run.
 *
 * @param title of the frame, for screen readers
 */
export function makeSandbox(title: string): Sandbox {
  let frame: HTMLIFrameElement | undefined;
  let ready: Promise<void> | undefined;
  let latest = 0;
  let resolveRun: (outcome: Outcome) => void = () => {};
  let resolveReady: () => void = () => {};

  const onMessage = (event: MessageEvent) => {
    if (!frame || event.source !== frame.contentWindow) return;
    if (event.data === "ready") resolveReady();
    else if (event.data?.id === latest) resolveRun(event.data.outcome as Outcome);
  };
  const removeFrame = () => {
    frame?.remove();
    frame = undefined;
    ready = undefined;
  };
  const addFrame = (): Promise<void> => {
    const added = document.createElement("iframe");
    added.setAttribute("sandbox", "allow-scripts");
    added.title = title;
    added.hidden = true;
    added.srcdoc = FRAME;
    frame = added;
    const loaded = new Promise<void>((resolve) => {
      resolveReady = resolve;
    });
    document.body.append(added);
    return loaded;
  };
  window.addEventListener("message", onMessage);

  return {
    run(code) {
      const id = ++latest;
      return new Promise((resolve) => {
        const giveUp = setTimeout(() => {
          if (id !== latest) return;
          removeFrame();
          resolve({ kind: "dead" });
        }, LIMIT_MS + GRACE_MS);
        resolveRun = (outcome) => {
          clearTimeout(giveUp);
          resolve(outcome);
        };
        ready ??= addFrame();
        void ready.then(() => {
          if (id === latest) {
            frame?.contentWindow?.postMessage({ id, text: scriptOf(code), limit: LIMIT_MS }, "*");
          }
        });
      });
    },
    dispose() {
      latest++;
      window.removeEventListener("message", onMessage);
      removeFrame();
    },
  };
}
