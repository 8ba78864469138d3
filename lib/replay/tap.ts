type Method = (...args: never[]) => unknown;

/** The names of the methods of T. */
export type MethodOf<T> = { [K in keyof T]: T[K] extends Method ? K : never }[keyof T];

/**
 * Replace a method of one object; its class and all other objects stay as they are.
 *
 * @param wrap returns the method to use, given the object's own
 * @returns puts the old method back
 */
export function tap<T extends object, K extends MethodOf<T>>(
  target: T,
  name: K,
  wrap: (original: T[K]) => T[K],
): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const method = target[name];
  if (typeof method !== "function") return () => {};
  const value = wrap(method.bind(target));
  Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false });
  return () => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}
