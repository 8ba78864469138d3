// Returns the size of a move of a parameter as bits, which have the order of the sizes: the largest of several
// is found among integers and does not depend on the order of the threads. A move that is no number counts as
// infinite. Twin: moveSize in lib/numerics/moves.ts.

fn move_size(before: f32, after: f32) -> u32 {
  return min(bitcast<u32>(after - before) & WITHOUT_SIGN, INFINITY_BITS);
}
