// Multiplies two matrices: product [ROWS, COLUMNS], summed over `inner` terms. Twin:
// lib/numerics/transformer/matmul.ts.
//
// A workgroup computes a tile of 64 or 128 rows and columns, and a thread 4 or 8 of each: a value that is read
// from workgroup memory is used that many times. The factors come into workgroup memory 16 terms at a time,
// with the terms as the slower index; each thread brings one block of 4 x 4 values, and fetches its next block
// while it multiplies the last. `load_a` and `load_b`, which turn the block where a factor is stored the other
// way, and `finish`, which adds bias, residual or the old value, are generated.

// Terms of a tile, in groups of four.
const TERM_QUADS = 4u;
const THREADS_ACROSS = 16u;

var<workgroup> tile_a: array<vec4f, 4u * TERM_QUADS * ROW_QUADS * THREADS_ACROSS>;
var<workgroup> tile_b: array<vec4f, 4u * TERM_QUADS * COLUMN_QUADS * THREADS_ACROSS>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let across = thread % THREADS_ACROSS;
  let down = thread / THREADS_ACROSS;
  let first_row = group.y * ROW_QUADS * THREADS_ACROSS * 4u;
  let first_column = group.x * COLUMN_QUADS * THREADS_ACROSS * 4u;

  // The block of 4 x 4 values that this thread brings.
  const A_BLOCKS = ROW_QUADS * THREADS_ACROSS * TERM_QUADS;
  const B_BLOCKS = COLUMN_QUADS * THREADS_ACROSS * TERM_QUADS;
  let brings_a = thread < A_BLOCKS;
  let brings_b = !brings_a && thread < A_BLOCKS + B_BLOCKS;
  let place = select(place_b(thread - A_BLOCKS), place_a(thread), brings_a);
  let outer = place.x;
  let term_quad = place.y;
  // Blocks of neighbouring terms lie in other banks of the memory.
  let column = outer ^ (2u * term_quad);

  var sums: array<vec4f, 4u * ROW_QUADS * COLUMN_QUADS>;
  var block: mat4x4f;
  if (brings_a) {
    block = load_a(first_row + 4u * outer, 4u * term_quad);
  } else if (brings_b) {
    block = load_b(first_column + 4u * outer, 4u * term_quad);
  }
  for (var first = 0u; first < size.inner; first += 4u * TERM_QUADS) {
    workgroupBarrier();
    for (var t = 0u; t < FOUR; t++) {
      if (brings_a) {
        tile_a[(4u * term_quad + t) * ROW_QUADS * THREADS_ACROSS + column] = block[t];
      } else if (brings_b) {
        tile_b[(4u * term_quad + t) * COLUMN_QUADS * THREADS_ACROSS + column] = block[t];
      }
    }
    workgroupBarrier();
    let next = first + 4u * TERM_QUADS + 4u * term_quad;
    if (brings_a) {
      block = load_a(first_row + 4u * outer, next);
    } else if (brings_b) {
      block = load_b(first_column + 4u * outer, next);
    }
    for (var quad = 0u; quad < TERM_QUADS; quad++) {
      let turn = 2u * quad;
      for (var t = 0u; t < FOUR; t++) {
        let term = 4u * quad + t;
        var b: array<vec4f, COLUMN_QUADS>;
        for (var c = 0u; c < COLUMN_QUADS; c++) {
          b[c] = tile_b[(term * COLUMN_QUADS + c) * THREADS_ACROSS + (across ^ turn)];
        }
        for (var r = 0u; r < ROW_QUADS; r++) {
          let a = tile_a[(term * ROW_QUADS + r) * THREADS_ACROSS + (down ^ turn)];
          for (var c = 0u; c < COLUMN_QUADS; c++) {
            sums[(4u * r + 0u) * COLUMN_QUADS + c] = fma(vec4f(a.x), b[c], sums[(4u * r + 0u) * COLUMN_QUADS + c]);
            sums[(4u * r + 1u) * COLUMN_QUADS + c] = fma(vec4f(a.y), b[c], sums[(4u * r + 1u) * COLUMN_QUADS + c]);
            sums[(4u * r + 2u) * COLUMN_QUADS + c] = fma(vec4f(a.z), b[c], sums[(4u * r + 2u) * COLUMN_QUADS + c]);
            sums[(4u * r + 3u) * COLUMN_QUADS + c] = fma(vec4f(a.w), b[c], sums[(4u * r + 3u) * COLUMN_QUADS + c]);
          }
        }
      }
    }
  }
  for (var r = 0u; r < ROW_QUADS; r++) {
    for (var t = 0u; t < FOUR; t++) {
      let row = first_row + (r * THREADS_ACROSS + down) * 4u + t;
      if (row < size.rows) {
        for (var c = 0u; c < COLUMN_QUADS; c++) {
          let quad = first_column / 4u + c * THREADS_ACROSS + across;
          if (quad < size.columns / 4u) {
            finish(row, quad, sums[(4u * r + t) * COLUMN_QUADS + c]);
          }
        }
      }
    }
  }
}
