import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identifiersOf } from '../../electron/engine/keys/read-certificate.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { type Ordering, orderingNeeds, profiles, startOrdering } from '../support/ordering.ts';
import { issueIn, outcomeOf } from '../support/profile.ts';
import { describeWith, tool } from '../support/tools.ts';

const day = 86_400_000;
const certificates = (pem: string): readonly X509Certificate[] =>
  (pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----\n/g) ?? []).map((block) => new X509Certificate(block));
const commonName = (name: string): string => /CN=(.*)/.exec(name)?.[1] ?? '';

describeWith(orderingNeeds, 'orders as Pebble 2.10 takes them', () => {
  let ordering: Ordering;
  let names: Ordering['names'];
  let pebble: Ordering['pebble'];
  let workspace: Ordering['workspace'];
  let overHttp: Ordering['overHttp'];
  let overDns: Ordering['overDns'];
  let issue: Ordering['issue'];
  let leafOf: Ordering['leafOf'];
  beforeAll(async () => {
    ordering = await startOrdering();
    ({ names, pebble, workspace, overHttp, overDns, issue, leafOf } = ordering);
  });
  afterAll(() => ordering?.stop());

  const daysOf = (leaf: X509Certificate): number =>
    Math.round((leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / day);

  it('by each profile that the directory lists', async () => {
    const days: Record<string, number> = {};
    for (const profile of Object.keys(profiles)) {
      const name = `${profile}.example.test`;
      expect(outcomeOf(await issue({ ...overHttp(name), profile }))).toEqual({ status: 'succeeded' });
      days[profile] = daysOf(await leafOf(name));
    }
    expect(days).toEqual({ classic: 90, tlsserver: 45, shortlived: 6 });
  });

  it('not by one that it does not list: the run says which there are', async () => {
    const view = await issue({ ...overHttp('unlisted.example.test'), profile: 'eternal' });
    expect(outcomeOf(view)).toMatchObject({
      status: 'failed',
      problem: {
        code: 'order.profile-unknown',
        details: { profile: 'eternal', offered: expect.arrayContaining(['classic', 'tlsserver', 'shortlived']) },
      },
    });
    expect(view.orderUrl).toBe(undefined);
  });

  it('for a hundred names at once, and not for one more', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 100 }, (_, index) => `host${index}.example.test`);
    expect(outcomeOf(await issueIn(workspace, overHttp('host0.example.test', ...many.slice(1))))).toEqual({
      status: 'succeeded',
    });
    expect(identifiersOf(await leafOf('host0.example.test'))).toHaveLength(100);
    const { identifiers, ...rest } = overHttp('host0.example.test', ...many.slice(1));
    const tooMany = { ...rest, identifiers: [...identifiers, { type: 'dns' as const, value: 'example.test' }] };
    expect(await workspace.issue(tooMany).catch(toProblem)).toMatchObject({
      code: 'names.too-many',
      details: { count: 101, limit: 100 },
    });
  });

  it('for a wildcard beside its apex, whose TXT records share a name', async () => {
    expect(outcomeOf(await issue(overDns('example.test', '*.example.test')))).toEqual({ status: 'succeeded' });
    expect(identifiersOf(await leafOf('example.test')).map(({ value }) => value)).toEqual([
      '*.example.test',
      'example.test',
    ]);
    const [address = '', port = ''] = names.endpoint.split(':');
    const question = [`@${address}`, '-p', port, '+short', 'TXT', '_acme-challenge.example.test'];
    expect(execFileSync(tool('dig'), question).toString()).toBe('');
  });

  it('for addresses of both families beside a name', async () => {
    const policy = overHttp('127.0.0.1', '::1', 'mixed.example.test');
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    expect(identifiersOf(await leafOf('127.0.0.1'))).toEqual([
      { type: 'dns', value: 'mixed.example.test' },
      { type: 'ip', value: '127.0.0.1' },
      { type: 'ip', value: '::1' },
    ]);
  });

  it('with the dates that were asked for', async () => {
    const at = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * day).toISOString();
    const wanted = { notBefore: at(-1), notAfter: at(9) };
    expect(outcomeOf(await issue({ ...overHttp('dated.example.test'), ...wanted }))).toEqual({ status: 'succeeded' });
    const { validFromDate, validToDate } = await leafOf('dated.example.test');
    expect([validFromDate.toISOString(), validToDate.toISOString()]).toEqual([wanted.notBefore, wanted.notAfter]);
    // They are for that one: a renewal with them would be as old as it.
    const { policy } = workspace.storage.certificates.findByName('dated.example.test') ?? {};
    expect([policy?.notBefore, policy?.notAfter]).toEqual([undefined, undefined]);
    const path = async (dates: Pick<Policy, 'notBefore' | 'notAfter'>) => {
      const refused = await workspace.issue({ ...overHttp('undated.example.test'), ...dates }).catch(toProblem);
      return 'code' in refused && refused.code === 'input.invalid' ? refused.details.issues[0]?.path : refused;
    };
    expect([
      await path({ notBefore: at(2) }),
      await path({ notAfter: at(-1) }),
      await path({ notBefore: at(0.5), notAfter: at(0.4) }),
    ]).toEqual(['notBefore', 'notAfter', 'notAfter']);
  });

  it('keeps every intermediate of the chain, and the one of another root where that is preferred', async () => {
    const roots = await Promise.all(
      [0, 1, 2].map(async (index) => new X509Certificate(await pebble.issuingRoots(index))),
    );
    const issuedUnder = async (preferredChain: Policy['preferredChain']) => {
      const view = await issue({ ...overHttp('chained.example.test'), ...(preferredChain ? { preferredChain } : {}) });
      const [leaf, ...above] = certificates((await workspace.pemFiles('chained.example.test'))['fullchain.pem'] ?? '');
      return {
        ...(outcomeOf(view) as object),
        above: above.length,
        signed: leaf?.checkIssued(above[0] ?? leaf),
        root: roots.findIndex(({ subject }) => subject === above.at(-1)?.issuer),
      };
    };
    const good = { status: 'succeeded', above: 2, signed: true };
    expect(await issuedUnder(undefined)).toEqual({ ...good, root: 0 });
    const names = roots.map(({ subject }) => commonName(subject));
    expect(await issuedUnder({ kind: 'root', name: (names[2] ?? '').toUpperCase() })).toEqual({ ...good, root: 2 });
    expect(await issuedUnder({ kind: 'shortest' })).toEqual({ ...good, root: 0 });
    expect(await issuedUnder({ kind: 'root', name: 'Elsewhere Root' })).toEqual({
      ...good,
      root: 0,
      warnings: [
        { code: 'chain.not-offered', details: { wanted: 'Elsewhere Root', offered: names }, retryable: false },
      ],
    });
  });
});
