/**
 * In a worker: call back after messages that wait have been received. Timers that call each other wait 4 ms at least;
 * a message to oneself comes as soon as others have been heard.
 */
export function makeLater(): (next: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const queue: (() => void)[] = [];
  port1.onmessage = () => queue.shift()?.();
  return (next) => {
    queue.push(next);
    port2.postMessage(null);
  };
}
