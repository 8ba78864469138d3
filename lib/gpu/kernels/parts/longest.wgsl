// The longest step of a tensor so far.
struct Longest {
  // Number of parameters.
  n: u32,
  // Bits of the largest move of a parameter in this step.
  largest_move: atomic<u32>,
  // The longest step: its size in learning rates, and its number.
  size: f32,
  step: f32,
}
