// Codes of four bits: eight to a word, the first in the lowest bits.

// Words of codes of one state.
fn octets() -> u32 {
  return (tensor.quads + 1u) / 2u;
}

// The four codes of one of the two groups of four in a word, in the lower half of a word.
fn half_of(word: u32, quad: u32) -> u32 {
  return word >> (16u * (quad % 2u));
}
