/** PKCS#7 with certificates and nothing else (RFC 2315 §9, RFC 5652 §5.1): `.p7b` of Windows and many devices. */
import { X509Certificate } from 'node:crypto';
import { ContentInfo, id_signedData } from '@peculiar/asn1-cms';
import { CertificatesOnly, fromDer, owned, toDer } from './der.ts';

export const writePkcs7 = (certificates: readonly X509Certificate[]): Buffer => {
  const signed = Object.assign(new CertificatesOnly(), { certificates: certificates.map(({ raw }) => owned(raw)) });
  return toDer(new ContentInfo({ contentType: id_signedData, content: owned(toDer(signed)) }));
};

/** In the order of the file. Throws when it is no such file. */
export const readPkcs7 = (file: Uint8Array): readonly X509Certificate[] => {
  const { contentType, content } = fromDer(file, ContentInfo);
  if (contentType !== id_signedData) throw new Error(`no reader for ${contentType}`);
  const { certificates } = fromDer(Buffer.from(content), CertificatesOnly);
  return certificates.map((raw) => new X509Certificate(Buffer.from(raw)));
};
