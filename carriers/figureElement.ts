/**
 * The custom element `<blockwise-figure name="twin-run" block-size="64">` for pages of any site. It shows the still
 * picture of a figure, replaces it by a frame with the live figure, and turns the messages of the frame into
 * attributes, methods and DOM events. docs/embedding.md describes it.
 */
import type { FrameMessage, HostRequest, SavedState } from "@/components/figure/host/protocol";
import { LOCALES } from "@/lib/i18n/locales";
import { type FramePool, POOL } from "./framePool";

/** Permissions of the frame. Without `allow-same-origin`: a figure stores nothing. */
export const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
/** Attributes of the element itself; all others are options and settings of the figure's address. */
const OWN = new Set([
  "name",
  "start",
  "src",
  "lang",
  "height",
  "keep",
  "title",
  "class",
  "style",
  "id",
  "slot",
  "part",
  "hidden",
]);
/** Distance from the viewport at which a frame is made, and how long a state is waited for before it is parked. */
const NEAR_PX = 1000;
const STATE_WITHIN_MS = 1500;
const FALLBACK_HEIGHT_PX = 480;

/** The document beside a still picture, /still/NAME.json. */
interface StillDocument {
  readonly title: string;
  readonly alternative: string;
  /** Widths of a column at which the ranges of `heights` start, CSS pixels. */
  readonly widths: readonly number[];
  readonly heights: readonly number[];
}

type Received = FrameMessage & { readonly blockwise: 1; readonly figure: string };
/** A request without the field that the element adds. */
type Request = HostRequest extends infer R ? (R extends unknown ? Omit<R, "id"> : never) : never;

const elements = new Map<MessageEventSource, BlockwiseFigure>();

/** A server that renders React imports this module and has no elements. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** One figure in a page of another site. */
export class BlockwiseFigure extends Base {
  /** Address of the site that has the figures, with a slash at the end. */
  static site = "";

  private frame: HTMLIFrameElement | null = null;
  private live = false;
  private queue: object[] = [];
  private saved: SavedState | null = null;
  private wasRunning = false;
  private picture = "";
  private latest: Received | null = null;
  private document: StillDocument | null = null;
  private answers = new Map<number, (message: Received) => void>();
  private asked = 0;
  private near: IntersectionObserver | null = null;
  private changes: MutationObserver | null = null;
  private pool: FramePool = POOL;

  connectedCallback(): void {
    this.style.display = "block";
    this.saved ??= this.kept();
    this.showStill();
    this.describe();
    this.near = new IntersectionObserver(
      (entries) => {
        const { isIntersecting, boundingClientRect, rootBounds } = entries[entries.length - 1];
        const visible =
          isIntersecting &&
          (!rootBounds || (boundingClientRect.bottom > 0 && boundingClientRect.top < innerHeight));
        if (isIntersecting && this.start !== "click") this.pool.want(this, visible);
        else if (!isIntersecting) this.pool.leave(this);
        if (this.frame) this.send({ type: "visible", visible: isIntersecting });
      },
      { rootMargin: `${NEAR_PX}px 0px` },
    );
    this.near.observe(this);
    if (this.start === "now") this.pool.want(this, true);
    this.changes = new MutationObserver((records) => this.followAttributes(records));
    this.changes.observe(this, { attributes: true });
  }

  disconnectedCallback(): void {
    this.near?.disconnect();
    this.changes?.disconnect();
    this.pool.forget(this);
    this.removeFrame();
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }
  set name(name: string) {
    this.setAttribute("name", name);
  }
  /** Moment at which the still picture is replaced: "near" the viewport, at a "click", or "now". */
  get start(): string {
    return this.getAttribute("start") ?? "near";
  }
  /** Options of the figure as it last told them; undefined before. */
  get values(): object | undefined {
    return this.latest?.type === "state" ? this.latest.values : undefined;
  }

  set(patch: Readonly<Record<string, unknown>>): void {
    this.use({ type: "set", patch });
  }
  run(steps?: number): void {
    this.use(steps === undefined ? { type: "run" } : { type: "run", steps });
  }
  pause(): void {
    if (this.frame) this.send({ type: "pause" });
  }
  step(): void {
    this.use({ type: "step" });
  }
  reset(): void {
    this.use({ type: "reset" });
  }
  /** Returns the state of the figure, which `restore` takes; null if the frame does not answer. */
  async getState(): Promise<SavedState | null> {
    if (!this.frame) return this.saved;
    const answer = await this.ask({ type: "getState" });
    return answer?.type === "state" ? answer.saved : null;
  }
  restore(saved: SavedState): void {
    this.use({ type: "restore", saved });
  }

  /** Replaces the still picture by the live figure. Called by the pool. */
  mount(): void {
    if (this.frame || !this.isConnected) return;
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("title") ?? this.document?.title ?? "A figure of Blockwise";
    frame.setAttribute("sandbox", SANDBOX);
    // A page with Cross-Origin-Embedder-Policy loads only frames without credentials.
    if (crossOriginIsolated) frame.setAttribute("credentialless", "");
    Object.assign(frame.style, { border: "0", width: "100%", display: "block", height: `${this.place}px` });
    frame.src = this.address;
    this.frame = frame;
    this.live = false;
    if (this.saved) this.queue.unshift({ type: "restore", saved: this.saved, id: ++this.asked });
    if (this.wasRunning) this.queue.push({ type: "run" });
    this.wasRunning = false;
    this.replaceChildren(frame);
    if (frame.contentWindow) elements.set(frame.contentWindow, this);
  }

  /** Replaces the live figure by a picture of its state. Called by the pool. */
  async park(): Promise<void> {
    const { frame } = this;
    if (!frame) return;
    if (this.live) {
      const [state, picture] = await Promise.all([
        this.ask({ type: "getState" }),
        this.ask({ type: "getPicture" }),
      ]);
      if (state?.type === "state") {
        this.saved = state.saved;
        this.wasRunning = state.running;
      }
      if (picture?.type === "picture") this.picture = picture.svg;
    }
    if (this.frame !== frame) return;
    const height = frame.clientHeight;
    this.removeFrame();
    this.showStill(height);
  }

  /** Takes a message of the frame. */
  hear(message: Received): void {
    const { type } = message;
    if (type === "height" && this.frame && !this.hasAttribute("fit"))
      this.frame.style.height = `${message.height}px`;
    if (type === "ready") {
      this.live = true;
      const waiting = this.queue;
      this.queue = [];
      for (const request of waiting) this.post(request);
    }
    if (type === "state") this.latest = message;
    if (type === "key")
      this.dispatchEvent(
        new KeyboardEvent("keydown", {
          ...message,
          bubbles: true,
          composed: true,
          cancelable: true,
        } as object),
      );
    if ("id" in message && typeof message.id === "number") {
      this.answers.get(message.id)?.(message);
      this.answers.delete(message.id);
    }
    if (this.keptAt && changesState(message)) void this.keep();
    // An event for the page's own settings would be an echo.
    const echo = type === "state" && message.id !== undefined && message.notes.length === 0;
    if (type !== "key" && type !== "picture" && !echo)
      this.dispatchEvent(
        new CustomEvent(`blockwise-${type}`, { detail: message, bubbles: true, composed: true }),
      );
  }

  private use(request: Request): void {
    this.pool.want(this, true, true);
    this.send(request);
  }

  /** Sends a request with an id, since only then a frame answers with the values that it was given. */
  private send(request: Request): void {
    const numbered = { ...request, id: ++this.asked };
    if (this.live) this.post(numbered);
    else this.queue.push(numbered);
  }

  private post(request: object): void {
    this.frame?.contentWindow?.postMessage({ blockwise: 1, ...request }, "*");
  }

  /** Sends a request and returns its answer, null if none comes in time. */
  private ask(request: object): Promise<Received | null> {
    const id = ++this.asked;
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      setTimeout(() => resolve(null), STATE_WITHIN_MS);
      this.post({ ...request, id });
    });
  }

  /** Key of the state in the page's storage for this tab; "" if the page does not keep it. */
  private get keptAt(): string {
    const key = this.getAttribute("keep");
    return key === null ? "" : `blockwise:${location.pathname}:${this.name}:${key}`;
  }

  private kept(): SavedState | null {
    try {
      return this.keptAt ? JSON.parse(sessionStorage.getItem(this.keptAt) ?? "null") : null;
    } catch {
      return null;
    }
  }

  private async keep(): Promise<void> {
    const saved = await this.getState();
    try {
      if (saved) sessionStorage.setItem(this.keptAt, JSON.stringify(saved));
    } catch {
      // A page without storage shows the figure anew after a reload.
    }
  }

  private get site(): string {
    return this.getAttribute("src") ?? BlockwiseFigure.site;
  }

  /** Attributes that belong to the figure's address. */
  private get query(): [string, string][] {
    return [...this.attributes]
      .filter(({ name }) => !OWN.has(name) && !/^(data|aria)-/.test(name))
      .map(({ name, value }) => [name, value === "" ? "1" : value]);
  }

  /** Language of the figure, where it is another than English. */
  private get locale(): string {
    return LOCALES.find((each) => each !== "en" && each === this.getAttribute("lang")) ?? "";
  }

  /** Name of the figure's files below still/. */
  private get file(): string {
    return encodeURIComponent(this.locale ? `${this.name}.${this.locale}` : this.name);
  }

  private get address(): string {
    const query = new URLSearchParams(this.query);
    query.set("start", "now");
    if (origin !== "null") query.set("host", origin);
    return `${this.site}${this.locale && `${this.locale}/`}embed/${encodeURIComponent(this.name)}/?${query}`;
  }

  /** Height of the figure at the width of the element, CSS pixels. */
  private get place(): number {
    const own = Number(this.getAttribute("height"));
    if (own > 0) return own;
    const { widths, heights } = this.document ?? { widths: [], heights: [] };
    const range = widths.filter((width) => width <= this.clientWidth).length - 1;
    // The line below the figure with the link to the book.
    return heights[range] ? heights[range] + 48 : FALLBACK_HEIGHT_PX;
  }

  private removeFrame(): void {
    if (this.frame?.contentWindow) elements.delete(this.frame.contentWindow);
    this.frame?.remove();
    this.frame = null;
    this.live = false;
  }

  private showStill(height = this.place): void {
    const image = document.createElement("img");
    const theme = this.getAttribute("theme");
    const dark =
      theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    const still = `${this.site}still/${this.file}-${dark ? "dark" : "light"}.svg`;
    // With CORS, since a page with Cross-Origin-Embedder-Policy shows no other pictures of another site.
    image.crossOrigin = "anonymous";
    image.src = this.picture ? `data:image/svg+xml,${encodeURIComponent(this.picture)}` : still;
    // A page may forbid pictures in the page's own text.
    image.onerror = () => {
      image.onerror = null;
      image.src = still;
    };
    image.alt = this.document?.alternative ?? this.getAttribute("title") ?? "";
    image.loading = "lazy";
    Object.assign(image.style, { width: "100%", height: "calc(100% - 3rem)", objectFit: "contain" });
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Use this figure";
    Object.assign(button.style, { font: "inherit", padding: "0.375rem 0.75rem", cursor: "pointer" });
    button.onclick = () => {
      this.pool.want(this, true, true);
      this.frame?.focus();
    };
    const box = document.createElement("div");
    Object.assign(box.style, { height: `${height}px`, overflow: "hidden" });
    box.append(image, button);
    this.replaceChildren(box);
  }

  /** Fetches the title, the alternative text and the heights. Without them the element works all the same. */
  private async describe(): Promise<void> {
    const { name } = this;
    try {
      const response = await fetch(`${this.site}still/${this.file}.json`);
      if (response.status === 404) {
        this.pool.forget(this);
        this.removeFrame();
        this.textContent = `There is no figure called “${name}”.`;
        return;
      }
      this.document = await response.json();
    } catch {
      return;
    }
    if (this.frame) this.frame.title = this.getAttribute("title") ?? this.document?.title ?? "";
    else if (this.isConnected) this.showStill();
  }

  private followAttributes(records: readonly MutationRecord[]): void {
    const names = new Set(records.map(({ attributeName }) => attributeName ?? ""));
    if (names.has("name") || names.has("lang")) {
      this.saved = null;
      this.picture = "";
      this.removeFrame();
      this.showStill();
      void this.describe();
      this.pool.forget(this);
      if (this.start !== "click") this.pool.want(this, true);
      return;
    }
    const changed = this.query.filter(([name]) => names.has(name));
    const theme = changed.find(([name]) => name === "theme");
    if (theme && this.frame) this.send({ type: "theme", theme: theme[1] as "light" });
    const options = changed.filter(([name]) => name !== "theme");
    if (options.length > 0 && this.frame) this.send({ type: "set", patch: Object.fromEntries(options) });
  }
}

/** Returns whether the state of a figure may differ from the one before this message. */
function changesState(message: Received): boolean {
  switch (message.type) {
    case "state":
      return message.id === undefined;
    case "progress":
      return !message.running;
    default:
      return message.type === "result" || message.type === "score";
  }
}

/**
 * Defines the element once in a page.
 *
 * @param site address of the site that has the figures, with a slash at the end
 */
export function defineFigureElement(site: string): void {
  if (customElements.get("blockwise-figure")) return;
  BlockwiseFigure.site = site;
  addEventListener("message", ({ source, data }) => {
    const element = source && elements.get(source);
    if (element && data?.blockwise === 1) element.hear(data);
  });
  customElements.define("blockwise-figure", BlockwiseFigure);
}
