// Spreads blocks of any other size, up to the whole tensor, over workgroups: each workgroup takes up to 2048
// neighbouring values of one block. All workgroups of a block must have found its absmax before one of them
// can quantize, so that a kernel needs two passes over memory.

const THREADS = 256u;
const LANES = THREADS;
const BLOCKS = 1u;

struct Place {
  // Number of the block in the tensor, and in its workgroup.
  block: u32,
  slot: u32,
  // Number of the thread within its block.
  lane: u32,
  // The thread's first group of four, and the first group past the end of the block.
  first_quad: u32,
  end_quad: u32,
}

// Past 65535 workgroups the dispatch is two-dimensional.
fn place_of(thread: u32, group: vec3u, groups: vec3u) -> Place {
  let stretches = (tensor.block_quads + QUADS * LANES - 1u) / (QUADS * LANES);
  let workgroup = group.y * groups.x + group.x;
  let block = workgroup / stretches;
  let first = block * tensor.block_quads;
  let quad = first + (workgroup % stretches) * QUADS * LANES + thread;
  return Place(block, 0u, thread, quad, min(first + tensor.block_quads, tensor.quads));
}
