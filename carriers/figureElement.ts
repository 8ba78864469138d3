/**
 * The custom element `<blockwise-figure name="twin-run" block-size="64">` for pages of any site. It shows the still
 * picture of a figure, replaces it by a frame with the live figure, and turns the messages of the frame into
 * attributes, methods and DOM events. docs/embedding.md describes it.
 */
import type { SavedState } from "@/components/figure/host/protocol";
import { ELEMENT_WORDS } from "./elementWords";
import { frameAddressOf, isDark, localeOf, nameOf, queryOf, stillAddressOf } from "./figureAttributes";
import { createFrame, FrameLink, type Received, type Request } from "./frameLink";
import { type FramePool, POOL } from "./framePool";
import { keepState, keptState, keyOf } from "./keptState";
import { drawStill, frameHeightAt, type StillDocument } from "./stillPicture";

/** Distance from the viewport at which a frame is made, CSS pixels. */
const NEAR_PX = 1000;

const elements = new Map<MessageEventSource, BlockwiseFigure>();

/** A server that renders React imports this module and has no elements. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** One figure in a page of another site. */
export class BlockwiseFigure extends Base {
  /** Address of the site that has the figures, with a slash at the end. */
  static site = "";

  private frame: HTMLIFrameElement | null = null;
  private readonly link = new FrameLink();
  private saved: SavedState | null = null;
  private wasRunning = false;
  private picture = "";
  private latest: Received | null = null;
  private document: StillDocument | null = null;
  private near: IntersectionObserver | null = null;
  private changes: MutationObserver | null = null;
  private readonly pool: FramePool = POOL;

  connectedCallback(): void {
    this.style.display = "block";
    this.saved ??= keptState(keyOf(this));
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
        if (this.frame) this.link.send({ type: "visible", visible: isIntersecting });
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
    return nameOf(this);
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
    if (this.frame) this.link.send({ type: "pause" });
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
    const answer = await this.link.ask({ type: "getState" });
    return answer?.type === "state" ? answer.saved : null;
  }
  restore(saved: SavedState): void {
    this.use({ type: "restore", saved });
  }

  /** Replaces the still picture by the live figure. Called by the pool. */
  mount(): void {
    if (this.frame || !this.isConnected) return;
    const frame = createFrame(frameAddressOf(this, this.site), this.frameTitle, this.place);
    this.frame = frame;
    this.replaceChildren(frame);
    const { saved } = this;
    this.link.open(
      frame.contentWindow,
      saved ? [{ type: "restore", saved }] : [],
      this.wasRunning ? [{ type: "run" }] : [],
    );
    this.wasRunning = false;
    if (frame.contentWindow) elements.set(frame.contentWindow, this);
  }

  /** Replaces the live figure by a picture of its state. Called by the pool. */
  async park(): Promise<void> {
    const { frame } = this;
    if (!frame) return;
    if (this.link.live) {
      const [state, picture] = await Promise.all([
        this.link.ask({ type: "getState" }),
        this.link.ask({ type: "getPicture" }),
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
    this.link.hear(message);
    if (type === "height" && this.frame && !this.hasAttribute("fit"))
      this.frame.style.height = `${message.height}px`;
    if (type === "state") this.latest = message;
    if (keyOf(this) && changesState(message)) void this.keep();
    if (type === "key") {
      const options = { ...message, bubbles: true, composed: true, cancelable: true };
      this.dispatchEvent(new KeyboardEvent("keydown", options as object));
      return;
    }
    // An event for the page's own settings would be an echo.
    const echo = type === "state" && message.id !== undefined && message.notes.length === 0;
    if (type === "picture" || echo) return;
    this.dispatchEvent(
      new CustomEvent(`blockwise-${type}`, { detail: message, bubbles: true, composed: true }),
    );
  }

  private use(request: Request): void {
    this.pool.want(this, true, true);
    this.link.send(request);
  }

  private async keep(): Promise<void> {
    const saved = await this.getState();
    if (saved) keepState(keyOf(this), saved);
  }

  private get site(): string {
    return this.getAttribute("src") ?? BlockwiseFigure.site;
  }

  private get words() {
    return ELEMENT_WORDS[localeOf(this)];
  }

  private get frameTitle(): string {
    return this.getAttribute("title") ?? this.document?.title ?? this.words.anyFigure;
  }

  /** Height of the figure at the width of the element, CSS pixels. */
  private get place(): number {
    const own = Number(this.getAttribute("height"));
    return own > 0 ? own : frameHeightAt(this.document, this.clientWidth);
  }

  private removeFrame(): void {
    if (this.frame?.contentWindow) elements.delete(this.frame.contentWindow);
    this.frame?.remove();
    this.frame = null;
    this.link.close();
  }

  private showStill(height = this.place): void {
    const still = drawStill({
      address: `${stillAddressOf(this, this.site)}-${isDark(this) ? "dark" : "light"}.svg`,
      latest: this.picture,
      alternative: this.document?.alternative ?? this.getAttribute("title") ?? "",
      height,
      use: this.words.use,
      onUse: () => {
        this.pool.want(this, true, true);
        this.frame?.focus();
      },
    });
    this.replaceChildren(still);
  }

  /** Fetches the title, the alternative text and the heights. Without them the element works all the same. */
  private async describe(): Promise<void> {
    const address = stillAddressOf(this, this.site);
    // The page may have set another name or language while the document was on its way.
    const isOld = () => address !== stillAddressOf(this, this.site);
    try {
      const response = await fetch(`${address}.json`);
      if (isOld()) return;
      if (response.status === 404) {
        this.pool.forget(this);
        this.removeFrame();
        this.textContent = this.words.missing(this.name);
        return;
      }
      const document: StillDocument = await response.json();
      if (isOld()) return;
      this.document = document;
    } catch {
      return;
    }
    if (this.frame) this.frame.title = this.frameTitle;
    else if (this.isConnected) this.showStill();
  }

  private followAttributes(records: readonly MutationRecord[]): void {
    const names = new Set(records.map(({ attributeName }) => attributeName ?? ""));
    if (names.has("name") || names.has("lang")) {
      this.showAnother();
      return;
    }
    const changed = queryOf(this).filter(([name]) => names.has(name));
    const theme = changed.find(([name]) => name === "theme");
    if (theme && this.frame) this.link.send({ type: "theme", theme: theme[1] as "light" });
    const options = changed.filter(([name]) => name !== "theme");
    if (options.length > 0 && this.frame) this.link.send({ type: "set", patch: Object.fromEntries(options) });
  }

  /** Shows another figure, or the figure in another language. */
  private showAnother(): void {
    this.saved = null;
    this.picture = "";
    this.document = null;
    this.removeFrame();
    this.showStill();
    void this.describe();
    this.pool.forget(this);
    if (this.start !== "click") this.pool.want(this, true);
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
