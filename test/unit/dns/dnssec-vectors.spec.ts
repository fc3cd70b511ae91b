import { describe, expect, it } from 'vitest';
import { keyTag, readDelegationSigner, readKey, standsFor } from '../../../electron/engine/dns/dnssec/keys.ts';
import { isSignedBy, readSignature } from '../../../electron/engine/dns/dnssec/signature.ts';
import { recordTypes, type WireRecord, wireName } from '../../../electron/engine/dns/dnssec/wire.ts';

const key = (flags: number, algorithm: number, base64: string): Buffer =>
  Buffer.concat([Buffer.from([flags >> 8, flags & 255, 3, algorithm]), Buffer.from(base64, 'base64')]);
const signer = (tag: number, algorithm: number, type: number, hex: string): Buffer =>
  Buffer.concat([Buffer.from([tag >> 8, tag & 255, algorithm, type]), Buffer.from(hex.replaceAll(' ', ''), 'hex')]);
const seconds = (text: string): number =>
  Date.parse(text.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z')) / 1000;
const rrsig = (options: {
  readonly covers: number;
  readonly algorithm: number;
  readonly labels: number;
  readonly times: readonly [expires: string, begins: string];
  readonly tag: number;
  readonly signer: string;
  readonly base64: string;
}): Buffer => {
  const head = Buffer.alloc(18);
  head.writeUInt16BE(options.covers, 0);
  head.writeUInt8(options.algorithm, 2);
  head.writeUInt8(options.labels, 3);
  head.writeUInt32BE(3600, 4);
  head.writeUInt32BE(seconds(options.times[0]), 8);
  head.writeUInt32BE(seconds(options.times[1]), 12);
  head.writeUInt16BE(options.tag, 16);
  return Buffer.concat([head, wireName(options.signer), Buffer.from(options.base64, 'base64')]);
};

describe('the examples of the RFCs', () => {
  it('RFC 4034 §5.4: a key, its tag and its digest', () => {
    const data = key(
      256,
      5,
      'AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==',
    );
    const ds = readDelegationSigner(signer(60485, 5, 1, '2BB183AF5F22588179A53B0A98631FAD1A292118'));
    expect(keyTag(data)).toBe(60485);
    expect(standsFor(ds, readKey(data), wireName('dskey.example.com'))).toBe(true);
    expect(standsFor(ds, readKey(data), wireName('other.example.com'))).toBe(false);
  });

  it.each([
    {
      title: 'RFC 6605 §6.1: ECDSA P-256',
      algorithm: 13,
      publicKey: 'GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==',
      tag: 55648,
      digest: [2, 'b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17'] as const,
      times: ['20100909100439', '20100812100439'] as const,
      base64: 'qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==',
    },
    {
      title: 'RFC 6605 §6.2: ECDSA P-384',
      algorithm: 14,
      publicKey:
        'xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40',
      tag: 10771,
      digest: [
        4,
        '72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0563a9b5f4d288405c3008a946df983d6',
      ] as const,
      times: ['20100909102025', '20100812102025'] as const,
      base64:
        '/L5hDKIvGDyI1fcARX3z65qrmPsVz73QD1Mr5CEqOiLP95hxQouuroGCeZOvzFaxsT8Glr74hbavRKayJNuydCuzWTSSPdz7wnqXL5bdcJzusdnI0RSMROxxwGipWcJm',
    },
  ])('$title', ({ algorithm, publicKey, tag, digest, times, base64 }) => {
    const zoneKey = readKey(key(257, algorithm, publicKey));
    const ds = readDelegationSigner(signer(tag, algorithm, digest[0], digest[1]));
    expect(zoneKey.tag).toBe(tag);
    expect(standsFor(ds, zoneKey, wireName('example.net'))).toBe(true);
    const record: WireRecord = {
      owner: wireName('www.example.net'),
      type: 1,
      ttl: 1,
      data: Buffer.from([192, 0, 2, 1]),
    };
    const data = rrsig({ covers: 1, algorithm, labels: 3, times, tag, signer: 'example.net', base64 });
    const signature = readSignature(data, new Date('2010-08-20T00:00:00Z'));
    expect(isSignedBy([record], signature, zoneKey)).toBe(true);
    expect(isSignedBy([{ ...record, data: Buffer.from([192, 0, 2, 2]) }], signature, zoneKey)).toBe(false);
  });

  it('RFC 8080 §6.1: Ed25519', () => {
    const zoneKey = readKey(key(257, 15, 'l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4='));
    const ds = signer(3613, 15, 2, '3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b');
    expect(zoneKey.tag).toBe(3613);
    expect(standsFor(readDelegationSigner(ds), zoneKey, wireName('example.com'))).toBe(true);
    const signature = readSignature(
      rrsig({
        covers: 15,
        algorithm: 15,
        labels: 2,
        times: ['20150819220000', '20150729220000'],
        tag: 3613,
        signer: 'example.com',
        base64: 'oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg==',
      }),
      new Date('2015-08-01T00:00:00Z'),
    );
    const mail = Buffer.concat([Buffer.from([0, 10]), wireName('mail.example.com')]);
    expect(isSignedBy([{ owner: wireName('example.com'), type: 15, ttl: 1, data: mail }], signature, zoneKey)).toBe(
      true,
    );
  });

  it('RFC 4034 §3.1.5: times of the next round are read as such', () => {
    const data = rrsig({
      ...{ covers: recordTypes.SOA, algorithm: 15, labels: 1, tag: 1, signer: 'test', base64: 'AA==' },
      times: ['20260101000000', '20250101000000'],
    });
    data.writeUInt32BE(100, 8);
    expect(readSignature(data, new Date('2105-12-01T00:00:00Z')).expires.toISOString()).toBe(
      '2106-02-07T06:29:56.000Z',
    );
  });
});
