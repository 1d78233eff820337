const remembered = new WeakMap<object, Map<string, unknown>>();

/**
 * What `compute` gave for this object and key before, or gives now. For pure functions of an object that nobody changes:
 * the lines of an order share their calendar and their meeting, and time zones are slow to reckon with.
 */
export function remember<T>(of: object, key: string, compute: () => T): T {
  let known = remembered.get(of);
  if (known === undefined) {
    known = new Map();
    remembered.set(of, known);
  }
  if (known.has(key)) return known.get(key) as T;
  const value = compute();
  known.set(key, value);
  return value;
}
