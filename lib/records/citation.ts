/** BibTeX of the paper and of a page of this site. */

/** The entry of the paper, as in content/references.bib. */
export const PAPER_BIBTEX = `@inproceedings{dettmers2022,
  title     = {8-bit Optimizers via Block-wise Quantization},
  author    = {Dettmers, Tim and Lewis, Mike and Shleifer, Sam and Zettlemoyer, Luke},
  booktitle = {International Conference on Learning Representations},
  year      = {2022},
  url       = {https://arxiv.org/abs/2110.02861}
}`;

/**
 * Returns the BibTeX entries of the paper and of a page.
 *
 * @param address of the page, with its record
 * @param date of the visit
 */
export function bibtex(address: string, date: Date): string {
  const day = date.toISOString().slice(0, 10);
  return `${PAPER_BIBTEX}

@misc{blockwise,
  title        = {Blockwise: 8-bit optimizers, explained by running them},
  howpublished = {\\url{${address}}},
  note         = {Visited ${day}}
}
`;
}
