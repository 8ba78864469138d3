// Spreads blocks of BLOCK_SIZE values (a power of two from 64 to 4096) over the 256 threads of a workgroup.
// No such block straddles two workgroups, so that a kernel needs one pass over memory.
//
// A thread takes QUADS groups of four neighbours, LANES groups apart, so that the threads of a block read one
// contiguous range of memory together. On the GPU that it was measured on, two groups were the fastest for a
// step, and four for quantization, which keeps less in registers. A block of 4096 needs four.

const THREADS = 256u;
// Threads that share a block, and blocks of a workgroup.
const LANES = BLOCK_SIZE / (4u * QUADS);
const BLOCKS = THREADS / LANES;

struct Place {
  // Number of the block in the tensor, and in its workgroup.
  block: u32,
  slot: u32,
  // Number of the thread within its block.
  lane: u32,
  // The thread's first group of four, and the first group past the end of the tensor.
  first_quad: u32,
  end_quad: u32,
}

// Past 65535 workgroups the dispatch is two-dimensional.
fn place_of(thread: u32, group: vec3u, groups: vec3u) -> Place {
  let slot = thread / LANES;
  let lane = thread % LANES;
  let block = (group.y * groups.x + group.x) * BLOCKS + slot;
  return Place(block, slot, lane, block * (BLOCK_SIZE / 4u) + lane, tensor.quads);
}
