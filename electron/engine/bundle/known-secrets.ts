/** Every form in which a secret of this profile could stand in a file: to be looked for, never to be shown. */
import { createPrivateKey } from 'node:crypto';

/** What a vault record holds: an object of fields, a key in PEM, or plain text. */
export const secretsIn = (record: string): readonly string[] => [
  ...fieldsIn(record),
  ...(record.includes('-----BEGIN') ? keyParts(record) : []),
];

const fieldsIn = (record: string): readonly string[] => {
  try {
    return stringsIn(JSON.parse(record));
  } catch {
    return [record.trim()];
  }
};

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.includes('-----BEGIN') ? [value, ...keyParts(value)] : [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** Lines of the PEM, long enough to be no accident, and the private numbers as a JWK writes them. */
const keyParts = (pem: string): readonly string[] => {
  const lines = pem.split(/\\n|\r?\n/).filter((line) => /^[A-Za-z0-9+/=]{16,}$/.test(line));
  return [...lines, lines.join(''), ...privateNumbers(pem)];
};

const privateNumbers = (pem: string): readonly string[] => {
  try {
    const { d, p, q, dp, dq, qi, k } = createPrivateKey(pem).export({ format: 'jwk' });
    return [d, p, q, dp, dq, qi, k].filter((one) => typeof one === 'string');
  } catch {
    // Encrypted, or in a form that only its service reads.
    return [];
  }
};

export interface Needle {
  readonly text: string;
  /** Too short to be looked for inside other words. */
  readonly alone: boolean;
}

/** Shorter than three characters says nothing, and is found everywhere. */
const shortest = 3;
const unmistakable = 6;

export const needlesOf = (secrets: readonly string[]): readonly Needle[] => {
  const all = new Map<string, Needle>();
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    const alone = secret.length < unmistakable;
    for (const text of [secret, secret.trim()]) all.set(text, { text, alone });
    for (const text of alone ? [] : spellings(secret)) if (text.length >= 8) all.set(text, { text, alone: false });
  }
  // The whole before its parts.
  return [...all.values()].toSorted((a, b) => b.text.length - a.text.length);
};

const spellings = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  return [
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((shift) => insideBase64(bytes, shift)),
  ];
};

/** What base64 of a longer text shows of it, by how far from a border of three bytes it begins. */
const insideBase64 = (bytes: Buffer, shift: number): readonly string[] => {
  const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
  const from = Math.ceil((shift * 8) / 6);
  const to = Math.floor((padded.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((encoding) => padded.toString(encoding).slice(from, to));
};
