import { mapFamilyOf } from "./family";

/**
 * The 16 values of NF4, constants of the reference's kernel (QLoRA's "normal float").
 *
 * They are quantiles of the standard normal distribution, divided by the largest: 8 positive ones, 7 negative
 * ones and 0, so that normally distributed weights use all codes about equally often. The test recomputes
 * them from the inverse of the normal distribution.
 */
const NF4 = [
  -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635,
  -0.18477343022823334, -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725,
  0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
];

/** The 4-bit normal map, signed. */
export const nf4 = mapFamilyOf({
  name: "nf4",
  label: "NF4",
  summary: "Places its 16 codes where normally distributed values are equally frequent.",
  offer: "4 bits, signed",
  offers: ({ bits, signed }) => bits === 4 && signed,
  values: () => Float32Array.from(NF4),
});

/**
 * The symmetric normal map: reference `create_normal_map(use_extra_value=False)` in bitsandbytes/functional.py.
 *
 * Seven quantiles on each side of 0, which are NF4's negative values and their opposites. So it has 15 different values,
 * and 0 once more fills the last code. A value and its opposite are
 * stored equally well, which NF4 does not do.
 */
export const nf4Symmetric = mapFamilyOf({
  name: "nf4-symmetric",
  label: "symmetric NF4",
  summary: "Places seven codes on each side of zero where normally distributed values are equally frequent.",
  offer: "4 bits, signed",
  offers: ({ bits, signed }) => bits === 4 && signed,
  values() {
    const negative = NF4.filter((value) => value < 0);
    const positive = negative.map((value) => -value).reverse();
    return Float32Array.from([...negative, 0, 0, ...positive]);
  },
});
