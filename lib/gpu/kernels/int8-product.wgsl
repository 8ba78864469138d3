// Multiplies two matrices of 8-bit integers, and each sum by the scale of its row and of its column.
// Twin: lib/numerics/int8Product.ts.
//
// `dot4` is in parts/dot4-packed.wgsl or parts/dot4-plain.wgsl. A workgroup computes TILE x TILE results; its threads
// load the words that they share into workgroup memory, TILE words of each row and column at a time.

struct Int8Size {
  rows: u32,
  // Words of a row of x and of a column of w: four features each, the last one filled up with codes 0.
  quads: u32,
  columns: u32,
}

@group(0) @binding(0) var<uniform> size: Int8Size;
// The codes of x, [rows, quads].
@group(0) @binding(1) var<storage, read> x_codes: array<u32>;
// The codes of w, column by column, [columns, quads].
@group(0) @binding(2) var<storage, read> w_codes: array<u32>;
// The scale of each row of x, then of each column of w.
@group(0) @binding(3) var<storage, read> scales: array<f32>;
// [rows, columns]
@group(0) @binding(4) var<storage, read_write> result: array<f32>;

const TILE = 16u;
// The largest code.
const MAX_CODE = 127.0;

var<workgroup> x_tile: array<array<u32, TILE>, TILE>;
var<workgroup> w_tile: array<array<u32, TILE>, TILE>;

@compute @workgroup_size(TILE, TILE)
fn main(@builtin(local_invocation_id) local: vec3u, @builtin(workgroup_id) group: vec3u) {
  let row = group.y * TILE + local.y;
  let column = group.x * TILE + local.x;
  // Neighbouring threads load neighbouring words: local.y numbers the column whose words a thread loads.
  let loaded_column = group.x * TILE + local.y;
  var sum = 0i;
  for (var first = 0u; first < size.quads; first += TILE) {
    let quad = first + local.x;
    var x_word = 0u;
    if (row < size.rows && quad < size.quads) {
      x_word = x_codes[row * size.quads + quad];
    }
    var w_word = 0u;
    if (loaded_column < size.columns && quad < size.quads) {
      w_word = w_codes[loaded_column * size.quads + quad];
    }
    x_tile[local.y][local.x] = x_word;
    w_tile[local.y][local.x] = w_word;
    workgroupBarrier();
    for (var q = 0u; q < TILE; q++) {
      sum += dot4(x_tile[local.y][q], w_tile[local.x][q]);
    }
    workgroupBarrier();
  }
  if (row < size.rows && column < size.columns) {
    // In this order no product of two small scales is lost as a number below the smallest float32.
    let scaled = f32(sum) * (scales[row] / MAX_CODE);
    result[row * size.columns + column] = scaled * (scales[size.rows + column] / MAX_CODE);
  }
}
