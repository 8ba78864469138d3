/** Of several changes to one task's text only the last one counts; those of another task do not concern it. */
export class LastChanges {
  private readonly counts = new Map<string, number>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** A change of this task begins. @returns tells later on whether it is still the last one */
  begin(task: string): () => boolean {
    const mine = (this.counts.get(task) ?? 0) + 1;
    this.counts.set(task, mine);
    return () => this.counts.get(task) === mine;
  }

  /** Call `then` when this task has rested for so many milliseconds; takes the place of an earlier call for it. */
  rest(task: string, milliseconds: number, then: () => void): void {
    clearTimeout(this.timers.get(task));
    this.timers.set(task, setTimeout(then, milliseconds));
  }
}
