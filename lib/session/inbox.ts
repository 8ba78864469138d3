/** Messages that wait for their turn, first come, first served. One reader. */
export class Inbox<M> {
  private readonly waiting: M[] = [];
  private wake: () => void = () => {};

  put(message: M): void {
    this.waiting.push(message);
    this.wake();
  }

  /** The next message, or undefined if there is none. */
  take(): M | undefined {
    return this.waiting.shift();
  }

  /** Whether such a message is waiting. */
  has(fits: (message: M) => boolean): boolean {
    return this.waiting.some(fits);
  }

  /** Wait for a message, or so many milliseconds at most. */
  news(milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.length > 0) return resolve();
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
