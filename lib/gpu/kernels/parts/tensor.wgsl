// The shape of the tensor that a kernel works on, and numbers of the maps that its state is stored with.

// For encode-lines.wgsl.
struct LineBounds {
  // The smallest |x| of lines 1 to 7, ascending.
  low: vec4f,
  high: vec3f,
  // The code of the value 0; codes mirror around it.
  zero: f32,
  // The edge beyond which the last code is nearest (`beyond`).
  top: f32,
  // For an absmax below this one (as a bit pattern), a value of the map times absmax may be a subnormal
  // number.
  delicate: u32,
}

struct Tensor {
  // Number of elements; number of groups of four, of which the last may not be full; number of blocks.
  n: u32,
  quads: u32,
  blocks: u32,
  // Groups of four in a block.
  block_quads: u32,
  bounds: array<LineBounds, 3>,
}

@group(0) @binding(0) var<uniform> tensor: Tensor;
