// Products that are exact to the last bit where a GPU's own may not be: it may take subnormal numbers (below
// 2^-126) for 0, as operands and as results. All arithmetic is on bit patterns as integers, correctly rounded
// (to nearest, ties to even) as on a CPU. It is slow, and few values need it.

// The parts of a number: value = mantissa * 2^(exponent - 150), with 2^23 <= mantissa < 2^24.
struct Parts {
  mantissa: u32,
  exponent: i32,
}

// @param size bit pattern of a finite number above 0
fn parts_of(size: u32) -> Parts {
  let fraction = size & 0x7fffffu;
  if (size >> 23u != 0u) {
    return Parts(fraction | 0x800000u, bitcast<i32>(size >> 23u));
  }
  let shift = countLeadingZeros(fraction) - 8u;
  return Parts(fraction << shift, 1 - bitcast<i32>(shift));
}

// The float nearest to (mantissa + rest) * 2^(exponent - 150).
// @param rest the part below the mantissa's last bit, between 0 and 1, in units of 2^-24; no bit of it may be
//   lost
fn rounded(mantissa: u32, rest: u32, exponent: i32) -> u32 {
  if (exponent >= 255) {
    return INFINITY_BITS;
  }
  if (exponent >= 1) {
    let up = rest > 0x800000u || (rest == 0x800000u && (mantissa & 1u) == 1u);
    // A carry out of the mantissa increases the exponent, which is the right result.
    return ((bitcast<u32>(exponent) << 23u) | (mantissa & 0x7fffffu)) + select(0u, 1u, up);
  }
  // The result is subnormal and has fewer bits. From a shift of 25 places on it is below half of the smallest
  // number.
  let shift = min(bitcast<u32>(1 - exponent), 25u);
  let kept = mantissa >> shift;
  let lost = mantissa & ((1u << shift) - 1u);
  let half = 1u << (shift - 1u);
  let up = lost > half || (lost == half && (rest > 0u || (kept & 1u) == 1u));
  return kept + select(0u, 1u, up);
}

// The bit pattern of a * b.
// @param a, b bit patterns of finite numbers
fn product_bits(a: u32, b: u32) -> u32 {
  let sign = (a ^ b) & ~WITHOUT_SIGN;
  let sizes = vec2u(a, b) & vec2u(WITHOUT_SIGN);
  if (sizes.x == 0u || sizes.y == 0u) {
    return sign;
  }
  let one = parts_of(sizes.x);
  let other = parts_of(sizes.y);
  // 24 times 24 bits, by halves of 12: the upper and the lower 24 bits of the product.
  let low = (one.mantissa & 0xfffu) * (other.mantissa & 0xfffu);
  let middle = (one.mantissa >> 12u) * (other.mantissa & 0xfffu) +
    (one.mantissa & 0xfffu) * (other.mantissa >> 12u) + (low >> 12u);
  let upper = (one.mantissa >> 12u) * (other.mantissa >> 12u) + (middle >> 12u);
  let lower = ((middle & 0xfffu) << 12u) | (low & 0xfffu);
  // The product of two mantissas from 1 to 2 is below 2 or not, which decides the exponent.
  let exponent = one.exponent + other.exponent - 127;
  if (upper >= 0x800000u) {
    return sign | rounded(upper, lower, exponent + 1);
  }
  return sign | rounded((upper << 1u) | (lower >> 23u), (lower << 1u) & 0xffffffu, exponent);
}
