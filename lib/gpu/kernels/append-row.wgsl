// Appends one row of words to a list on the GPU, so that the numbers of many steps can be read at once. Words,
// not floats: a NaN keeps its bits. One thread, for a few words. Twin: lib/numerics/appendRow.ts.

@group(0) @binding(0) var<storage, read> row: array<u32>;
// The number of rows appended so far, 3 words of padding, then the rows.
@group(0) @binding(1) var<storage, read_write> list: array<u32>;

@compute @workgroup_size(1)
fn main() {
  let length = list[0];
  let width = arrayLength(&row);
  let start = 4u + length * width;
  if (start + width <= arrayLength(&list)) {
    for (var i = 0u; i < width; i++) {
      list[start + i] = row[i];
    }
  }
  list[0] = length + 1u;
}
