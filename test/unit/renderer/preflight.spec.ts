import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { grouped, rowsOf } from '../../../renderer/features/preflight/groups.ts';
import { nothingLooked, orderKey, usePreflight } from '../../../renderer/features/preflight/preflight-store.ts';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type {
  FindingCode,
  PreflightCheckId,
  PreflightEvent,
  PreflightOutcome,
  Verdict,
} from '../../../shared/domain/preflight.ts';
import { servePage } from '../../support/page-host.ts';

const policy: Policy = {
  identifiers: [{ type: 'dns', value: 'nas.example.org' }],
  authority: { id: 'letsencrypt' },
  proof: { method: 'dns-01', provider: 'cloudflare', credentialId: 'c1' },
  fallbackProofs: [],
  fallbackAuthorities: [],
  keyType: 'ec256',
  keyPolicy: 'new',
  contact: [],
  resolvers: [],
  termsAgreed: false,
};

const outcome = (
  id: PreflightCheckId,
  ...findings: readonly (readonly [code: FindingCode, verdict: Verdict, name: string])[]
): PreflightOutcome => ({
  id,
  verdict: findings[0]?.[1] ?? 'ok',
  milliseconds: 10,
  evidence: [],
  findings: findings.map(([code, verdict, name]) => ({
    ...{ check: id, code, verdict, detail: { name }, fixes: [] },
    evidence: [`${name} seen`, 'the same for all'],
  })),
});

describe('what was found, in the order of need', () => {
  it('blocks before warnings, notes apart, one entry for one finding about several names', () => {
    const { problems, notes, fine } = grouped([
      outcome('names', ['covered-by-wildcard', 'note', 'a']),
      outcome('clock'),
      outcome('zone', ['server-silent', 'warning', 'a']),
      outcome('caa', ['caa-forbids', 'blocks', 'a'], ['caa-forbids', 'blocks', 'b'], ['caa-misspelt', 'blocks', 'a']),
    ]);
    expect(problems.map(({ check, findings }) => [check, findings.length])).toEqual([
      ['caa', 2],
      ['caa', 1],
      ['zone', 1],
    ]);
    expect(problems[0]?.evidence).toEqual(['a seen', 'the same for all', 'b seen']);
    expect(notes.map(({ check }) => check)).toEqual(['names']);
    expect(fine.map(({ id }) => id)).toEqual(['clock']);
  });

  it('every check in the order of reading, whichever ends first', () => {
    expect(rowsOf(['target', 'names', 'caa'], [outcome('caa')]).map((row) => [row.id, row.outcome?.verdict])).toEqual([
      ['names', undefined],
      ['caa', 'ok'],
      ['target', undefined],
    ]);
  });
});

describe('what a look depends on', () => {
  it.each<[string, Partial<Policy>]>([
    ['the kind of key', { keyType: 'rsa2048' }],
    ['what becomes of the key', { keyPolicy: 'reuse' }],
    ['the chain', { preferredChain: { kind: 'shortest' } }],
    ['how long to wait', { minimumWait: 60 }],
  ])('not on %s', (_what, change) => {
    expect(orderKey({ ...policy, ...change })).toBe(orderKey(policy));
  });

  it.each<[string, Partial<Policy>]>([
    ['the names', { identifiers: [{ type: 'dns', value: 'other.example.org' }] }],
    ['the authority', { authority: { id: 'zerossl' } }],
    ['the credential', { proof: { method: 'dns-01', provider: 'cloudflare', credentialId: 'c2' } }],
    ['the second way', { fallbackProofs: [{ method: 'http-01' }] }],
    ['the resolvers', { resolvers: ['9.9.9.9:53'] }],
    ['the profile', { profile: 'shortlived' }],
    ['the contact', { contact: ['me@home.example'] }],
  ])('on %s', (_what, change) => {
    expect(orderKey({ ...policy, ...change })).not.toBe(orderKey(policy));
  });
});

describe('a look at the host', () => {
  /** What the page asked for, and how the host answers a start. */
  let asked: (readonly [name: string, input: unknown])[];
  let answer: (id: string) => void;
  let leave: () => void;
  beforeEach(() => {
    asked = [];
    usePreflight.setState(nothingLooked);
    leave = servePage((name, input) => {
      asked.push([name, input]);
      if (name !== 'preflight.start') return { done: true };
      return new Promise((resolve) => {
        answer = (id) => resolve({ id });
      });
    });
  });
  afterEach(() => leave());

  const tell = (id: string, event: PreflightEvent) => usePreflight.getState().changed({ id, event });
  const report = { verdict: 'ok', checks: [outcome('clock')], milliseconds: 10 } as const;
  const end = (id: string) => tell(id, { kind: 'ended', report: { ...report, checks: [...report.checks] } });
  const start = async (id: string): Promise<void> => {
    const started = usePreflight.getState().start(policy);
    answer(id);
    await started;
  };

  it('events that overtake the answer count, and those of another look do not', async () => {
    const started = usePreflight.getState().start(policy);
    tell('other', { kind: 'started', check: 'caa' });
    tell('mine', { kind: 'started', check: 'clock' });
    answer('mine');
    await started;
    expect(usePreflight.getState()).toMatchObject({ phase: 'running', asked: ['clock'] });
    end('other');
    expect(usePreflight.getState().phase).toBe('running');
    end('mine');
    expect(usePreflight.getState()).toMatchObject({ phase: 'ended', report: { verdict: 'ok' } });
  });

  it('is made once for one order, and again after something it rests on has changed', async () => {
    await start('one');
    end('one');
    await usePreflight.getState().ensure({ ...policy, keyType: 'rsa2048' });
    expect(asked).toHaveLength(1);
    usePreflight.getState().forget();
    const second = usePreflight.getState().ensure(policy);
    answer('two');
    await second;
    expect(asked.map(([name]) => name)).toEqual(['preflight.start', 'preflight.start']);
  });

  it('cancelled before the host has answered, it is cancelled there as soon as it has', async () => {
    const started = usePreflight.getState().start(policy);
    usePreflight.getState().cancel();
    answer('late');
    await started;
    expect(asked.at(-1)).toEqual(['preflight.cancel', { id: 'late' }]);
    end('late');
    expect(usePreflight.getState()).toMatchObject({ phase: 'cancelled', report: undefined });
  });

  it('ends halfway when the host goes away, and what is told later is of no account', async () => {
    await start('one');
    usePreflight.getState().interrupted();
    end('one');
    expect(usePreflight.getState()).toMatchObject({ phase: 'lost', report: undefined });
  });
});
