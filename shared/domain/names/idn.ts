/** Internationalized names: UTS #46 non-transitional processing, as browsers do it. */
import { toASCII, toUnicode } from 'tr46';

/** Hyphens, lengths and ASCII symbols are judged by our own label rules, which can say what is wrong. */
const options = {
  checkBidi: true,
  checkHyphens: false,
  checkJoiners: true,
  useSTD3ASCIIRules: false,
  transitionalProcessing: false,
  verifyDNSLength: false,
} as const;

export type IdnResult =
  | { readonly ok: true; readonly ascii: string; readonly unicode: string }
  /** `label` is the part that UTS #46 refuses; the whole name if only the combination of labels is at fault. */
  | { readonly ok: false; readonly label: string };

const plain = /^[ -~]*$/;

const convert = (name: string): { readonly ascii: string; readonly unicode: string } | undefined => {
  const ascii = toASCII(name, options);
  if (ascii === null) return undefined;
  const unicode = toUnicode(ascii, options);
  if (unicode.error) return undefined;
  // An A-label must be what its U-label encodes to (RFC 5890 §2.3.2.1).
  if (/xn--/i.test(name) && toASCII(unicode.domain, options) !== ascii) return undefined;
  return { ascii, unicode: unicode.domain };
};

/** A-labels in lower case and the form for people. Takes a name of at most a few hundred characters. */
export const convertIdn = (name: string): IdnResult => {
  const lower = name.toLowerCase();
  if (plain.test(lower) && !lower.includes('xn--')) return { ok: true, ascii: lower, unicode: lower };
  const converted = convert(name);
  if (converted !== undefined) return { ok: true, ...converted };
  const label = name.split('.').find((part) => part !== '' && convert(part) === undefined);
  return { ok: false, label: label ?? name };
};
