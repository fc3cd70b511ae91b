/** Reads back the PKCS#12 files that we write; others may use more of RFC 7292 than this knows. */
import { createHmac, timingSafeEqual, X509Certificate } from 'node:crypto';
import { type ContentInfo, id_data, id_encryptedData } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_pkcs8ShroudedKeyBag,
  PFX,
  type SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { OctetString } from '@peculiar/asn1-schema';
import { EncryptedData, fromDer } from '../der.ts';
import { decrypt } from './encryption.ts';
import { derive } from './key-derivation.ts';
import type { KeyedChain } from './write.ts';

/** Of a keystore that was opened: throws when it is none of ours, `undefined` when the password does not open it. */
export type OpenedStore = KeyedChain | undefined;

export const readPkcs12 = async (file: Uint8Array, password: string): Promise<OpenedStore> => {
  const { authSafe, macData } = fromDer(file, PFX);
  const signed = octets(authSafe.content);
  const hash = macData.mac.digest.byteLength === 20 ? 'sha1' : 'sha256';
  const key = derive({
    ...{ hash, purpose: 'mac', password },
    salt: Buffer.from(macData.macSalt.buffer),
    iterations: macData.iterations,
    length: macData.mac.digest.byteLength,
  });
  const mac = createHmac(hash, key).update(signed).digest();
  if (!timingSafeEqual(mac, Buffer.from(macData.mac.digest.buffer))) return undefined;
  const bags: SafeBag[] = [];
  for (const content of fromDer(signed, AuthenticatedSafe)) bags.push(...(await bagsOf(content, password)));
  const keys = bags.filter(({ bagId }) => bagId === id_pkcs8ShroudedKeyBag);
  const [keyBag] = keys;
  if (keyBag === undefined || keys.length > 1) throw new Error(`${keys.length} keys`);
  return {
    keyDer: await decryptKey(Buffer.from(keyBag.bagValue), password),
    certificates: bags.filter(({ bagId }) => bagId === id_certBag).map(certificateOf),
    alias: nameOf(keyBag),
  };
};

/** PKCS#8 from an EncryptedPrivateKeyInfo (RFC 5958 §3). Throws when the password is another one. */
export const decryptKey = (encrypted: Uint8Array, password: string): Promise<Buffer> => {
  const { encryptionAlgorithm, encryptedData } = fromDer(encrypted, EncryptedPrivateKeyInfo);
  return decrypt({ algorithm: encryptionAlgorithm, content: Buffer.from(encryptedData.buffer) }, password);
};

const octets = (der: ArrayBuffer): Buffer => Buffer.from(fromDer(Buffer.from(der), OctetString).buffer);

const bagsOf = async (content: ContentInfo, password: string): Promise<readonly SafeBag[]> => {
  if (content.contentType === id_data) return fromDer(octets(content.content), SafeContents);
  if (content.contentType !== id_encryptedData) throw new Error(`no reader for ${content.contentType}`);
  const { encryptedContentInfo } = fromDer(Buffer.from(content.content), EncryptedData);
  const bytes = encryptedContentInfo.encryptedContent?.value?.buffer ?? new ArrayBuffer(0);
  const encrypted = { algorithm: encryptedContentInfo.contentEncryptionAlgorithm, content: Buffer.from(bytes) };
  return fromDer(await decrypt(encrypted, password), SafeContents);
};

const certificateOf = ({ bagValue }: SafeBag): X509Certificate =>
  new X509Certificate(octets(fromDer(Buffer.from(bagValue), CertBag).certValue));

const friendlyName = '1.2.840.113549.1.9.20';

const nameOf = ({ bagAttributes = [] }: SafeBag): string => {
  const value = bagAttributes.find(({ attrId }) => attrId === friendlyName)?.attrValues[0];
  // Tag and a length of one byte: names here are at most 64 characters.
  return value === undefined ? '' : Buffer.from(value).subarray(2).swap16().toString('utf16le');
};
