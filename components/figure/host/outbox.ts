import type { FrameMessage } from "./protocol";

/** Shortest time between two messages of a type, milliseconds. Types without an entry are sent at once. */
const EVERY_MS: Readonly<Partial<Record<FrameMessage["type"], number>>> = {
  state: 100,
  progress: 250,
  problem: 250,
};

/** Sends the messages of a frame to its host at a limited rate. */
export interface Outbox {
  post(message: FrameMessage): void;
  /** Sends what waits at once: the page is about to end. */
  flush(): void;
}

/**
 * Returns an outbox. The first message of a type is sent at once, and of those that follow within the shortest
 * time the latest is sent at its end, so that a host sees a drag while it lasts and its end exactly. Answers to
 * requests with an id are never dropped.
 */
export function createOutbox(send: (message: FrameMessage) => void): Outbox {
  const timers = new Map<FrameMessage["type"], ReturnType<typeof setTimeout>>();
  const waiting = new Map<FrameMessage["type"], FrameMessage>();

  const release = (type: FrameMessage["type"]) => {
    timers.delete(type);
    const message = waiting.get(type);
    if (!message) return;
    waiting.delete(type);
    post(message);
  };
  const post = (message: FrameMessage) => {
    const { type } = message;
    const every = EVERY_MS[type];
    if (every === undefined || ("id" in message && message.id !== undefined)) return send(message);
    if (timers.has(type)) {
      waiting.set(type, message);
      return;
    }
    timers.set(
      type,
      setTimeout(() => release(type), every),
    );
    send(message);
  };
  return {
    post,
    flush() {
      for (const message of waiting.values()) send(message);
      waiting.clear();
    },
  };
}
