/** The part of chart2music 1.20.0 that the site uses: the package does not export its own declarations. */
declare module "chart2music" {
  interface Point {
    readonly x: number;
    readonly y: number;
    /** Spoken after the numbers. */
    readonly label?: string;
  }
  interface Axis {
    readonly label: string;
    readonly format: (value: number) => string;
    readonly minimum?: number;
    readonly maximum?: number;
  }
  interface AudioEngine {
    /** Loudness, 0 to 1. */
    masterGain: number;
    playDataPoint(frequency: number, panning: number, duration: number): void;
  }
  interface Config {
    /** Kind of each group. */
    readonly type: readonly "line"[];
    readonly title: string;
    /** Takes the keys. */
    readonly element: HTMLElement;
    /** Gets what is spoken, as text. */
    readonly cc: HTMLElement;
    readonly lang: string;
    readonly axes: { readonly x: Axis; readonly y: Axis };
    readonly data: Readonly<Record<string, readonly Point[]>>;
    readonly audioEngine: AudioEngine;
  }
  /** A chart for the ears. On a telephone it listens to no keys, and getCurrent throws. */
  export interface c2m {
    getCurrent(): { readonly index: number; readonly group: string };
    cleanUp(): void;
  }
  export function c2mChart(config: Config): { readonly err: string | null; readonly data?: c2m };
}
