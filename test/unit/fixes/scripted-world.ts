/** A world for planning that answers from memory: no network, no profile, no machine. */
import { authorities, resolveAuthority } from '../../../electron/engine/authorities/authorities.ts';
import type { DnsEye, Zone } from '../../../electron/engine/dns/eye.ts';
import type { FixCase, FixRequest, FixWorld } from '../../../electron/engine/fixes/fix.ts';
import { noRepair, unknownNetwork } from '../../../electron/engine/ports/index.ts';
import type { DnsProvider, HostedRecord, RecordEditor } from '../../../electron/engine/providers/provider.ts';
import { descriptors } from '../../../electron/engine/providers/registry.ts';
import { type Policy, policySchema } from '../../../shared/domain/certificates.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail, problem } from '../../../shared/errors/problem.ts';

export const now = '2026-05-01T12:00:00.000Z';

export const zone: Zone = {
  name: 'example.org',
  serial: 1,
  negativeTtl: 60,
  nameServers: [{ name: 'ada.ns.cloudflare.com', addresses: [] }],
};

export const policy: Policy = policySchema.parse({
  identifiers: [{ type: 'dns', value: 'nas.example.org' }],
  authority: { id: 'letsencrypt' },
  proof: { method: 'http-01', port: 8080 },
  keyType: 'ec256',
  termsAgreed: true,
});

export const failedRun: RunView = {
  id: 'run-1',
  certificateId: 'certificate-1',
  identifiers: policy.identifiers,
  authorityName: "Let's Encrypt",
  practice: false,
  status: 'failed',
  startedAt: '2026-05-01T11:00:00.000Z',
  endedAt: '2026-05-01T11:05:00.000Z',
  steps: [
    { id: 'order', status: 'done' },
    { id: 'present', status: 'done' },
    { id: 'validate', status: 'failed' },
    { id: 'issue', status: 'to-come' },
  ],
  records: [],
  resumable: true,
  problem: problem('network.refused', { url: 'https://example.org/', host: 'example.org' }),
  warnings: [],
};

/** Knows one zone, and no records by question. */
export const eye: DnsEye = {
  findZone: async () => zone,
  locateChallenge: async (name) => {
    const fqdn = `_acme-challenge.${name.replace(/^\*\./, '')}`;
    return { fqdn, chain: [fqdn], zone };
  },
  lookAt: async () => [],
  dnssec: async () => Promise.reject(new Error('not asked here')),
  outsideView: async () => [],
  computerView: async () => undefined,
  inspect: async () => Promise.reject(new Error('not asked here')),
};

export const silentEye: DnsEye = {
  ...eye,
  findZone: async (name) => Promise.reject(fail('dns.zone-not-found', { name, asked: [] })),
  locateChallenge: async (name) => Promise.reject(fail('dns.zone-not-found', { name, asked: [] })),
};

/** A zone in memory, to be read and changed. */
export const memoryEditor = (records: HostedRecord[]): RecordEditor => ({
  list: async ({ fqdn, type }) => records.filter((one) => one.fqdn === fqdn && one.type === type),
  add: async ({ fqdn, type }, { value, ttl }) => {
    records.push({ id: '', fqdn, type, value, ttl });
  },
  remove: async (_at, record) => {
    const at = records.findIndex((one) => one.fqdn === record.fqdn && one.value === record.value);
    if (at >= 0) records.splice(at, 1);
  },
});

export const providerWith = (editor: RecordEditor | undefined): DnsProvider => ({
  add: async () => '',
  remove: async () => undefined,
  prove: async () => undefined,
  ...(editor === undefined ? {} : { editor }),
});

export const world = (changes: Partial<FixWorld> = {}): FixWorld => ({
  folder: '/home/someone/certwright',
  practice: false,
  now: () => new Date(now),
  authorities,
  authority: resolveAuthority,
  lookAtAuthority: async () => Promise.reject(new Error('no network')),
  accounts: () => [],
  descriptors,
  credentials: () => [],
  openProvider: async () => providerWith(undefined),
  eye: () => eye,
  stale: async () => [],
  valuesInUse: () => new Set(),
  chainsOf: () => [],
  barredUntil: () => undefined,
  certificateId: () => undefined,
  looseFiles: async () => [],
  network: unknownNetwork,
  repair: noRepair,
  mapper: {
    find: async () => undefined,
    open: async () => Promise.reject(new Error('planning changes nothing')),
    close: async () => undefined,
  },
  schedule: undefined,
  ...changes,
});

export const caseOf = (
  asked: Partial<FixRequest> & Pick<FixRequest, 'action'>,
  about: Partial<Omit<FixCase, 'asked'>> = {},
): FixCase => ({
  asked: { cause: '', subject: { kind: 'none' }, detail: {}, ...asked },
  run: undefined,
  policy: undefined,
  world: world(),
  signal: new AbortController().signal,
  ...about,
});
