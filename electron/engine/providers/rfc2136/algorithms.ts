/** The HMAC algorithms of RFC 8945 §6, those to prefer first. Where `octets` is less than the hash has, the rest is cut. */
export const tsigAlgorithms = {
  'hmac-sha256': { wireName: 'hmac-sha256', hash: 'sha256', octets: 32 },
  'hmac-sha384': { wireName: 'hmac-sha384', hash: 'sha384', octets: 48 },
  'hmac-sha512': { wireName: 'hmac-sha512', hash: 'sha512', octets: 64 },
  'hmac-sha224': { wireName: 'hmac-sha224', hash: 'sha224', octets: 28 },
  'hmac-sha256-128': { wireName: 'hmac-sha256-128', hash: 'sha256', octets: 16 },
  'hmac-sha384-192': { wireName: 'hmac-sha384-192', hash: 'sha384', octets: 24 },
  'hmac-sha512-256': { wireName: 'hmac-sha512-256', hash: 'sha512', octets: 32 },
  'hmac-sha1': { wireName: 'hmac-sha1', hash: 'sha1', octets: 20 },
  'hmac-md5': { wireName: 'hmac-md5.sig-alg.reg.int', hash: 'md5', octets: 16 },
} as const;
export type TsigAlgorithm = keyof typeof tsigAlgorithms;

export const algorithmNames: readonly TsigAlgorithm[] = Object.keys(tsigAlgorithms).filter(
  (name): name is TsigAlgorithm => Object.hasOwn(tsigAlgorithms, name),
);

/** As people and configurations spell it: in capitals, with a final dot, MD5 by its long name. */
export const readAlgorithm = (text: string): string => {
  const name = text.trim().toLowerCase().replace(/\.$/, '');
  return algorithmNames.find((one) => tsigAlgorithms[one].wireName === name) ?? name;
};
