/** Runs that began before: one under way, one that a person has to help along, and one that failed. */
import { join } from 'node:path';
import { raise } from '../../electron/engine/notify/centre.ts';
import { openStorage, type Storage } from '../../electron/engine/storage/open-storage.ts';
import type { RunView, ServerSighting } from '../../shared/domain/runs.ts';
import { problem } from '../../shared/errors/problem.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

const sightings: readonly ServerSighting[] = [
  { server: 'ns1.provider.example', address: '192.0.2.53', state: 'has', serial: 2026112802, seenAt: at(-minute) },
  {
    server: 'ns2.provider.example',
    address: '198.51.100.53',
    state: 'not-yet',
    serial: 2026112801,
    seenAt: at(-minute),
  },
  { server: 'a-name-server.of-a-far-away-place.example', address: '2001:db8::53', state: 'unreachable' },
];

const base = (certificateId: string): Omit<RunView, 'id' | 'status' | 'steps'> => ({
  certificateId,
  identifiers: [
    { type: 'dns', value: 'nas.example.org' },
    { type: 'dns', value: '*.example.org' },
  ],
  authorityName: 'Practice authority',
  practice: true,
  startedAt: at(-4 * minute),
  records: [
    {
      identifier: 'nas.example.org',
      challenge: 'dns-01',
      location: '_acme-challenge.nas.example.org',
      value: 'uHKTaOPR8yZ5lTGTXR1fXpDaAGMbSyGCmqDbTgZ9wJk',
      zone: 'example.org',
      relativeName: '_acme-challenge.nas',
      state: 'written',
      servers: [...sightings],
    },
  ],
  orderExpires: at(6 * day),
  warnings: [],
});

const steps = (status: 'working' | 'waiting' | 'failed'): RunView['steps'] => [
  { id: 'order', status: 'done', startedAt: at(-4 * minute), endedAt: at(-3 * minute) },
  { id: 'present', status: 'done', startedAt: at(-3 * minute), endedAt: at(-3 * minute) },
  { id: 'publish', status, startedAt: at(-3 * minute) },
  { id: 'validate', status: 'to-come' },
  { id: 'issue', status: 'to-come' },
  { id: 'clean-up', status: 'to-come' },
];

const runsOf = (certificateId: string): Readonly<Record<string, RunView>> => {
  const common = base(certificateId);
  return {
    'run-working': {
      ...common,
      id: 'run-working',
      providerId: 'practice',
      status: 'waiting',
      steps: steps('waiting'),
      nextLookAt: at(minute),
      eta: { at: at(5 * minute), by: at(20 * minute), basis: 'history' },
    },
    'run-by-hand': {
      ...common,
      id: 'run-by-hand',
      providerId: 'manual',
      status: 'waiting',
      steps: steps('waiting'),
      records: common.records.map((record) => ({ ...record, state: 'by-hand' })),
    },
    'run-failed': {
      ...common,
      id: 'run-failed',
      providerId: 'practice',
      status: 'failed',
      steps: steps('failed'),
      endedAt: at(-minute),
      problem: problem('dns.not-published', {
        name: '_acme-challenge.nas.example.org',
        servers: sightings.map(({ server, state }) => ({ name: server, state })),
        until: at(-minute),
      }),
      retry: { kind: 'at', at: at(day), how: 'same-order', reason: 'validation' },
      resumable: true,
    },
  };
};

const tellOf = (storage: Storage, certificateId: string): void => {
  const subject = { certificateId, name: 'nas.example.org', runId: 'run-failed' };
  raise({ storage, now: () => new Date() }, { code: 'schedule-broken', subject: {} });
  raise({ storage, now: () => new Date() }, { code: 'renewal-failed', subject });
  raise(
    { storage, now: () => new Date() },
    { code: 'expiring', subject, detail: { notBefore: at(-87 * day), expiresAt: at(3 * day) } },
  );
};

/** In the practice profile, for its first certificate, while the host runs; answers with their ids by what they show. */
export const leaveRuns = (profile: string): readonly (readonly [string, string])[] => {
  const storage = openStorage(join(profile, 'practice'));
  const certificateId = storage.certificates.list()[0]?.id ?? '';
  const runs = runsOf(certificateId);
  for (const view of Object.values(runs)) {
    const failed = view.status === 'failed';
    storage.runs.save({
      id: view.id,
      certificateId,
      status: failed ? 'failed' : 'working',
      state: {},
      view,
      startedAt: view.startedAt,
      updatedAt: at(0),
      ...(failed ? { endedAt: at(0) } : {}),
    });
  }
  tellOf(storage, certificateId);
  storage.close();
  return Object.keys(runs).map((name) => [name, name]);
};
