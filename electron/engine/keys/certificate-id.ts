/** The certificate id of RFC 9773 §4.1. */

/**
 * `certificate` is DER. base64url(authority key identifier) + "." + base64url(serial number as in the DER integer);
 * `undefined` for a certificate without that identifier, which has no id.
 */
export const certificateIdOf = async (certificate: Uint8Array): Promise<string | undefined> => {
  const { AuthorityKeyIdentifierExtension, X509Certificate } = await import('@peculiar/x509');
  const parsed = new X509Certificate(Buffer.from(certificate));
  const keyId = parsed.getExtension(AuthorityKeyIdentifierExtension)?.keyId;
  if (keyId === undefined) return undefined;
  const serial = Buffer.from(parsed.serialNumber, 'hex');
  // A DER integer is signed: a first byte of 0x80 or more is led by a zero byte, which belongs to the id.
  const integer = (serial[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), serial]) : serial;
  return `${Buffer.from(keyId, 'hex').toString('base64url')}.${integer.toString('base64url')}`;
};
