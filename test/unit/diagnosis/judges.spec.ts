/** What the looks that no check before an order covers make of what they saw. */
import { describe, expect, it } from 'vitest';
import { judgeNameForm } from '../../../electron/engine/diagnosis/judge/names.ts';
import { judgeOrder, type OrderFacts } from '../../../electron/engine/diagnosis/judge/order.ts';
import { judgeRecord, type PlaceOfRecord, type ServerAnswer } from '../../../electron/engine/diagnosis/judge/record.ts';
import { judgeServed } from '../../../electron/engine/diagnosis/judge/served.ts';
import { judgeZones } from '../../../electron/engine/diagnosis/judge/zones.ts';
import { challengeValuesIn, publicNamesIn, quotedNamesIn } from '../../../electron/engine/diagnosis/names-in-text.ts';
import { lookAtKeyForm } from '../../../electron/engine/workspace/key-look.ts';
import { checkNames } from '../../../shared/domain/names/check-names.ts';
import { problem } from '../../../shared/errors/problem.ts';

const told = ({ outcome, result }: { readonly outcome: string; readonly result?: string }): string => result ?? outcome;

describe('the records of an order', () => {
  const [ours, wildcards, old] = ['a', 'b', 'c'].map((letter) => letter.repeat(43));
  const at = (address: string, ...values: readonly (string | undefined)[]): ServerAnswer => ({
    server: 'ns.example.org',
    address,
    state: values.includes(ours) ? 'has' : 'not-yet',
    values: values.filter((value) => value !== undefined),
  });
  const place = (over: Partial<PlaceOfRecord>): PlaceOfRecord => ({
    fqdn: '_acme-challenge.example.org',
    chain: ['_acme-challenge.example.org'],
    expected: [ours ?? ''],
    spent: [],
    servers: [at('192.0.2.1'), at('192.0.2.2')],
    beside: [],
    ...over,
  });
  const both = [ours ?? '', wildcards ?? ''];
  const doubled = '_acme-challenge.example.org.example.org';
  const dead: ServerAnswer = { server: 'ns2', address: '192.0.2.3', state: 'unreachable', values: [] };

  it.each<[string, string, Partial<PlaceOfRecord>]>([
    ['on no server', 'at-provider-only', {}],
    ['on one server of two', 'some-servers', { servers: [at('192.0.2.1', ours), at('192.0.2.2')] }],
    ['on every server', 'all-servers', { servers: [at('192.0.2.1', ours), at('192.0.2.2', ours, old)] }],
    ['on every server that answers', 'all-servers', { servers: [at('192.0.2.1', ours), dead] }],
    ['under the zone written twice', 'other-name', { beside: [{ fqdn: doubled, values: both }] }],
    ['with values of before alone', 'old-values', { servers: [at('192.0.2.1', old), at('192.0.2.2', old)] }],
    [
      'with one of two values, the same everywhere',
      'one-of-two',
      { expected: both, servers: [at('192.0.2.1', ours), at('192.0.2.2', ours)] },
    ],
    ['behind a CNAME that leads to nothing', 'delegated', { chain: ['_acme-challenge.example.org', 'x.example.net'] }],
    [
      'behind a CNAME, where a provider has taken it',
      'at-provider-only',
      { chain: ['_acme-challenge.example.org', 'x.example.net'], fqdn: 'x.example.net', writtenAt: 'x.example.net' },
    ],
    ['under a wildcard', 'wildcard', { wildcard: '*.example.org' }],
    ['of an ended order, taken away', 'unmeasured', { expected: [], spent: both }],
    ['of an ended order, left behind', 'old-values', { expected: [], spent: both, servers: [at('192.0.2.1', ours)] }],
    ['where nobody answers', 'unmeasured', { servers: [dead] }],
  ])('%s: %s', (_where, result, over) => {
    expect(told(judgeRecord([place(over)]))).toBe(result);
  });

  it('are shown as each server gave them', () => {
    const { evidence } = judgeRecord([place({ servers: [at('192.0.2.1', ours), dead] })]);
    expect(evidence).toEqual([
      `ns.example.org 192.0.2.1 _acme-challenge.example.org TXT ${ours}`,
      'ns2 192.0.2.3 _acme-challenge.example.org TXT unreachable',
    ]);
  });
});

describe('an order at the authority', () => {
  const now = new Date('2026-11-27T10:00:00Z');
  const order = (over: Partial<OrderFacts>) => judgeOrder({ url: 'https://ca.test/o/1', run: 'before', now, ...over });
  const answer = (status: number) => problem('acme.bad-answer', { url: '', host: 'ca.test', status, reason: '' });

  it.each<[string, Partial<OrderFacts>]>([
    ['processing', { status: 'processing', expires: '2026-11-26T10:00:00Z' }],
    ['issued', { status: 'valid' }],
    ['nothing-wrong', { status: 'valid', run: 'has-certificate' }],
    ['expired', { status: 'pending', expires: '2026-11-27T09:59:59Z' }],
    ['expired', { status: 'invalid', authorizations: ['valid', 'expired'] }],
    ['nothing-wrong', { status: 'invalid', authorizations: ['invalid'] }],
    ['not-ready', { status: 'pending', run: 'asked' }],
    ['nothing-wrong', { status: 'pending', expires: '2026-11-28T10:00:00Z' }],
    ['expired', { problem: answer(404) }],
    ['server-error', { problem: answer(502) }],
    ['server-error', { problem: problem('directory.unavailable', { url: '', host: 'ca.test', status: 503 }) }],
    ['unmeasured', { problem: problem('network.dns', { url: '', host: 'ca.test' }) }],
  ])('%s: %j', (result, over) => {
    expect(told(order(over))).toBe(result);
  });
});

describe('the zones of a key', () => {
  const base = { name: 'www.example.org', zone: 'example.org', delegated: false };
  it.each<[string, Partial<Parameters<typeof judgeZones>[0]> & { readonly zones: readonly string[] }]>([
    ['nothing-wrong', { zones: ['Example.org.', 'example.com'] }],
    ['empty', { zones: [] }],
    ['without-name', { zones: ['example.com'] }],
    ['several', { zones: ['example.org', 'example.org'] }],
    ['other-spelling', { zones: ['bücher.example'], zone: 'xn--bcher-kva.example' }],
    ['has-name', { zones: ['example.org'], zone: undefined }],
    ['target-elsewhere', { zones: ['example.org'], zone: 'example.net', delegated: true }],
  ])('%s: %j', (result, over) => {
    expect(told(judgeZones({ ...base, ...over }))).toBe(result);
  });
});

it('characters in a key that nobody sees are found by the name of their field, and line ends of a PEM key are none', () => {
  expect(lookAtKeyForm({ token: 'secret\u200b', pem: '-----BEGIN\nEND-----' })).toEqual({
    outcome: 'result',
    result: 'hidden-characters',
    evidence: ['token'],
  });
  expect(lookAtKeyForm({ token: ' secret' })?.result).toBe('hidden-characters');
  expect(lookAtKeyForm({ token: 'secret', pem: '-----BEGIN\nEND-----' })).toBeUndefined();
});

it.each([
  ['https://nas.example.org:8443/', 'port-or-url'],
  ['nas_box.example.org', 'invalid-character'],
  ['bücher.de', 'not-ascii'],
  ['fritz.box.local', 'not-public'],
  [`${'a'.repeat(64)}.example.org`, 'too-long'],
  ['nas.debian.org', 'nothing-wrong'],
])('the form of %s: %s', (name, result) => {
  const policy = { publicTrust: true, addresses: 'no', maxNames: 100, wildcards: true } as const;
  expect(told(judgeNameForm(checkNames(name, policy, [name])))).toBe(result);
});

describe('a message', () => {
  it('names who may be looked up: public names, what a challenge is about first, no bystanders, three at most', () => {
    const text = `lego.go acme.sh main.py 192.168.1.1 see https://letsencrypt.org/docs and www.example.com
      nas.local host.test *.shop.example.co.uk api.example.net
      NXDOMAIN looking up TXT for _acme-challenge.nas.example.org - mail me@private.example.org`;
    expect(publicNamesIn(text)).toEqual(['nas.example.org', 'www.example.com', 'shop.example.co.uk']);
    expect(publicNamesIn('nothing of the kind, version 2.10.1')).toEqual([]);
  });

  it('quotes what it takes for a name, and values', () => {
    expect(quotedNamesIn('Cannot issue for "nas_box.example.org": "urn:ietf:params:acme:error:malformed"')).toEqual([
      'nas_box.example.org',
    ]);
    expect(challengeValuesIn(`Incorrect TXT record "${'x'.repeat(43)}" found, ${'y'.repeat(44)} not`)).toEqual([
      'x'.repeat(43),
    ]);
  });
});

it('a server whose signature is not by its key has another key than its certificate', () => {
  const look = {
    kind: 'failed',
    name: 'a',
    address: '192.0.2.1',
    reason: 'ERR_SSL_BAD_SIGNATURE',
    spoke: true,
  } as const;
  expect(told(judgeServed({ looks: [look], own: undefined, earlier: [], now: new Date() }))).toBe('other-key');
  expect(
    told(judgeServed({ looks: [{ ...look, reason: 'timeout' }], own: undefined, earlier: [], now: new Date() })),
  ).toBe('unmeasured');
});
