/** RFC 3492 decoding, as authorities do it: no table of characters, so it also reads labels that UTS #46 refuses. */

const base = 36;
const tMin = 1;
const tMax = 26;
const largest = 0x7fffffff;
const lastCodePoint = 0x10ffff;

const digitOf = (unit: number): number => {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : base;
};

/** §6.1 */
const adapt = (delta: number, count: number, first: boolean): number => {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let steps = 0;
  while (rest > ((base - tMin) * tMax) / 2) {
    rest = Math.floor(rest / (base - tMin));
    steps += base;
  }
  return steps + Math.floor(((base - tMin + 1) * rest) / (rest + 38));
};

/** §6.2: one number of variable length, and where it ends; undefined if it is cut off or too large. */
const readNumber = (
  text: string,
  from: number,
  bias: number,
): { readonly value: number; readonly end: number } | undefined => {
  let value = 0;
  let weight = 1;
  for (let at = from, step = base; at < text.length; at += 1, step += base) {
    const digit = digitOf(text.charCodeAt(at));
    value += digit * weight;
    if (digit === base || value > largest) return undefined;
    const threshold = Math.min(Math.max(step - bias, tMin), tMax);
    if (digit < threshold) return { value, end: at + 1 };
    weight *= base - threshold;
    if (weight > largest) return undefined;
  }
  return undefined;
};

/** What follows `xn--` in lower case, decoded. Undefined if it is not the output of the algorithm. */
export const decodePunycode = (encoded: string): string | undefined => {
  const delimiter = encoded.lastIndexOf('-');
  if (delimiter === 0) return undefined;
  const points = [...encoded.slice(0, Math.max(delimiter, 0))].map((sign) => sign.charCodeAt(0));
  let codePoint = 0x80;
  let position = 0;
  let bias = 72;
  for (let at = delimiter + 1; at < encoded.length; ) {
    const delta = readNumber(encoded, at, bias);
    if (delta === undefined || position + delta.value > largest) return undefined;
    const count = points.length + 1;
    at = delta.end;
    bias = adapt(delta.value, count, position === 0);
    position += delta.value;
    codePoint += Math.floor(position / count);
    if (codePoint > lastCodePoint) return undefined;
    position %= count;
    // A surrogate is no character; programs in Go put U+FFFD in its place and go on.
    points.splice(position, 0, codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint);
    position += 1;
  }
  return String.fromCodePoint(...points);
};
