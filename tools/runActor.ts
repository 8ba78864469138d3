import type { Actor } from "@/lib/session/actor";

/** Runs an actor in this process; messages are copied as between a page and its worker. */
export function runActor<To, From>(
  make: (post: (message: From) => void) => Pick<Actor<To>, "receive" | "work">,
  hear: (message: From) => void,
): { send(message: To): void } {
  const actor = make((message) => {
    const copy = structuredClone(message);
    setTimeout(() => hear(copy));
  });
  void actor.work();
  return { send: (message) => actor.receive(structuredClone(message)) };
}
