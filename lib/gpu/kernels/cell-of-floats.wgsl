// State in 32 bits, as a look at the whole tensor needs it.

@group(0) @binding(1) var<uniform> c: Coefficients;

// Floats need no tables.
fn load_tables(thread: u32) {
}

fn cell_of(quad: u32) -> Cell {
  var cell: Cell;
  cell.p = load_params(quad);
  cell.g = load_grads(quad);
  load_state(quad, &cell);
  return cell;
}
