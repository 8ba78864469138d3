/**
 * The agent of an embedded figure: it speaks with the host from the first moment of the page, long before the
 * scripts of the figure are there. It keeps requests for the figure, reports the height, chooses the theme, and
 * fetches the scripts when the figure is to be used.
 */
import { asksForHeight, createHeightReporter, HELLO, h5pAnswer, heightMessages } from "./heights";
import { createInbox } from "./inbox";
import { isHostKey, revealKey } from "./keys";
import { createOutbox } from "./outbox";
import { type FrameMessage, type HostRequest, PROTOCOL_VERSION, readRequest, readSaved } from "./protocol";
import { scoreMessages } from "./scores";
import {
  type FrameSettings,
  type HostTheme,
  NO_HOST,
  readSettings,
  SETTING_KEYS,
  type SettingNote,
} from "./settings";
import { createSpliceLine } from "./splice";

/** What the live figure does with the agent. */
export interface HostAgent {
  readonly settings: FrameSettings;
  /** Sentences about settings that were replaced. */
  readonly notes: readonly SettingNote[];
  /** Whether the reader asked for the figure by its button, so that the figure takes the focus. */
  readonly focus: boolean;
  /** Passes the host's requests to the figure, the waiting ones first. @returns a function that stops it */
  attach(receive: (request: HostRequest) => void): () => void;
  /** Sends a message to the host; without a host it does nothing. */
  post(message: FrameMessage): void;
}

declare global {
  interface Window {
    /** The agent of an embed, which a script in the page's head makes. */
    blockwiseAgent?: HostAgent;
  }
}

/** Requests that need the live figure. The others are answered without it. */
const NEEDS_FIGURE: ReadonlySet<HostRequest["type"]> = new Set([
  "set",
  "restore",
  "run",
  "step",
  "reset",
  "getState",
]);

/**
 * Makes the agent of a page and starts it.
 *
 * @param figure name of the figure
 */
export function startAgent(page: Window & typeof globalThis, figure: string): HostAgent {
  const { document } = page;
  const { settings, notes } = readSettings(page.location.search);
  const host = page.parent === page ? null : page.parent;
  const inbox = createInbox();
  let height = 0;
  let focus = false;

  // Browsers throw where a message is sent to an origin that cannot be.
  const send = (message: unknown) =>
    settings.host !== NO_HOST && host?.postMessage(message, settings.host || "*");
  const outbox = createOutbox((message) => send({ blockwise: PROTOCOL_VERSION, figure, ...message }));
  const activity = `${page.location.origin}${page.location.pathname}`;
  const splice = settings.report === "splice" ? createSpliceLine(activity, send, readSaved) : null;

  const reportHeight = () => {
    for (const message of heightMessages(figure, height)) send(message);
  };
  const heights = createHeightReporter((next) => {
    height = next;
    reportHeight();
  });

  const wake = wakesOnce(document);
  const take = (request: HostRequest) => {
    if (request.type === "theme") return setTheme(document, request.theme);

    if (NEEDS_FIGURE.has(request.type)) wake();
    if (!inbox.put(request))
      outbox.post({
        type: "problem",
        sentence: "Too many requests wait; this one was dropped.",
        id: request.id,
      });
  };
  const onMessage = (event: MessageEvent) => {
    if (event.source !== host || (settings.host && event.origin !== settings.host)) return;
    const { data } = event;
    if (splice?.hear(data)) return;
    const answer = h5pAnswer(data, height);
    if (answer) send(answer);
    if (asksForHeight(data)) reportHeight();
    const read = readRequest(data);
    if (read && "request" in read) take(read.request);
    else if (read) outbox.post({ type: "problem", sentence: read.problem, id: read.id });
  };

  const { dataset } = document.documentElement;
  if (settings.theme !== "system") setTheme(document, settings.theme);
  dataset.controls = settings.controls;
  if (settings.fit) dataset.fit = "";
  if (settings.projector) dataset.projector = "";
  // The heights that are kept free for figures were measured with all controls, and not enlarged.
  if (settings.controls !== "all" || settings.hide.length > 0 || settings.projector) dataset.unmeasured = "";

  if (host) {
    page.addEventListener("message", onMessage);
    page.addEventListener("pagehide", outbox.flush);
    page.addEventListener("keydown", (event) => {
      if (!isHostKey(event)) return;
      outbox.post({ type: "key", key: event.key, code: event.code });
      // Other hosts ignore it. reveal.js tells a frame that it is on a slide before the frame has loaded.
      send(revealKey(event.keyCode));
    });
    if (page.origin !== "null") send(HELLO);
    outbox.post({ type: "ready", live: false });
    splice?.ask((saved) => take({ type: "restore", saved }));
  }

  // A page of its own shows the figure at once. In a frame the still picture is enough until it is touched, if
  // it shows what the address asks for.
  const atRest = host !== null && settings.start === "touch" && !settings.autorun && hasOnlySettings(page);
  // Before the first paint: the still picture needs no font of ours.
  if (atRest) dataset.rest = "";
  const watch = () => {
    const main = document.querySelector("main");
    if (!main) return;
    const measure = () =>
      heights.measure({ width: page.innerWidth, height: Math.ceil(main.getBoundingClientRect().height) });
    // The layout of frames of other sites is not updated while they are out of view, so the observer alone would
    // report the first height only when the reader already sees the frame.
    if (host && !settings.fit) {
      measure();
      new ResizeObserver(measure).observe(main);
    }
    if (!atRest) return wake();
    for (const type of ["pointerover", "pointerdown", "touchstart", "click"])
      main.addEventListener(
        type,
        (event) => {
          const button = event.target instanceof Element && event.target.closest("[data-wake]");
          if (type === "click" && button) focus = true;
          wake();
        },
        { passive: true },
      );
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();

  return {
    settings,
    notes,
    get focus() {
      return focus;
    },
    attach: inbox.open,
    post(message) {
      outbox.post(message);
      if (message.type !== "score") return;
      splice?.report(message.score, message.saved);
      const exercise = { id: activity, title: document.title };
      for (const each of scoreMessages(settings.report, exercise, message)) send(each);
    },
  };
}

/** Sets the theme of the page. */
export function setTheme({ documentElement }: Document, theme: HostTheme): void {
  if (theme === "system") delete documentElement.dataset.theme;
  else documentElement.dataset.theme = theme;
}

/** Returns whether the address holds no option of the figure. */
function hasOnlySettings({ location }: Window): boolean {
  const known: readonly string[] = SETTING_KEYS;
  return [...new URLSearchParams(location.search).keys()].every((key) => known.includes(key));
}

/**
 * Returns a function that fetches the scripts of the page once. The build writes their addresses into `data-src`
 * in the pages of embeds, so that a browser does not fetch them by itself (scripts/rest-embeds.mjs).
 */
function wakesOnce(document: Document): () => void {
  let awake = false;
  return () => {
    if (awake) return;
    awake = true;
    const fetchScripts = () => {
      const { dataset } = document.documentElement;
      // The button stays under the reader's pointer until the figure takes its place.
      if (dataset.rest !== undefined) dataset.waking = "";
      delete dataset.rest;
      for (const late of document.querySelectorAll<HTMLElement>("script[data-src]")) {
        const script = document.createElement("script");
        script.src = late.dataset.src ?? "";
        script.async = true;
        document.head.append(script);
      }
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fetchScripts);
    else fetchScripts();
  };
}
