/** Layer norm and gelu on the GPU, forward and backward. */
import { GELU_SLOPE } from "@/lib/numerics/transformer/gelu";
import { NORM_EPSILON } from "@/lib/numerics/transformer/layerNorm";
import { type Bindable, gridFor } from "../kernel";
import laneSums from "../kernels/parts/lane-sums.wgsl";
import rowSums from "../kernels/parts/row-sums.wgsl";
import geluGradient from "../kernels/transformer/gelu.gradient.wgsl";
import gelu from "../kernels/transformer/gelu.wgsl";
import gainGradient from "../kernels/transformer/layer-norm.gain-gradient.wgsl";
import gradient from "../kernels/transformer/layer-norm.gradient.wgsl";
import layerNorm from "../kernels/transformer/layer-norm.wgsl";
import { join } from "../sourceParts";
import { type Prepared, prepare, type Sizes } from "./prepared";

const normSource = (kernel: string) => join(`const NORM_EPSILON = ${NORM_EPSILON};`, rowSums, kernel);

/** The rows that a layer norm takes, and its gain. */
export interface NormOrder {
  readonly rows: number;
  /** A multiple of 4. */
  readonly width: number;
  /** [rows, width] */
  readonly x: Bindable;
  /** [width] */
  readonly gain: Bindable;
}

/** Prepares a layer norm of rows. Twin: lib/numerics/transformer/layerNorm.ts. */
export const layerNormOf = (
  sizes: Sizes,
  { rows, width, x, gain, bias, out }: NormOrder & { readonly bias: Bindable; readonly out: Bindable },
): Prepared =>
  prepare(
    sizes.device,
    {
      key: "layer-norm",
      source: () => normSource(layerNorm),
      access: ["uniform", "read", "read", "read", "write"],
    },
    [sizes.of([rows, width]), x, gain, bias, out],
    gridFor(rows),
  );

/** The buffers of a layer norm's gradient. */
export interface NormGradientOrder extends NormOrder {
  /** Gradient by the result, [rows, width]. */
  readonly dy: Bindable;
  /** Gradient by x, [rows, width]. */
  readonly dx: Bindable;
  /** Whether `dx` is added to, as the residual stream's is, or written. */
  readonly addToDx: boolean;
  /** Receives mean and 1 / standard deviation of each row, [rows, 2]. */
  readonly statistics: Bindable;
  /** Gradients by gain and bias, [width]. */
  readonly dgain: Bindable;
  readonly dbias: Bindable;
  /** Whether the gradients by gain and bias are added to those that are there. */
  readonly accumulate: boolean;
}

/** Prepares the gradient of a layer norm, two dispatches. Twin: lib/numerics/transformer/layerNorm.ts. */
export function layerNormGradientOf(sizes: Sizes, order: NormGradientOrder): Prepared[] {
  const { rows, width, x, gain, dy, dx, addToDx, statistics, dgain, dbias, accumulate } = order;
  const size = sizes.of([rows, width]);
  return [
    prepare(
      sizes.device,
      {
        key: `layer-norm, gradient, ${addToDx ? "added" : "written"}`,
        source: () => join(`const ADD_TO_DX = ${addToDx};`, normSource(gradient)),
        access: ["uniform", "read", "read", "read", "write", "write"],
      },
      [size, x, gain, dy, dx, statistics],
      gridFor(rows),
    ),
    prepare(
      sizes.device,
      {
        key: `layer-norm, gradient by gain, ${accumulate ? "added" : "written"}`,
        source: () => join(`const ACCUMULATE = ${accumulate};`, laneSums, gainGradient),
        access: ["uniform", "read", "read", "read", "write", "write"],
      },
      [size, x, dy, statistics, dgain, dbias],
      [Math.ceil(width / 16), 1],
    ),
  ];
}

const geluSource = (kernel: string) => join(`const GELU_SLOPE = ${GELU_SLOPE};`, kernel);

/**
 * Prepares gelu of `n` values, a multiple of 4. Twin: lib/numerics/transformer/gelu.ts.
 *
 * @param x of n values exactly; the kernel takes the number from its size
 * @param out of n values or more
 */
export const geluOf = (device: GPUDevice, n: number, x: Bindable, out: Bindable): Prepared =>
  prepare(
    device,
    { key: "gelu", source: () => geluSource(gelu), access: ["read", "write"] },
    [x, out],
    gridFor(Math.ceil(n / 1024)),
  );

/**
 * Prepares the multiplication of `n` gradients by the slope of gelu, in place. Twin:
 * lib/numerics/transformer/gelu.ts.
 *
 * @param x the argument of gelu, of n values exactly
 */
export const geluGradientOf = (device: GPUDevice, n: number, x: Bindable, gradients: Bindable): Prepared =>
  prepare(
    device,
    { key: "gelu, gradient", source: () => geluSource(geluGradient), access: ["read", "write"] },
    [x, gradients],
    gridFor(Math.ceil(n / 1024)),
  );
