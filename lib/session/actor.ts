/** An actor: it takes messages at any time, and does one thing after the other. */

/** Messages that wait, first come, first served. It has one reader. */
export class Inbox<M> {
  private readonly waiting: M[] = [];
  private wake: () => void = () => {};

  put(message: M): void {
    this.waiting.push(message);
    this.wake();
  }

  /** Removes and returns the next message; undefined if there is none. */
  take(): M | undefined {
    return this.waiting.shift();
  }

  /** Returns whether a message that fits is waiting. */
  has(fits: (message: M) => boolean): boolean {
    return this.waiting.some(fits);
  }

  /** Waits for a message, or at most some milliseconds; left out, as long as it takes. */
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

/**
 * The loop of a worker that trains: messages first, then a piece of work, never both at once, so that no
 * message can meet a half-done step.
 */
export abstract class Actor<M> {
  protected readonly inbox = new Inbox<M>();

  /** Hands over a message from the page. */
  receive(message: M): void {
    this.inbox.put(message);
  }

  /** Works until the end of the worker. After an error the loop goes on. */
  async work(): Promise<never> {
    for (;;) {
      try {
        const message = this.inbox.take();
        if (message !== undefined) await this.obey(message);
        else await this.act();
      } catch (error) {
        await this.recover(error);
      }
    }
  }

  /** Does what a message asks for. */
  protected abstract obey(message: M): void | Promise<void>;
  /** Does a piece of work, or waits for news where there is nothing to do. Called when no message waits. */
  protected abstract act(): Promise<void>;
  /** Deals with an error of `obey` or `act`. */
  protected abstract recover(error: unknown): void | Promise<void>;
}
