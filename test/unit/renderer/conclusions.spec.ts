import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../renderer/components/evidence.ts';
import { lifeOf } from '../../../renderer/components/life.ts';
import { healthOf } from '../../../renderer/features/certificates/health.ts';
import { resolversIn } from '../../../renderer/features/provider/resolvers.ts';
import { historyShape } from '../../../renderer/features/renewals/history-shapes.ts';
import { helpUrlOf } from '../../../renderer/features/run/help-url.ts';
import {
  foundInstead,
  lastLook,
  needsHand,
  serverRows,
  serversHaving,
  stepInHand,
} from '../../../renderer/features/run/run-facts.ts';
import { sightingLook } from '../../../renderer/features/run/status-words.ts';
import { fittingAuthority } from '../../../renderer/features/wizard/authorities.ts';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { cleanPasted } from '../../../shared/domain/pasted-value.ts';
import type { RunRecord, RunView, ServerSighting } from '../../../shared/domain/runs.ts';
import { cleanUpKey } from '../../../shared/i18n/run-step-words.ts';

const certificate = (name: string, status: CertificateView['status'], notAfter?: string): CertificateView => ({
  id: name,
  name,
  identifiers: [{ type: 'dns', value: name }],
  authority: { id: 'ca', name: 'CA', trusted: true },
  proof: { method: 'http-01' },
  credentialIds: [],
  keyType: 'ec256',
  status,
  ...(notAfter === undefined
    ? {}
    : {
        current: {
          id: 'v',
          serial: '1',
          notBefore: '2026-01-01T00:00:00Z',
          notAfter,
          issuer: 'CA',
          keyType: 'ec256',
          fingerprintSha256: '',
          chain: [],
          createdAt: '2026-01-01T00:00:00Z',
        },
      }),
});

describe('the list', () => {
  const late = certificate('late.example', 'fine', '2026-09-01T00:00:00Z');
  const soon = certificate('soon.example', 'fine', '2026-03-01T00:00:00Z');
  const broken = certificate('broken.example', 'failed');
  const working = certificate('working.example', 'working');

  it('speaks of what needs the reader before anything else', () => {
    expect(healthOf([late, broken, working])).toMatchObject({
      kind: 'needs',
      count: 1,
      next: { name: 'late.example' },
    });
    expect(healthOf([late, working])).toMatchObject({ kind: 'working', count: 1 });
    expect(healthOf([late, soon])).toMatchObject({ kind: 'fine', count: 2, next: { name: 'soon.example' } });
    expect(healthOf([certificate('x.example', 'none')])).toEqual({
      kind: 'unissued',
      count: 0,
      until: undefined,
      next: undefined,
    });
  });

  it('draws life from its beginning to its end, with the time to renew at two thirds', () => {
    const version = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-03-31T00:00:00Z' };
    const at = (moment: string) => lifeOf(version, Date.parse(moment));
    expect(at('2026-01-01T00:00:00Z')).toEqual({
      spent: 0,
      renewal: 2 / 3,
      renewFrom: '2026-03-01T08:00:00.000Z',
      over: false,
    });
    expect(at('2025-01-01T00:00:00Z').spent).toBe(0);
    expect(at('2027-01-01T00:00:00Z')).toMatchObject({ spent: 1, over: true });
  });
});

const sighting = (
  server: string,
  state: ServerSighting['state'],
  serial?: number,
  seenAt?: string,
): ServerSighting => ({
  server,
  address: '192.0.2.1',
  state,
  ...(serial === undefined ? {} : { serial }),
  ...(seenAt === undefined ? {} : { seenAt }),
});
const record = (identifier: string, servers: ServerSighting[], state: RunRecord['state'] = 'written'): RunRecord => ({
  identifier,
  challenge: 'dns-01',
  location: '_acme-challenge.example.net',
  value: identifier,
  state,
  servers,
});
const run = (records: RunRecord[], look: Partial<RunView> = {}): RunView => ({
  id: 'r',
  certificateId: 'c',
  identifiers: [{ type: 'dns', value: 'example.net' }],
  authorityName: 'CA',
  practice: false,
  status: 'waiting',
  startedAt: '2026-01-01T00:00:00Z',
  steps: [
    { id: 'order', status: 'done', startedAt: '2026-01-01T00:00:00Z' },
    { id: 'publish', status: 'waiting', startedAt: '2026-01-01T00:00:01Z' },
    { id: 'validate', status: 'to-come' },
  ],
  records,
  warnings: [],
  ...look,
});

describe('what the name servers say', () => {
  it('is a row per server with its zone version, the newest marked while they differ', () => {
    const rows = serverRows([
      record('a', [sighting('one', 'has', 5, '2026-01-01T00:00:05Z'), sighting('two', 'not-yet', 4)]),
      record('b', [sighting('one', 'has', 5, '2026-01-01T00:00:07Z'), sighting('two', 'has', 4)]),
    ]);
    expect(rows.map(({ server, serial, newest, seenAt }) => ({ server, serial, newest, seenAt }))).toEqual([
      { server: 'one', serial: 5, newest: true, seenAt: '2026-01-01T00:00:07Z' },
      { server: 'two', serial: 4, newest: false, seenAt: undefined },
    ]);
    expect(serversHaving(rows)).toBe(1);
  });

  it('marks no version as new when all servers hold the same, or none is known', () => {
    expect(
      serverRows([record('a', [sighting('one', 'has', 5), sighting('two', 'not-yet', 5)])]).some(
        ({ newest }) => newest,
      ),
    ).toBe(false);
    expect(serverRows([record('a', [sighting('one', 'unreachable')])])[0]).toMatchObject({
      serial: undefined,
      newest: false,
    });
  });

  it('asks for the hand of the reader until every server has the record', () => {
    const byHand = (state: ServerSighting['state']) => run([record('a', [sighting('one', state)], 'by-hand')]);
    expect(needsHand(byHand('not-yet'))).toBe(true);
    expect(needsHand(byHand('has'))).toBe(false);
    expect(needsHand(run([record('a', [sighting('one', 'not-yet')])]))).toBe(false);
    expect(needsHand(run([record('a', [], 'by-hand')], { status: 'cancelled' }))).toBe(false);
  });

  it('tells a person of another value than the one to be added, and takes a leftover beside a provider calmly', () => {
    const other: ServerSighting = { ...sighting('one', 'other'), found: ['x', 'y'] };
    const typed = record('a', [other, { ...other, server: 'two', found: ['y'] }], 'by-hand');
    expect(foundInstead(typed)).toEqual(['x', 'y']);
    expect(needsHand(run([typed]))).toBe(true);
    expect([sightingLook(typed, other), sightingLook(record('a', [other]), other)]).toEqual([
      { shape: 'attention', word: 'status.other' },
      { shape: 'waiting', word: 'status.other' },
    ]);
    expect(sightingLook(typed, sighting('one', 'not-yet')).shape).toBe('waiting');
  });

  it('says when somebody was last asked, and nothing for runs of earlier versions', () => {
    const asked = (server: string, askedAt: string): ServerSighting => ({ ...sighting(server, 'not-yet'), askedAt });
    const rows = serverRows([
      record('a', [asked('one', '2026-01-01T00:00:05Z'), asked('two', '2026-01-01T00:00:09Z')]),
      record('b', [asked('one', '2026-01-01T00:00:07Z')]),
    ]);
    expect(lastLook(rows)).toBe('2026-01-01T00:00:09Z');
    expect(lastLook(serverRows([record('a', [sighting('one', 'has')])]))).toBeUndefined();
  });

  it('knows the step in hand, and the one it stopped at', () => {
    expect(stepInHand(run([]))).toBe('publish');
    const failed = run([], {
      status: 'failed',
      steps: [
        { id: 'order', status: 'failed' },
        { id: 'present', status: 'to-come' },
      ],
    });
    expect(stepInHand(failed)).toBe('order');
  });
});

describe('what is said in the end', () => {
  it('says that records were removed only where it is Certwright that removes them', () => {
    const challenged = (challenge: RunRecord['challenge'], state: RunRecord['state']) => ({
      ...record('a', [], state),
      challenge,
    });
    expect([
      cleanUpKey(run([challenged('dns-01', 'removed')], { providerId: 'cloudflare' })),
      cleanUpKey(run([challenged('dns-01', 'by-hand')], { providerId: 'manual' })),
      cleanUpKey(run([], { providerId: 'manual' })),
      cleanUpKey(run([challenged('dns-persist-01', 'by-hand')])),
      cleanUpKey(run([challenged('http-01', 'removed')])),
      cleanUpKey(run([challenged('http-01', 'by-hand')])),
    ]).toEqual(['', '-hand', '-hand', '-persist', '-file', '-http'].map((ending) => `run.step.clean-up${ending}`));
  });

  it('turns no ring for what nobody works on any more', () => {
    expect([historyShape({ outcome: 'working' }), historyShape({ outcome: 'working', resting: true })]).toEqual([
      'working',
      'paused',
    ]);
    expect(historyShape({ outcome: 'failed' })).toBe('failed');
  });
});

describe('what is typed', () => {
  it('loses the blanks and invisible characters that copying adds', () => {
    expect(cleanPasted('\u200b abc def\n')).toEqual({ value: 'abc def', removed: 3, narrowed: 0 });
    expect(cleanPasted('ａbc')).toEqual({ value: 'abc', removed: 0, narrowed: 1 });
    expect(cleanPasted('abc')).toEqual({ value: 'abc', removed: 0, narrowed: 0 });
  });

  it('is read as DNS servers, and the first that is no address is named', () => {
    expect(resolversIn(' 9.9.9.9，[2620:fe::fe]:53 2620:fe::9 ')).toEqual({
      addresses: ['9.9.9.9', '[2620:fe::fe]:53', '2620:fe::9'],
      wrong: undefined,
    });
    expect(resolversIn('9.9.9.9, dns.example').wrong).toBe('dns.example');
  });
});

describe('the authority of a draft', () => {
  const authority = (id: string, look: Partial<Authority>): Authority => ({
    id,
    name: id,
    directoryUrl: '',
    test: false,
    practice: false,
    publicTrust: true,
    externalAccountBinding: false,
    wildcards: true,
    addresses: 'no',
    maxNames: 100,
    caaDomains: [],
    summary: { en: '', zh: '' },
    ...look,
  });
  const all = [
    authority('inside', { practice: true, test: true }),
    authority('staging', { test: true }),
    authority('real', {}),
  ];

  it('stays while the mode offers it, else becomes the usual one of the mode', () => {
    expect(fittingAuthority({ id: 'staging' }, all, false)).toEqual({ id: 'staging' });
    expect(fittingAuthority({ id: 'inside' }, all, false)).toEqual({ id: 'real' });
    expect(fittingAuthority({ id: 'real' }, all, true)).toEqual({ id: 'inside' });
    expect(fittingAuthority({ url: 'https://ca.internal/dir' }, all, false)).toEqual({
      url: 'https://ca.internal/dir',
    });
    expect(fittingAuthority({ url: 'https://ca.internal/dir' }, all, true)).toEqual({ id: 'inside' });
  });
});

describe('evidence', () => {
  it('shows every detail with the place it stands at, and nothing empty', () => {
    expect(evidenceOf({ detail: 'no', empty: '', subproblems: [{ type: 'dns', status: 400 }] })).toEqual([
      { path: 'detail', value: 'no' },
      { path: 'subproblems[0].type', value: 'dns' },
      { path: 'subproblems[0].status', value: '400' },
    ]);
  });

  it('offers the help page of the authority, but only over https', () => {
    expect(helpUrlOf({ problem: { helpUrl: 'https://ca.example/help' } })).toBe('https://ca.example/help');
    expect(helpUrlOf({ helpUrl: 'javascript:alert(1)' })).toBeUndefined();
    expect(helpUrlOf({})).toBeUndefined();
  });
});
