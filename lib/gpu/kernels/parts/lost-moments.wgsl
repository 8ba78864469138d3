// Whether the second moment of a weight is stored as zero while its first is not. Second moments are codes of
// BITS bits, first moments codes or floats; M and R are the places of the two states among those of their kind.
// `codes` and `absmax`, which read a word of codes or an absmax of a tensor, state by state, and `is_zero_m` are
// generated.

// A bit for each code of m, then for each code of r: whether it names zero. 256 bits each.
@group(0) @binding(3) var<storage, read> zeros: array<u32>;

const PER_WORD = 32u / BITS;

fn is_zero(tensor_index: u32, state: u32, table: u32, i: u32) -> bool {
  let share = shares[tensor_index];
  let words = (share.n + PER_WORD - 1u) / PER_WORD;
  let word = codes(tensor_index, state * words + i / PER_WORD);
  let code = (word >> (BITS * (i % PER_WORD))) & ((1u << BITS) - 1u);
  let named = (zeros[8u * table + code / 32u] >> (code % 32u)) & 1u;
  let scale = absmax(tensor_index, state * share.blocks + (i / 4u) / share.block_quads);
  return named == 1u || (bitcast<u32>(scale) & WITHOUT_SIGN) == 0u;
}

fn is_lost(tensor_index: u32, i: u32) -> bool {
  return is_zero(tensor_index, R, 1u, i) && !is_zero_m(tensor_index, i);
}
