// How blocks of BLOCK_SIZE values (a power of two from 64 to 4096) are spread over the 256 threads of a workgroup.
// Such blocks never straddle two workgroups, so a kernel is done with them in one pass over memory.
//
// A thread takes QUADS groups of four neighbours, LANES groups apart, so that the threads of a block read one
// stretch of memory together. Two were the fastest for a step on the GPU that it was measured on, four for
// quantization, which has less to keep in registers; a block of 4096 needs four.

const THREADS = 256u;
// Threads that share a block; blocks of a workgroup.
const LANES = BLOCK_SIZE / (4u * QUADS);
const BLOCKS = THREADS / LANES;

struct Place {
  // Number of the block in the tensor, and in its workgroup.
  block: u32,
  slot: u32,
  // Number of the thread among those of its block.
  lane: u32,
  // The thread's first group of four, and the first one that is no longer the block's.
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
