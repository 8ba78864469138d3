// Whether the second moment of a weight is stored as zero while its first is not. Moments are codes of BITS
// bits; M and R are the numbers of the two states.

@group(0) @binding(6) var<storage, read> codes: array<u32>;
// One absmax a block, state by state.
@group(0) @binding(7) var<storage, read> absmax: array<f32>;
// A bit for each code of m, then for each code of r: whether it names zero. 256 bits each.
@group(0) @binding(8) var<storage, read> zeros: array<u32>;

const PER_WORD = 32u / BITS;

fn is_zero(state: u32, table: u32, i: u32) -> bool {
  let words = (tensor.n + PER_WORD - 1u) / PER_WORD;
  let word = codes[state * words + i / PER_WORD];
  let code = (word >> (BITS * (i % PER_WORD))) & ((1u << BITS) - 1u);
  let named = (zeros[8u * table + code / 32u] >> (code % 32u)) & 1u;
  let scale = absmax[state * tensor.blocks + (i / 4u) / tensor.block_quads];
  return named == 1u || (bitcast<u32>(scale) & WITHOUT_SIGN) == 0u;
}

fn is_lost(i: u32) -> bool {
  return is_zero(R, 1u, i) && !is_zero(M, 0u, i);
}
