// Finds the absmax of a block in workgroup memory: for devices without subgroups. The same result as
// absmax-subgroups.wgsl, which is faster.

struct Agreed {
  // The block's absmax, as a bit pattern, and 1 / absmax, for each state.
  absmax: array<u32, STATES>,
  scale: array<f32, STATES>,
}

var<workgroup> maxima: array<array<u32, THREADS>, STATES>;
// 1 / absmax of each block of the workgroup.
var<workgroup> scales: array<array<f32, BLOCKS>, STATES>;

// Turns each thread's maximum (as bit patterns) into the block's. After each round one thread in four
// continues, with the largest of four values. A round costs a barrier, so fewer and larger rounds are better
// than halving.
fn agree_on_absmax(place: Place, thread: u32, own: array<u32, STATES>) -> Agreed {
  var largest = own;
  for (var k = 0u; k < STATES; k++) {
    maxima[k][thread] = largest[k];
  }
  workgroupBarrier();
  for (var width = LANES; width > 1u; width = max(width / 4u, 1u)) {
    let left = max(width / 4u, 1u);
    if (place.lane < left) {
      for (var k = 0u; k < STATES; k++) {
        for (var other = left; other < width; other += left) {
          largest[k] = max(largest[k], maxima[k][thread + other]);
        }
        maxima[k][thread] = largest[k];
      }
      if (left == 1u) {
        for (var k = 0u; k < STATES; k++) {
          scales[k][place.slot] = reciprocal(largest[k]);
        }
      }
    }
    workgroupBarrier();
  }
  var agreed: Agreed;
  for (var k = 0u; k < STATES; k++) {
    agreed.absmax[k] = maxima[k][place.slot * LANES];
    agreed.scale[k] = scales[k][place.slot];
  }
  return agreed;
}
