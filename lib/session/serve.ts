/** The worker's end of a session. */

/**
 * Connects what a worker does with the page's messages. Call it once, in the script of a worker.
 *
 * @param make makes the receiver of the page's messages; its argument posts a message to the page
 */
export function serve<To, From>(make: (post: (message: From) => void) => (message: To) => void): void {
  const receive = make((message) => self.postMessage(message));
  self.onmessage = ({ data }: MessageEvent<To>) => receive(data);
}
