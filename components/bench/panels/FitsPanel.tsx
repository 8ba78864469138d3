import { useCallback, useMemo } from "react";
import { useStore } from "zustand";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { useWords } from "@/components/controls/words";
import { messages } from "@/components/figures/what-fits/messages";
import { captionOf } from "@/components/figures/what-fits/model";
import { Picture } from "@/components/figures/what-fits/Picture";
import { useWhatFits } from "@/components/figures/what-fits/useWhatFits";
import { Work } from "@/components/figures/what-fits/Work";
import styles from "../bench.module.css";
import type { BenchStore } from "../context";
import { benchOptions, FITS_NAMES, fitsPatch, fitsValues } from "../state/options";

/** Shows what fits into a budget of GPU memory with 32-bit and with 8-bit state. */
export function FitsPanel({ bench }: { readonly bench: BenchStore }) {
  const t = useWords(messages);
  const values = useStore(bench, ({ edited }) => edited.document.values);
  const { setOptions } = bench.getState();
  const options = useMemo(() => fitsValues(values), [values]);
  const onChange = useCallback(
    (patch: { readonly budget: number }) => setOptions(fitsPatch(patch)),
    [setOptions],
  );
  const work = useWhatFits(options, onChange);
  const caption = captionOf(work.fits, t);
  return (
    <>
      <OptionPanel table={benchOptions} values={values} onChange={setOptions} names={FITS_NAMES} />
      <p className={styles.note} data-fits="">
        {caption}
      </p>
      <Picture fits={work.fits} sentence={caption} />
      <Work work={work} />
    </>
  );
}
