// Replaces the longest step of a tensor by the step whose largest move was just found, if that is longer. One thread.
// Twin: lib/numerics/longestStep.ts.

const LARGEST_FLOAT32 = 0x1.fffffep+127f;

struct Numbers {
  learning_rate: f32,
  // Number of the step, from 1.
  step: f32,
}

@group(0) @binding(0) var<storage, read> numbers: Numbers;
@group(0) @binding(1) var<storage, read_write> longest: Longest;

@compute @workgroup_size(1)
fn main() {
  // The next step begins from 0.
  let largest = atomicExchange(&longest.largest_move, 0u);
  if (numbers.learning_rate == 0) {
    return;
  }
  // Bits decide whether a move is finite: a compiler may assume that floats are.
  var size = LARGEST_FLOAT32;
  if (largest < INFINITY_BITS) {
    let quotient = bitcast<f32>(largest) / numbers.learning_rate;
    if (bitcast<u32>(quotient) < INFINITY_BITS) {
      size = quotient;
    }
  }
  if (size > longest.size) {
    longest.size = size;
    longest.step = numbers.step;
  }
}
