// What a kernel must know of the tensor it works on, and of the maps that its state is kept with.

// For the encoder by lines; what the numbers mean is said there.
struct LineBounds {
  // Where lines 1 to 7 begin, ascending.
  low: vec4f,
  high: vec3f,
  // Code of the value 0; codes mirror around it.
  zero: u32,
  // From where on the last code is nearest, and its index.
  top: f32,
  top_index: f32,
  // What turns a position into the fixed-point number that its code is read from.
  center: f32,
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
