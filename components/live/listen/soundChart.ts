/** The curves as a chart for the ears. It is loaded on demand, since it holds chart2music. */
import { type c2m, c2mChart } from "chart2music";
import { printNumber } from "@/components/charts/format";
import { printedIn } from "@/lib/i18n/numbers";
import type { Translate } from "@/lib/i18n/translate";
import type { Heard } from "./heard";
import { Voices } from "./voices";

/** The chart that the reader listens to. */
export interface SoundChart {
  /** Plays all notes from the first one on; `ended` is called after the last one. */
  playAll(ended: () => void): void;
  /** Ends playAll. */
  stop(): void;
  /** Ends all sound and stops listening to keys. */
  close(): void;
}

/** Length of a note, seconds: two in a row touch. */
const NOTE_S = 0.25;

/**
 * Makes the chart. chart2music listens to keys on the element, speaks and lists its keys; the sound is ours, because
 * its own has one voice at a time and steps of half a tone, in which the gap of two lanes could not be heard.
 *
 * @param element takes the keys
 * @param words gets what is spoken, as text
 * @param labels names of the lanes
 * @param t finds the words
 * @throws Error with chart2music's sentence if it refuses the data
 */
export function makeSoundChart(
  element: HTMLElement,
  words: HTMLElement,
  heard: Heard,
  labels: readonly string[],
  t: Translate,
): SoundChart {
  /** Name of the group that sounds all lanes at once. */
  const all = t("listen.all");
  const { steps, losses, range } = heard;
  const voices = new Voices();
  let chart: c2m | undefined;
  const lossesAt = (i: number, group: string) =>
    losses.map((loss, lane) => (group === all || labels[lane] === group ? loss[i] : Number.NaN));
  const print = (loss: number) => printedIn(t.locale, printNumber(loss));
  // chart2music speaks the step, the loss and the label of a point: the loss is that of the first lane that has one, and
  // the label names this lane and has the losses of the others.
  const allAt = (x: number, at: readonly number[]) => {
    const first = at.findIndex(Number.isFinite);
    const others = labels.map((label, lane) => `${print(at[lane])}, ${label}`);
    const label = [labels[first], ...others.filter((_, lane) => lane !== first)].join("; ");
    return { x, y: at[first] ?? Number.NaN, label };
  };
  const { err, data } = c2mChart({
    type: labels.map(() => "line" as const).concat("line"),
    title: t("listen.title"),
    element,
    cc: words,
    lang: t.locale,
    axes: {
      x: { label: t("listen.stepAxis"), format: (step) => t("listen.step", { step: String(step) }) },
      y: { label: t("listen.loss"), format: print, minimum: range[0], maximum: range[1] },
    },
    data: {
      [all]: steps.map((x, i) =>
        allAt(
          x,
          losses.map((loss) => loss[i]),
        ),
      ),
      ...Object.fromEntries(
        losses.map((loss, lane) => [labels[lane], steps.map((x, i) => ({ x, y: loss[i] }))]),
      ),
    },
    audioEngine: {
      masterGain: 1,
      playDataPoint() {
        if (!chart) return;
        const { index, group } = chart.getCurrent();
        voices.play(lossesAt(index, group), range, NOTE_S);
      },
    },
  });
  if (err !== null) throw new Error(err);
  chart = data;

  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => clearInterval(timer);
  return {
    playAll(ended) {
      stop();
      let i = 0;
      const next = () => {
        if (i === steps.length) {
          stop();
          ended();
          return;
        }
        voices.play(lossesAt(i, all), range, NOTE_S);
        i++;
      };
      next();
      timer = setInterval(next, NOTE_S * 1000);
    },
    stop,
    close() {
      stop();
      chart?.cleanUp();
      voices.close();
    },
  };
}
