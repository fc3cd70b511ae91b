/** What real servers send, looked at and judged: each fault is told, and no other. */
import { X509Certificate } from 'node:crypto';
import type { TlsOptions } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { rootsOf } from '../../../electron/engine/watch/chain.ts';
import { type IssuedFacts, judgeEndpoint } from '../../../electron/engine/watch/judge.ts';
import { type AddressLook, lookAtAddress } from '../../../electron/engine/watch/look-at-address.ts';
import type { EndpointReport } from '../../../shared/domain/watch.ts';
import { type ChainAuthority, type Leaf, makeChainAuthority, serveTls } from '../../support/served-chain.ts';

const host = 'www.example.org';
let authority: ChainAuthority;
let stranger: ChainAuthority;
let leaf: Leaf;
let earlier: Leaf;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([makeChainAuthority(), makeChainAuthority('Stranger')]);
  [leaf, earlier] = await Promise.all([
    authority.leaf({ names: [host] }),
    authority.leaf({ names: [host], from: -80, to: 10 }),
  ]);
});

const lookAtServer = async (options: TlsOptions): Promise<AddressLook> => {
  const server = await serveTls(options);
  try {
    return await lookAtAddress({
      ...{ address: '127.0.0.1', port: server.port, protocol: 'tls', name: host, patience: 5000 },
      signal: new AbortController().signal,
    });
  } finally {
    await server.close();
  }
};

const issuedAs = ({ certPem }: Leaf, facts: Partial<IssuedFacts> = {}): IssuedFacts => ({
  chain: [new X509Certificate(certPem), new X509Certificate(authority.intermediatePem)],
  earlier: [new X509Certificate(earlier.certPem).fingerprint256],
  ownAuthority: false,
  ...facts,
});

const judged = (looks: readonly AddressLook[], issued?: IssuedFacts, roots = [authority.rootPem]): EndpointReport =>
  judgeEndpoint({
    ...{ name: host, looks, issued },
    roots: rootsOf(roots.map((pem) => new X509Certificate(pem))),
    now: new Date(),
  });

const codes = ({ findings }: EndpointReport) => findings.map(({ code, severity }) => [code, severity]);
const serve = ({ certPem, keyPem }: Leaf, ...above: readonly string[]) =>
  lookAtServer({ key: keyPem, cert: certPem + above.join('') });

describe('a server of ours', () => {
  it('is fine with what was issued, whatever the version of TLS and its cipher', async () => {
    const variants: readonly TlsOptions[] = [
      { maxVersion: 'TLSv1.2' },
      { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' },
      { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_256_GCM_SHA384' },
      { minVersion: 'TLSv1.3', ciphers: 'TLS_CHACHA20_POLY1305_SHA256' },
    ];
    for (const variant of variants) {
      const look = await lookAtServer({ ...variant, key: leaf.keyPem, cert: leaf.certPem + authority.intermediatePem });
      expect(look).toMatchObject({ kind: 'shown', asSent: true });
      const report = judged([look], issuedAs(leaf));
      expect(codes(report)).toEqual([]);
      expect(report.addresses).toMatchObject([
        { address: '127.0.0.1', family: 4, outcome: 'fine', shown: { names: [host], issuer: 'Served Intermediate' } },
      ]);
    }
  });

  it.each<[string, () => Promise<AddressLook>, readonly (readonly string[])[]]>([
    ['the certificate alone', () => serve(leaf), [['chain-incomplete', 'warning']]],
    ['the root as well', () => serve(leaf, authority.intermediatePem, authority.rootPem), [['root-sent', 'note']]],
    ['the one before', () => serve(earlier, authority.intermediatePem), [['old-certificate', 'warning']]],
    [
      'one for another name',
      async () => serve(await authority.leaf({ names: ['other.example.org'] }), authority.intermediatePem),
      [['other-names', 'urgent']],
    ],
    [
      'another one of the same authority',
      async () => serve(await authority.leaf({ names: [host] }), authority.intermediatePem),
      [['other-certificate', 'warning']],
    ],
    [
      'one that signed itself',
      async () => serve(await authority.leaf({ names: [host], selfSigned: true })),
      [['other-certificate', 'urgent']],
    ],
  ])('%s', async (_what, look, expected) => {
    expect(codes(judged([await look()], issuedAs(leaf)))).toEqual(expected);
  });

  it('tells whose another certificate looks like', async () => {
    const like = async (look: Promise<AddressLook>) =>
      judged([await look], issuedAs(leaf)).findings[0]?.detail.looksLike;
    expect(await like(serve(await authority.leaf({ names: [host] }), authority.intermediatePem))).toBe(
      'same-authority',
    );
    expect(await like(serve(await stranger.leaf({ names: [host] }), stranger.intermediatePem))).toBe('other-authority');
    expect(await like(serve(await authority.leaf({ names: [host], selfSigned: true })))).toBe('self-signed');
  });

  it('sees certificates in the wrong order, over both versions of TLS', async () => {
    const deep = await authority.leaf({ names: [host], deep: true });
    const { issuingPem, intermediatePem, rootPem } = authority;
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const seen = async (...above: readonly string[]) =>
        codes(judged([await lookAtServer({ maxVersion, key: deep.keyPem, cert: deep.certPem + above.join('') })]));
      expect(await seen(issuingPem, intermediatePem)).toEqual([]);
      expect(await seen(intermediatePem, issuingPem)).toEqual([['chain-wrong-order', 'warning']]);
      expect(await seen(issuingPem, rootPem, intermediatePem)).toEqual([
        ['chain-wrong-order', 'warning'],
        ['root-sent', 'note'],
      ]);
      // One that belongs to nothing is no disorder.
      expect(await seen(stranger.intermediatePem, issuingPem, intermediatePem)).toEqual([]);
    }
  });

  it('is as its own authority handed it out, though nobody else trusts that', async () => {
    const look = await serve(leaf, authority.intermediatePem);
    expect(codes(judged([look], issuedAs(leaf, { ownAuthority: true }), []))).toEqual([]);
    expect(codes(judged([await serve(leaf)], issuedAs(leaf, { ownAuthority: true }), []))).toEqual([
      ['chain-incomplete', 'warning'],
    ]);
  });

  it('tells that only IPv6 is behind', async () => {
    const now = await serve(leaf, authority.intermediatePem);
    const before = { ...(await serve(earlier, authority.intermediatePem)), address: '2001:db8::1' };
    const report = judged([now, before], issuedAs(leaf));
    expect(report.findings.map(({ code, address }) => [code, address])).toEqual([['old-on-ipv6-only', '2001:db8::1']]);
    expect(report.addresses.map(({ outcome }) => outcome)).toEqual(['fine', 'wrong']);
    const both = { ...before, address: '192.0.2.1' };
    expect(judged([both, before], issuedAs(leaf)).findings.map(({ code }) => code)).toEqual([
      'old-certificate',
      'old-certificate',
    ]);
  });
});

describe('a host of others', () => {
  it.each<[string, () => Promise<AddressLook>, readonly (readonly string[])[]]>([
    ['nothing', () => serve(leaf, authority.intermediatePem), []],
    [
      'one that ended',
      async () => serve(await authority.leaf({ names: [host], from: -90, to: -1 }), authority.intermediatePem),
      [['expired', 'urgent']],
    ],
    [
      'one that has not begun',
      async () => serve(await authority.leaf({ names: [host], from: 2, to: 90 }), authority.intermediatePem),
      [['not-yet-valid', 'urgent']],
    ],
    [
      'one that ends soon',
      async () => serve(await authority.leaf({ names: [host], from: -80, to: 10 }), authority.intermediatePem),
      [['expiring', 'warning']],
    ],
    [
      'one that signed itself',
      async () => serve(await authority.leaf({ names: [host], selfSigned: true })),
      [['self-signed', 'urgent']],
    ],
    [
      'no intermediate, of a public authority',
      async () => serve(await authority.leaf({ names: [host], issuerUrl: true })),
      [['chain-incomplete', 'warning']],
    ],
    [
      'an authority nobody knows',
      async () => serve(await stranger.leaf({ names: [host] }), stranger.intermediatePem, stranger.rootPem),
      [['untrusted', 'urgent']],
    ],
    [
      'a short key',
      async () => {
        const { certPem, keyPem } = await authority.leaf({ names: [host], rsa: 1024 });
        const cert = certPem + authority.intermediatePem;
        return lookAtServer({ key: keyPem, cert, ciphers: 'DEFAULT@SECLEVEL=0' });
      },
      [['weak-key', 'warning']],
    ],
  ])('%s', async (_what, look, expected) => {
    expect(codes(judged([await look()]))).toEqual(expected);
  });

  it('says which part of it is missing', () => {
    expect(codes(judged([]))).toEqual([['no-address', 'urgent']]);
    const report = judgeEndpoint({ name: host, looks: undefined, roots: rootsOf([]), now: new Date() });
    expect(codes(report)).toEqual([['dns-silent', 'warning']]);
  });

  it('is half the trouble where one of two addresses answers', async () => {
    const shown = await serve(leaf, authority.intermediatePem);
    const silent = { kind: 'silent', address: '2001:db8::1', reason: 'refused', detail: 'ECONNREFUSED' } as const;
    expect(codes(judged([shown, silent]))).toEqual([['refused', 'warning']]);
    expect(codes(judged([silent]))).toEqual([['refused', 'urgent']]);
    expect(codes(judged([shown, { ...silent, reason: 'not-from-here' }]))).toEqual([['not-from-here', 'note']]);
    expect(codes(judged([{ ...silent, reason: 'not-from-here' }]))).toEqual([['not-from-here', 'warning']]);
  });
});
