// Computes 1 / absmax, rounded to the nearest float32 as on a CPU. WGSL's own division may be off by 2.5
// units in the last place, which would move values that lie near a midpoint to another code.
//
// With absmax = M * 2^(E - 23), 2^23 <= M < 2^24, the reciprocal is q * 2^(-24 - E) where q is the whole
// number nearest to 2^47 / M. The division gives q within a few units. The remainder 2^47 - q * M, which fits
// in 32 bits so close to the quotient, then tells the number of units to correct.

// @param bits bit pattern of absmax >= 0
// @returns 0 where there is no finite normal reciprocal: absmax 0, subnormal, infinite, or 2^126 and above
fn reciprocal(bits: u32) -> f32 {
  let exponent = bits >> 23u;
  if (exponent == 0u || exponent > 252u) {
    return 0.0;
  }
  let fraction = bits & 0x7fffffu;
  if (fraction == 0u) {
    return bitcast<f32>((254u - exponent) << 23u);
  }
  let whole = fraction | 0x800000u;
  // The quotient of 1 and a number between 1 and 2 lies between 1/2 and 1, where floats are 2^-24 apart: its
  // bits, counted from those of 1/4, are q.
  let quotient = 1.0 / bitcast<f32>(fraction | 0x3f800000u);
  var q = bitcast<u32>(quotient) - 0x3e800000u;
  // Unsigned arithmetic wraps around, and 2^47 is 0 modulo 2^32.
  var remainder = bitcast<i32>(0u - q * whole);
  let half = bitcast<i32>(whole >> 1u);
  while (abs(remainder) > half) {
    let direction = select(-1, 1, remainder > 0);
    q += bitcast<u32>(direction);
    remainder -= direction * bitcast<i32>(whole);
  }
  return bitcast<f32>(((253u - exponent) << 23u) | (q & 0x7fffffu));
}
