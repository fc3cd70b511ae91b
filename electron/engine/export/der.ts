/** DER of the structures around keys and certificates: those that our ASN.1 library does not bring, and the way in and out. */

import { EncryptedContentInfo, id_data } from '@peculiar/asn1-cms';
import { AsnConvert, AsnProp, AsnPropTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

// Written as calls: Node runs this source as it is, and knows no decorators.

/** RFC 5652 §8. */
export class EncryptedData {
  version = 0;
  encryptedContentInfo = new EncryptedContentInfo();
}
AsnProp({ type: AsnPropTypes.Integer })(EncryptedData.prototype, 'version');
AsnProp({ type: EncryptedContentInfo })(EncryptedData.prototype, 'encryptedContentInfo');

/** RFC 8018 appendix A.4. */
export class Pbes2Parameters {
  keyDerivationFunc = new AlgorithmIdentifier();
  encryptionScheme = new AlgorithmIdentifier();
}
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'keyDerivationFunc');
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'encryptionScheme');

/** RFC 8018 appendix A.2; the length of the key is left out, as OpenSSL and Windows do for AES. */
export class Pbkdf2Parameters {
  salt = new OctetString();
  iterationCount = 0;
  keyLength?: number;
  prf = new AlgorithmIdentifier();
}
AsnProp({ type: OctetString })(Pbkdf2Parameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pbkdf2Parameters.prototype, 'iterationCount');
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Pbkdf2Parameters.prototype, 'keyLength');
AsnProp({ type: AlgorithmIdentifier })(Pbkdf2Parameters.prototype, 'prf');

/** RFC 7292 appendix C. */
export class Pkcs12PbeParameters {
  salt = new OctetString();
  iterations = 0;
}
AsnProp({ type: OctetString })(Pkcs12PbeParameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pkcs12PbeParameters.prototype, 'iterations');

/** RFC 5652 §5.2 without content, as a file of certificates has it (§5.1, "degenerate case"). */
class NoContent {
  contentType = id_data;
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(NoContent.prototype, 'contentType');

/** SignedData (RFC 5652 §5.1) whose certificates stay the bytes they are: taken apart and put together, one could change. */
export class CertificatesOnly {
  version = 1;
  digestAlgorithms: ArrayBuffer[] = [];
  encapContentInfo = new NoContent();
  certificates: ArrayBuffer[] = [];
  signerInfos: ArrayBuffer[] = [];
}
AsnProp({ type: AsnPropTypes.Integer })(CertificatesOnly.prototype, 'version');
AsnProp({ type: AsnPropTypes.Any, repeated: 'set' })(CertificatesOnly.prototype, 'digestAlgorithms');
AsnProp({ type: NoContent })(CertificatesOnly.prototype, 'encapContentInfo');
AsnProp({ type: AsnPropTypes.Any, repeated: 'set', context: 0, implicit: true })(
  CertificatesOnly.prototype,
  'certificates',
);
AsnProp({ type: AsnPropTypes.Any, repeated: 'set' })(CertificatesOnly.prototype, 'signerInfos');

/** DER of a value of one of the classes that describe structures. */
export const toDer = (value: object): Buffer => Buffer.from(AsnConvert.serialize(value));

/** Throws when it is not that structure. */
export const fromDer = <T>(bytes: Uint8Array, structure: new () => T): T => AsnConvert.parse(bytes, structure);

/** A buffer of its own, as the ASN.1 library wants them. */
export const owned = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
