/**
 * Table 2 of the paper: the largest model that could be finetuned at batch size 1, as a public transcription of it
 * has the rows. content/paper.ts shows them in prose with the mark for that.
 */
export interface LargestModel {
  /** GPU memory, as sold. */
  readonly gb: number;
  readonly bits32: string;
  readonly bits8: string;
}

export const LARGEST_FINETUNED: readonly LargestModel[] = [
  { gb: 6, bits32: "RoBERTa-base (110M)", bits8: "RoBERTa-large (355M)" },
  { gb: 11, bits32: "MT5-small (300M)", bits8: "MT5-base (580M)" },
  { gb: 24, bits32: "MT5-base (580M)", bits8: "MT5-large (1.2B)" },
];
