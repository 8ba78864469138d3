// Finds the absmax of a block where subgroups have a fixed size: SUBGROUP threads exchange values without
// memory and without a barrier. A block of 256 values is 32 threads; where that is one subgroup, no thread
// waits for another block. The same result as absmax.wgsl.
//
// A subgroup is taken to be a run of neighbouring threads of the one-dimensional workgroup, as it is on all
// devices that we know of, although WGSL does not promise it. The tests of the kernels would fail otherwise.

struct Agreed {
  // The block's absmax, as a bit pattern, and 1 / absmax, for each state.
  absmax: array<u32, STATES>,
  scale: array<f32, STATES>,
}

// Threads of one block within one subgroup, and subgroups that share a block.
const NEAR_LANES = min(LANES, SUBGROUP);
const PARTS = LANES / NEAR_LANES;

// The maximum of each subgroup of the workgroup.
var<workgroup> maxima: array<array<u32, THREADS / NEAR_LANES>, STATES>;

fn agree_on_absmax(place: Place, thread: u32, own: array<u32, STATES>) -> Agreed {
  var agreed: Agreed;
  for (var k = 0u; k < STATES; k++) {
    var largest = own[k];
    if (NEAR_LANES == SUBGROUP) {
      largest = subgroupMax(largest);
    } else {
      for (var other = NEAR_LANES / 2u; other > 0u; other >>= 1u) {
        largest = max(largest, subgroupShuffleXor(largest, other));
      }
    }
    agreed.absmax[k] = largest;
  }
  if (PARTS > 1u) {
    for (var k = 0u; k < STATES; k++) {
      if (thread % NEAR_LANES == 0u) {
        maxima[k][thread / NEAR_LANES] = agreed.absmax[k];
      }
    }
    workgroupBarrier();
    for (var k = 0u; k < STATES; k++) {
      for (var part = 0u; part < PARTS; part++) {
        agreed.absmax[k] = max(agreed.absmax[k], maxima[k][place.slot * PARTS + part]);
      }
    }
  }
  if (STATES == 1u) {
    agreed.scale[0] = reciprocal(agreed.absmax[0]);
    return agreed;
  }
  // The first threads of a block compute the reciprocals, one state each, at the same time.
  let lane = thread % NEAR_LANES;
  var own_absmax = agreed.absmax[0];
  for (var k = 1u; k < STATES; k++) {
    own_absmax = select(own_absmax, agreed.absmax[k], lane == k);
  }
  let own_scale = reciprocal(own_absmax);
  for (var k = 0u; k < STATES; k++) {
    agreed.scale[k] = subgroupShuffle(own_scale, (thread - lane + k) % SUBGROUP);
  }
  return agreed;
}
