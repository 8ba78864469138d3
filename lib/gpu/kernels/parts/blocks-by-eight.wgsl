// Spreads blocks of BLOCK_SIZE values (a power of two from 64 to 4096) over the 256 threads of a workgroup
// where a word holds eight codes: a thread takes OCTETS groups of eight neighbours, LANES groups apart, so
// that each word belongs to one thread. Otherwise as blocks.wgsl.

const THREADS = 256u;
// Groups of four values that a thread takes.
const QUADS = 2u * OCTETS;
// Threads that share a block, and blocks of a workgroup.
const LANES = BLOCK_SIZE / (8u * OCTETS);
const BLOCKS = THREADS / LANES;

struct Place {
  // Number of the block in the tensor, and in its workgroup.
  block: u32,
  slot: u32,
  // Number of the thread within its block.
  lane: u32,
  // The thread's first group of eight, and the first group past the end of the tensor.
  first_octet: u32,
  end_octet: u32,
}

// Past 65535 workgroups the dispatch is two-dimensional.
fn place_of(thread: u32, group: vec3u, groups: vec3u) -> Place {
  let slot = thread / LANES;
  let lane = thread % LANES;
  let block = (group.y * groups.x + group.x) * BLOCKS + slot;
  return Place(block, slot, lane, block * (BLOCK_SIZE / 8u) + lane, octets());
}
