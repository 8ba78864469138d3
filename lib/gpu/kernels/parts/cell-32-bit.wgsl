// Loads four parameters, their gradients and their 32-bit state, for the sums over the whole tensor.

@group(0) @binding(1) var<uniform> c: Coefficients;

// 32-bit state needs no tables.
fn load_tables(thread: u32) {
}

fn load_cell_of(quad: u32) -> Cell {
  var cell: Cell;
  cell.p = load_params(quad);
  cell.g = load_grads(quad);
  load_state(quad, &cell);
  return cell;
}
