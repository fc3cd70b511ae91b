/** Internationalized names: UTS #46 non-transitional processing, as browsers do it. */
import { toASCII, toUnicode } from 'tr46';
import { decodePunycode } from './punycode.ts';

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
  | {
      readonly ok: true;
      readonly ascii: string;
      readonly unicode: string;
      /** An A-label, shown as it is, that authorities take and UTS #46 does not: browsers may refuse it. */
      readonly odd?: string;
    }
  /** `label` is the part at fault; `encoded` if it begins with `xn--` and cannot be decoded. */
  | { readonly ok: false; readonly label: string; readonly encoded: boolean };

interface Converted {
  readonly ascii: string;
  readonly unicode: string;
  readonly odd?: string;
}

const plain = /^[ -~]*$/;

const convert = (name: string): Converted | undefined => {
  const ascii = toASCII(name, options);
  if (ascii === null) return undefined;
  const unicode = toUnicode(ascii, options);
  if (unicode.error) return undefined;
  // An A-label must be what its U-label encodes to (RFC 5890 §2.3.2.1).
  if (name.includes('xn--') && toASCII(unicode.domain, options) !== ascii) return undefined;
  return { ascii, unicode: unicode.domain };
};

/** What authorities check of an A-label: that it decodes, to text in NFC. */
const decodes = (label: string): boolean => {
  const decoded = decodePunycode(label.slice(4));
  return decoded !== undefined && !plain.test(decoded) && decoded.normalize('NFC') === decoded;
};

const convertLabel = (label: string): Converted | undefined => {
  if (plain.test(label) && !label.startsWith('xn--')) return { ascii: label, unicode: label };
  const converted = convert(label);
  if (converted !== undefined || !plain.test(label)) return converted;
  return decodes(label) ? { ascii: label, unicode: label, odd: label } : undefined;
};

/** A-labels in lower case and the form for people. Takes a name of at most a few hundred characters. */
export const convertIdn = (name: string): IdnResult => {
  const lower = name.toLowerCase();
  if (plain.test(lower) && !lower.includes('xn--')) return { ok: true, ascii: lower, unicode: lower };
  const whole = convert(lower);
  if (whole !== undefined) return { ok: true, ...whole };
  const labels = lower.split('.').map((label) => ({ label, converted: convertLabel(label) }));
  const wrong = labels.find(({ converted }) => converted === undefined);
  if (wrong !== undefined) return { ok: false, label: wrong.label, encoded: wrong.label.startsWith('xn--') };
  const parts = labels.flatMap(({ converted }) => (converted === undefined ? [] : [converted]));
  return {
    ok: true,
    ascii: parts.map(({ ascii }) => ascii).join('.'),
    unicode: parts.map(({ unicode }) => unicode).join('.'),
    // If every label passes by itself, their directions do not go together (RFC 5893).
    odd: parts.find(({ odd }) => odd !== undefined)?.odd ?? lower,
  };
};
