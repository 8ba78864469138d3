// Codes of four bits: eight to a word, the first code in the lowest bits.

// The number of words of codes of one state.
fn octets() -> u32 {
  return (tensor.quads + 1u) / 2u;
}

// Moves the four codes of group `quad` to the lower half of the word; a word holds two groups.
fn half_of(word: u32, quad: u32) -> u32 {
  return word >> (16u * (quad % 2u));
}
