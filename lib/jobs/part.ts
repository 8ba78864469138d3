/** What every job sends from time to time, whatever else is in it. */
export interface Part {
  /** Share of the job that is done, 0 to 1. */
  readonly share: number;
}
