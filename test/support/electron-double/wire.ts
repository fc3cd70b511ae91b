/**
 * Structured-clone-like text for values between page and main process. Both functions are also run inside the page
 * from their source, so each stands alone.
 */

/** Throws `An object could not be cloned.` for functions, symbols and circles, as Electron's IPC does for the first two. */
export const encodeWire = (value: unknown): string => {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const object = (item: object, above: readonly object[]): unknown => {
    if (above.includes(item)) return refuse();
    const visit = (inner: unknown): unknown => any(inner, [...above, item]);
    if (Array.isArray(item)) return ['array', ...item.map(visit)];
    if (item instanceof Date) return ['date', item.getTime()];
    if (item instanceof Error) return ['error', item.name, item.message];
    if (item instanceof Map) return ['map', ...[...item].map(visit)];
    if (item instanceof Set) return ['set', ...[...item].map(visit)];
    if (item instanceof ArrayBuffer) return ['buffer', base64(new Uint8Array(item))];
    if (item instanceof Uint8Array) return ['bytes', base64(item)];
    if (ArrayBuffer.isView(item) || item instanceof Promise || item instanceof RegExp) return refuse();
    return ['object', ...Object.entries(item).map(([key, inner]) => [key, visit(inner)])];
  };
  const any = (item: unknown, above: readonly object[]): unknown => {
    if (item === undefined) return ['undefined'];
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number') return Number.isFinite(item) ? item : ['number', String(item)];
    if (typeof item === 'bigint') return ['bigint', String(item)];
    return typeof item === 'object' ? object(item, above) : refuse();
  };
  return JSON.stringify(any(value, []));
};

export const decodeWire = (text: string): unknown => {
  const bytes = (base64: unknown): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(String(base64)), (sign) => sign.charCodeAt(0));
  const any = (item: unknown): unknown => {
    if (!Array.isArray(item)) return item;
    const [tag, ...rest] = item as [string, ...unknown[]];
    const error = (): Error => Object.assign(new Error(String(rest[1])), { name: String(rest[0]) });
    const readers: Readonly<Record<string, () => unknown>> = {
      undefined: () => undefined,
      number: () => Number(rest[0]),
      bigint: () => BigInt(String(rest[0])),
      array: () => rest.map(any),
      object: () => Object.fromEntries(rest.map((entry) => [(entry as unknown[])[0], any((entry as unknown[])[1])])),
      date: () => new Date(Number(rest[0])),
      error,
      map: () => new Map(rest.map((entry) => any(entry) as [unknown, unknown])),
      set: () => new Set(rest.map(any)),
      buffer: () => bytes(rest[0]).buffer,
      bytes: () => bytes(rest[0]),
    };
    return readers[tag]?.();
  };
  return any(JSON.parse(text));
};
