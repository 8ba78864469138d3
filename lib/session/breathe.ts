/**
 * Let everything that waits for its turn have it: messages, timers. On the CPU a run awaits nothing but promises that
 * are settled, so that a worker would hear no "pause" before its end. Not by a timer: browsers stretch those that follow
 * each other to 4 ms.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
