/** A password for a file, made in the page: it goes to the host once, with the export, and is kept nowhere. */

/** Letters and digits that nobody takes for one another, on every keyboard and in every program. */
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const usualLength = 24;

/** Each character is as likely as any other. `random` fills what it is given, as `crypto.getRandomValues` does. */
export const makePassword = (
  longest: number = usualLength,
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => void crypto.getRandomValues(bytes),
): string => {
  const length = Math.min(usualLength, longest);
  // What is left over at the end would make the first letters likelier.
  const fair = 256 - (256 % alphabet.length);
  let password = '';
  while (password.length < length) {
    const bytes = new Uint8Array(32);
    random(bytes);
    for (const byte of bytes) if (byte < fair && password.length < length) password += alphabet[byte % alphabet.length];
  }
  return password;
};

export type Strength = 'weak' | 'fair' | 'strong';

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/] as const;
const sizes = [26, 26, 10, 33] as const;
const common = /pass(word)?|qwert|asdf|12345|abc123|letmein|admin|certificate/i;

/**
 * How long guessing takes for somebody who has the file, by the bits that so many different characters can hold. Repeated
 * ones add little, and a word that is on every list nothing. With the old encryption a guess costs next to nothing.
 */
export const strengthOf = (password: string, oldEncryption: boolean): Strength => {
  const told = password.replace(common, '');
  const size = kinds.reduce((sum, kind, at) => sum + (kind.test(told) ? (sizes[at] ?? 0) : 0), 0);
  const different = new Set(told).size;
  const bits = size === 0 ? 0 : Math.min(told.length, different * 1.5) * Math.log2(size);
  const [fair, strong] = oldEncryption ? [60, 85] : [45, 70];
  return bits < fair ? 'weak' : bits < strong ? 'fair' : 'strong';
};
