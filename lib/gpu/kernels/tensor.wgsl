// What a kernel must know of the tensor it works on, and of the maps that its state is kept with.

// For the encoder by lines; what the numbers mean is said there.
struct LineBounds {
  // Where lines 1 to 7 begin, ascending.
  low: vec4f,
  high: vec3f,
  // Code of the value 0; codes mirror around it.
  zero: f32,
  // The edge beyond which the last code is nearest.
  top: f32,
  // Below this absmax (as a bit pattern) a value of the map times absmax may be a subnormal number.
  delicate: u32,
}

struct Tensor {
  // Number of elements; number of groups of four, the last one perhaps not full; number of blocks.
  n: u32,
  quads: u32,
  blocks: u32,
  // Groups of four in a block.
  block_quads: u32,
  bounds: array<LineBounds, 3>,
}

@group(0) @binding(0) var<uniform> tensor: Tensor;
