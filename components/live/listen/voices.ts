import { pitchOf } from "./heard";

/** The sound of each lane: the first lane is soft, the second one reedy, so that two equal pitches can be told apart. */
const WAVES: readonly OscillatorType[] = ["sine", "sawtooth", "triangle", "square"];
/** Loudness of each sound, 0 to 1: waves with overtones sound louder. */
const LOUDNESS: Readonly<Partial<Record<OscillatorType, number>>> = {
  sine: 0.3,
  triangle: 0.3,
  sawtooth: 0.12,
  square: 0.1,
};
/** Rise and fall of a note, seconds: without them it would click. */
const EDGE_S = 0.02;

/** Plays the losses of lanes as notes: the first lane on the left, the last one on the right. */
export class Voices {
  private readonly context = new AudioContext();

  /**
   * Plays a note for each loss at the same time.
   *
   * @param losses loss of each lane; a lane without a finite loss is silent
   * @param range lowest and highest loss of the run
   * @param seconds length of the note
   */
  play(losses: readonly number[], range: readonly [number, number], seconds: number): void {
    losses.forEach((loss, lane) => {
      if (Number.isFinite(loss)) this.note(pitchOf(loss, range), lane, losses.length, seconds);
    });
  }

  /** Ends all sound and frees the audio device. */
  close(): void {
    void this.context.close();
  }

  private note(pitch: number, lane: number, lanes: number, seconds: number): void {
    const { context } = this;
    const start = context.currentTime;
    const end = start + seconds;
    const wave = WAVES[lane % WAVES.length];
    const source = new OscillatorNode(context, { type: wave, frequency: pitch });
    const gain = new GainNode(context, { gain: 0 });
    const pan = new StereoPannerNode(context, { pan: lanes > 1 ? (2 * lane) / (lanes - 1) - 1 : 0 });
    const loudness = (LOUDNESS[wave] ?? 0) * Math.min(1, 2 / lanes);
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + EDGE_S);
    gain.gain.setValueAtTime(loudness, end - EDGE_S);
    gain.gain.linearRampToValueAtTime(0, end);
    source.connect(gain).connect(pan).connect(context.destination);
    source.start(start);
    source.stop(end);
  }
}
