import { expect, it } from 'vitest';
import { openRecent } from '../../../electron/engine/workspace/recent.ts';
import { policySchema } from '../../../shared/domain/certificates.ts';
import { type RunView, runViewSchema } from '../../../shared/domain/runs.ts';

const view = (id: string, states: readonly ('has' | 'not-yet')[]): RunView =>
  runViewSchema.parse({
    id,
    certificateId: 'c',
    identifiers: [{ type: 'dns', value: 'nas.example.org' }],
    authorityName: 'A',
    practice: false,
    status: 'waiting',
    startedAt: '',
    steps: [],
    records: [
      {
        identifier: 'nas.example.org',
        challenge: 'dns-01',
        location: '_acme-challenge.nas.example.org',
        value: 'v',
        state: 'written',
        servers: states.map((state, index) => ({ server: `ns${index}`, address: '203.0.113.1', state })),
      },
    ],
    warnings: [],
  });

it('what name servers said last outlives the run, and the oldest runs give way', () => {
  const listeners = new Set<(seen: RunView) => void>();
  const recent = openRecent(listeners);
  const tell = (seen: RunView): void => {
    for (const listener of listeners) listener(seen);
  };
  tell(view('a', ['not-yet', 'not-yet']));
  tell(view('a', ['has', 'not-yet']));
  tell(view('a', []));
  expect(recent.records('a')?.[0]?.servers.map(({ state }) => state)).toEqual(['has', 'not-yet']);
  for (let index = 0; index < 20; index++) tell(view(`b${index}`, ['has']));
  expect([recent.records('a'), recent.records('b0')?.length]).toEqual([undefined, 1]);
});

it('the last preflight is that of the same names in any order, or of any names', () => {
  const recent = openRecent(new Set());
  const policy = policySchema.parse({
    identifiers: ['b.example.org', 'a.example.org'].map((value) => ({ type: 'dns', value })),
    authority: { id: 'letsencrypt' },
    proof: { method: 'http-01' },
    keyType: 'ec256',
    termsAgreed: true,
  });
  expect(recent.preflight()).toBeUndefined();
  const report = recent.looked(policy, { verdict: 'ok', checks: [], milliseconds: 1 });
  expect(recent.preflight(['a.example.org', 'b.example.org'])).toBe(report);
  expect(recent.preflight()).toBe(report);
  expect(recent.preflight(['a.example.org'])).toBeUndefined();
});
