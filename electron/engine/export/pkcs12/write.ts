/** A PKCS#12 file (RFC 7292): one key, its certificate and what is above it, all under one password. */
import { createHash, createHmac, randomBytes, type X509Certificate } from 'node:crypto';
import { ContentInfo, EncryptedContent, EncryptedContentInfo, id_data, id_encryptedData } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_pkcs8ShroudedKeyBag,
  id_x509Certificate,
  MacData,
  PFX,
  PKCS12Attribute,
  SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { DigestInfo } from '@peculiar/asn1-rsa';
import { AsnBmpStringConverter, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { EncryptedData, owned, toDer } from '../der.ts';
import { type Encryption, encrypt } from './encryption.ts';
import { derive } from './key-derivation.ts';

export interface KeyedChain {
  /** PKCS#8. */
  readonly keyDer: Uint8Array;
  /** Leaf first. */
  readonly certificates: readonly X509Certificate[];
  /** Called friendly name on Windows, alias in Java. */
  readonly alias: string;
}

const friendlyName = '1.2.840.113549.1.9.20';
const localKeyId = '1.2.840.113549.1.9.21';
const macs = {
  sha1: { algorithm: '1.3.14.3.2.26', length: 20 },
  sha256: { algorithm: '2.16.840.1.101.3.4.2.1', length: 32 },
} as const;

/** `export.cipher-missing`. */
export const writePkcs12 = async (content: KeyedChain, encryption: Encryption): Promise<Buffer> => {
  const { certificates, alias, keyDer } = content;
  // Readers find the certificate of a key by this; any value does, and OpenSSL takes this one.
  const id = createHash('sha1')
    .update(certificates[0]?.raw ?? '')
    .digest();
  const marks = [attribute(friendlyName, bmpString(alias)), attribute(localKeyId, toDer(new OctetString(id)))];
  const certificateBags = certificates.map(({ raw }, index) => certificateBag(raw, index === 0 ? marks : []));
  const safe = new AuthenticatedSafe([
    await encryptedContent(toDer(new SafeContents(certificateBags)), encryption),
    dataContent(toDer(new SafeContents([await keyBag(keyDer, marks, encryption)]))),
  ]);
  const signed = toDer(safe);
  return toDer(new PFX({ version: 3, authSafe: dataContent(signed), macData: macOf(signed, encryption) }));
};

const bmpString = (text: string): Buffer => Buffer.from(AsnBmpStringConverter.toASN(text).toBER(false));

const attribute = (attrId: string, value: Uint8Array): PKCS12Attribute =>
  Object.assign(new PKCS12Attribute(), { attrId, attrValues: [owned(value)] });

const certificateBag = (raw: Uint8Array, attributes: readonly PKCS12Attribute[]): SafeBag =>
  new SafeBag({
    bagId: id_certBag,
    bagValue: owned(toDer(new CertBag({ certId: id_x509Certificate, certValue: owned(toDer(new OctetString(raw))) }))),
    ...(attributes.length === 0 ? {} : { bagAttributes: [...attributes] }),
  });

const keyBag = async (
  keyDer: Uint8Array,
  attributes: readonly PKCS12Attribute[],
  encryption: Encryption,
): Promise<SafeBag> =>
  new SafeBag({
    bagId: id_pkcs8ShroudedKeyBag,
    bagValue: owned(await encryptedKeyDer(keyDer, encryption)),
    bagAttributes: [...attributes],
  });

/** EncryptedPrivateKeyInfo (RFC 5958 §3) of a key in PKCS#8. `export.cipher-missing`. */
export const encryptedKeyDer = async (keyDer: Uint8Array, encryption: Encryption): Promise<Buffer> => {
  const { algorithm, content } = await encrypt(keyDer, encryption);
  return toDer(
    new EncryptedPrivateKeyInfo({ encryptionAlgorithm: algorithm, encryptedData: new OctetString(content) }),
  );
};

const dataContent = (content: Uint8Array): ContentInfo =>
  new ContentInfo({ contentType: id_data, content: owned(toDer(new OctetString(content))) });

const encryptedContent = async (plain: Uint8Array, encryption: Encryption): Promise<ContentInfo> => {
  const { algorithm, content } = await encrypt(plain, encryption);
  const encrypted = Object.assign(new EncryptedData(), {
    encryptedContentInfo: new EncryptedContentInfo({
      contentType: id_data,
      contentEncryptionAlgorithm: algorithm,
      encryptedContent: new EncryptedContent({ value: new OctetString(content) }),
    }),
  });
  return new ContentInfo({ contentType: id_encryptedData, content: owned(toDer(encrypted)) });
};

const macOf = (signed: Uint8Array, { legacy, rounds, password }: Encryption): MacData => {
  const hash = legacy ? 'sha1' : 'sha256';
  const { algorithm, length } = macs[hash];
  const salt = randomBytes(legacy ? 8 : 16);
  const key = derive({ hash, purpose: 'mac', password, salt, iterations: rounds, length });
  return new MacData({
    mac: new DigestInfo({
      digestAlgorithm: new AlgorithmIdentifier({ algorithm, parameters: null }),
      digest: new OctetString(createHmac(hash, key).update(signed).digest()),
    }),
    macSalt: new OctetString(salt),
    iterations: rounds,
  });
};
