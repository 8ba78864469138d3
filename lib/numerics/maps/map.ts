/**
 * A quantization map: the values that codes stand for.
 *
 * The paper writes Q^map: [0, 2^k - 1] -> D (section 1.3). Here Q^map(i) is `values[i]`.
 */
export interface QuantizationMap {
  /** Name of the family that made it ("dynamic", "linear", ...), or "custom". */
  readonly name: string;
  readonly label: string;
  /** Bits per code; `values` holds at most 2^bits entries. */
  readonly bits: number;
  /** Whether the map names negative values. First moments need one that does. */
  readonly signed: boolean;
  /**
   * The value of each code: float32, ascending (not always strictly, see linear), largest magnitude 1 (but
   * see custom).
   */
  readonly values: Float32Array;
}

/** What a map family is asked for. */
export interface MapRequest {
  /** Bits per code, 2 to 8. */
  readonly bits: number;
  readonly signed: boolean;
}

/**
 * One entry of the list of maps: every picker, kernel and test takes its maps from there. `Name` is its name as a
 * literal; code that takes any family leaves it out.
 */
export interface MapFamily<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  /** One sentence for readers: which values this family spends its codes on. */
  readonly summary: string;
  /** Whether `make` has such a map. Pickers leave out what is not offered. */
  offers(request: MapRequest): boolean;
  /**
   * The same request gives equal values each time.
   *
   * @throws NumericsError if the family has no such map; the message names the argument and what is allowed.
   */
  make(request: MapRequest): QuantizationMap;
}
