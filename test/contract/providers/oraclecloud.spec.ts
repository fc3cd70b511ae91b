import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { oraclecloud } from '../../../electron/engine/providers/oraclecloud/client.ts';
import { ociSignature } from '../../../electron/engine/providers/signing/oci.ts';
import { readRsaKey } from '../../../electron/engine/providers/signing/pem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, ownKey, refusal } from './oraclecloud.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'mine', ttl: 60 };

describe('Oracle Cloud in its own words', () => {
  it.each<[string, Reply, string]>([
    [
      'a key of another user',
      refusal(401, 'NotAuthenticated', 'Failed to verify the HTTP(S) Signature'),
      'provider.wrong-credentials',
    ],
    ['no such zone', refusal(404, 'NotFound', 'The zone was not found'), 'provider.zone-not-found'],
    ['a zone that is being changed', refusal(409, 'IncorrectState', 'The zone is updating'), 'provider.refused'],
    ['too many records', refusal(400, 'LimitExceeded', 'Limit exceeded'), 'provider.refused'],
  ])('%s', async (_name, reply, code) => {
    const api = await startProviderStandIn(() => reply);
    const provider = oraclecloud.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code });
    await api.close();
  });

  it('a new value takes the TTL of the set that is there', async () => {
    const zones: Zones = new Map([['example.test', [{ id: '1', name: record.fqdn, value: 'other', ttl: 4000 }]]]);
    const api = await startProviderStandIn(contract.routes(zones));
    await oraclecloud.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(zones.get('example.test')?.map(({ ttl }) => ttl)).toEqual([4000, 4000]);
    await api.close();
  });
});

describe('a private key as it is pasted', () => {
  const exported = (form: object) => String(ownKey.privateKey.export({ type: 'pkcs8', format: 'pem', ...form }));
  const plain = exported({});
  const locked = exported({ cipher: 'aes-256-cbc', passphrase: 'secret' });
  const older = exported({ type: 'pkcs1', cipher: 'aes-128-cbc', passphrase: 'secret' });
  const modulus = (pem: string, passphrase?: string) =>
    readRsaKey(pem, passphrase)?.export({ format: 'jwk' }).n === ownKey.privateKey.export({ format: 'jwk' }).n;

  it.each([
    ['as it is', plain, ''],
    ['in one line', plain.replaceAll('\n', ' '), ''],
    ['with its breaks spelt out', plain.trim().replaceAll('\n', '\\n'), ''],
    ['encrypted', locked, 'secret'],
    ['encrypted in the older form', older, 'secret'],
  ])('%s', (_name, pem, passphrase) => {
    expect(modulus(pem, passphrase)).toBe(true);
  });

  it.each([
    ['without its passphrase', locked, ''],
    ['with another passphrase', locked, 'other'],
    ['twice', `${plain}${plain}`, ''],
    ['with more below', `${plain}x`, ''],
    ['only public', String(ownKey.publicKey.export({ type: 'spki', format: 'pem' })), ''],
    ['cut', plain.slice(0, 300), ''],
  ])('is refused %s', (_name, pem, passphrase) => {
    expect(readRsaKey(pem, passphrase)).toBeUndefined();
  });

  it('may carry the label of Oracle’s console, and open by its passphrase', () => {
    const given = { ...contract.fields, privateKey: `${locked}\nOCI_API_KEY`, privateKeyPassphrase: 'secret' };
    expect(() => oraclecloud.create(given, hastyClock())).not.toThrow();
    expect(() => oraclecloud.create({ ...given, privateKeyPassphrase: 'x' }, hastyClock())).toThrow();
  });
});

/** Test values of https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm */
describe('the signature of Oracle Cloud', () => {
  const key = createPrivateKey(`-----BEGIN RSA PRIVATE KEY-----
MIICXgIBAAKBgQDCFENGw33yGihy92pDjZQhl0C36rPJj+CvfSC8+q28hxA161QF
NUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6Z4UMR7EOcpfdUE9Hf3m/hs+F
UR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJwoYi+1hqp1fIekaxsyQIDAQAB
AoGBAJR8ZkCUvx5kzv+utdl7T5MnordT1TvoXXJGXK7ZZ+UuvMNUCdN2QPc4sBiA
QWvLw1cSKt5DsKZ8UETpYPy8pPYnnDEz2dDYiaew9+xEpubyeW2oH4Zx71wqBtOK
kqwrXa/pzdpiucRRjk6vE6YY7EBBs/g7uanVpGibOVAEsqH1AkEA7DkjVH28WDUg
f1nqvfn2Kj6CT7nIcE3jGJsZZ7zlZmBmHFDONMLUrXR/Zm3pR5m0tCmBqa5RK95u
412jt1dPIwJBANJT3v8pnkth48bQo/fKel6uEYyboRtA5/uHuHkZ6FQF7OUkGogc
mSJluOdc5t6hI1VsLn0QZEjQZMEOWr+wKSMCQQCC4kXJEsHAve77oP6HtG/IiEn7
kpyUXRNvFsDE0czpJJBvL/aRFUJxuRK91jhjC68sA7NsKMGg5OXb5I5Jj36xAkEA
gIT7aFOYBFwGgQAQkWNKLvySgKbAZRTeLBacpHMuQdl1DfdntvAyqpAZ0lY0RKmW
G6aFKaqQfOXKCyWoUiVknQJAXrlgySFci/2ueKlIE1QqIiLSZ8V8OlpFLRnb1pzI
7U1yQXnTAEFYM560yJlzUpOb1V4cScGd365tiSMvxLOvTA==
-----END RSA PRIVATE KEY-----`);
  const keyId = `${contract.fields.tenancyOcid}/${contract.fields.userOcid}/${contract.fields.fingerprint}`;
  // The page gives a wrong weekday, which is signed as it stands.
  class AsPublished extends Date {
    override toUTCString(): string {
      return 'Thu, 05 Jan 2014 21:31:40 GMT';
    }
  }
  const compartmentId = 'ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa';
  const volumeId = 'ocid1.volume.oc1.phx.abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q';
  const host = 'https://iaas.us-phoenix-1.oraclecloud.com/20160918';

  it('of a request without a body', () => {
    const url = new URL(
      `${host}/instances?availabilityDomain=Pjwf%3A%20PHX-AD-1&compartmentId=${compartmentId}&displayName=TeamXInstances&volumeId=${volumeId}`,
    );
    const signed = ociSignature({ method: 'GET', url, headers: {}, body: '' }, { keyId, key }, new AsPublished());
    expect(signed.authorization).toBe(
      `Signature version="1",headers="date (request-target) host",keyId="${keyId}",algorithm="rsa-sha256",signature="GBas7grhyrhSKHP6AVIj/h5/Vp8bd/peM79H9Wv8kjoaCivujVXlpbKLjMPeDUhxkFIWtTtLBj3sUzaFj34XE6YZAHc9r2DmE4pMwOAy/kiITcZxa1oHPOeRheC0jP2dqbTll8fmTZVwKZOKHYPtrLJIJQHJjNvxFWeHQjMaR7M="`,
    );
  });

  it('of a request with one', () => {
    const instanceId = 'ocid1.instance.oc1.phx.abuw4ljrlsfiqw6vzzxb43vyypt4pkodawglp3wqxjqofakrwvou52gb6s5a';
    const body = JSON.stringify({ compartmentId, instanceId, volumeId }, undefined, 4);
    const headers = { 'content-type': 'application/json' };
    const url = new URL(`${host}/volumeAttachments`);
    const signed = ociSignature({ method: 'POST', url, headers, body }, { keyId, key }, new AsPublished());
    expect(signed['x-content-sha256']).toBe('V9Z20UJTvkvpJ50flBzKE32+6m2zJjweHpDMX/U4Uy0=');
    expect(signed.authorization).toContain(
      'headers="date (request-target) host content-length content-type x-content-sha256"',
    );
    expect(signed.authorization).toContain(
      'signature="Mje8vIDPlwIHmD/cTDwRxE7HaAvBg16JnVcsuqaNRim23fFPgQfLoOOxae6WqKb1uPjYEl0qIdazWaBy/Ml8DRhqlocMwoSXv0fbukP8J5N80LCmzT/FFBvIvTB91XuXI3hYfP9Zt1l7S6ieVadHUfqBedWH0itrtPJBgKmrWso="',
    );
  });
});
