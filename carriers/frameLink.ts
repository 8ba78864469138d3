/** The connection of `<blockwise-figure>` to its frame: requests that wait for the figure, and answers to them. */
import type { FrameMessage, HostRequest } from "@/components/figure/host/protocol";

/** A message as it arrives from a frame. */
export type Received = FrameMessage & { readonly blockwise: 1; readonly figure: string };
/** A request without the field that the connection adds. */
export type Request = HostRequest extends infer R ? (R extends unknown ? Omit<R, "id"> : never) : never;

type Numbered = Request & { readonly id: number };

/** How long an answer is waited for, milliseconds. */
const ANSWER_WITHIN_MS = 1500;

/** Permissions of the frame. Without `allow-same-origin`: a figure stores nothing. */
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/** Returns a frame for a live figure; it loads when it is in the page. */
export function createFrame(address: string, title: string, height: number): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.setAttribute("sandbox", SANDBOX);
  // A page with Cross-Origin-Embedder-Policy loads only frames without credentials.
  if (crossOriginIsolated) frame.setAttribute("credentialless", "");
  Object.assign(frame.style, { border: "0", width: "100%", display: "block", height: `${height}px` });
  frame.src = address;
  return frame;
}

/** Sends requests to one frame after the other, each with an id: only then does a frame answer. */
export class FrameLink {
  /** Whether the figure in the frame is drawn. Requests before that wait. */
  live = false;
  private target: Window | null = null;
  private waiting: Numbered[] = [];
  private readonly answers = new Map<number, (message: Received) => void>();
  private asked = 0;

  /**
   * Takes a new frame.
   *
   * @param first requests before those that wait
   * @param last requests after those that wait
   */
  open(target: Window | null, first: readonly Request[], last: readonly Request[]): void {
    this.target = target;
    this.live = false;
    this.waiting = [...first.map(this.numbered), ...this.waiting, ...last.map(this.numbered)];
  }

  /** Lets the frame go. Requests from now on wait for the next one. */
  close(): void {
    this.target = null;
    this.live = false;
  }

  /** Sends a request, at once or when the figure is drawn. */
  send(request: Request): void {
    const numbered = this.numbered(request);
    if (this.live) this.post(numbered);
    else this.waiting.push(numbered);
  }

  /** Sends a request at once and returns its answer, null if none comes in time. */
  ask(request: Request): Promise<Received | null> {
    const numbered = this.numbered(request);
    return new Promise((resolve) => {
      this.answers.set(numbered.id, resolve);
      setTimeout(() => {
        this.answers.delete(numbered.id);
        resolve(null);
      }, ANSWER_WITHIN_MS);
      this.post(numbered);
    });
  }

  /** Takes a message of the frame: sends what waits, and gives an answer to the request that it belongs to. */
  hear(message: Received): void {
    if (message.type === "ready") {
      this.live = true;
      const { waiting } = this;
      this.waiting = [];
      for (const request of waiting) this.post(request);
    }
    if (!("id" in message) || typeof message.id !== "number") return;
    this.answers.get(message.id)?.(message);
    this.answers.delete(message.id);
  }

  private readonly numbered = (request: Request): Numbered => {
    this.asked += 1;
    return { ...request, id: this.asked };
  };

  private post(request: Numbered): void {
    this.target?.postMessage({ blockwise: 1, ...request }, "*");
  }
}
