/** What the icon is told, at a fixed moment: Saturday, 21 November 2026, 14:18 where the test runs. */
import type { TrayFacts, TrayItem } from '../../../electron/app/tray/tray-view.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { sampleView } from '../storage/samples.ts';

export const now = new Date(2026, 10, 21, 14, 18);
/** In local time. */
export const at = (month: number, day: number, hour = 12, minute = 0, year = 2026): string =>
  new Date(year, month - 1, day, hour, minute).toISOString();

export const certificate = (
  name: string,
  notAfter: string | undefined,
  change: Partial<CertificateView> = {},
): CertificateView => ({
  id: `id-${name}`,
  name,
  identifiers: [{ type: 'dns', value: name }],
  authority: { id: 'letsencrypt', name: 'Let’s Encrypt', trusted: true },
  proof: { method: 'dns-01', provider: 'manual' },
  credentialIds: [],
  keyType: 'ec256',
  status: notAfter === undefined ? 'none' : 'fine',
  ...(notAfter === undefined
    ? {}
    : {
        current: {
          id: `version-${name}`,
          serial: '0A',
          notBefore: at(10, 1),
          notAfter,
          issuer: 'Test Issuer',
          keyType: 'ec256',
          fingerprintSha256: 'AA:BB',
          chain: [],
          createdAt: at(10, 1),
        },
      }),
  ...change,
});

export const planned = (name: string, when: string | undefined, change: Partial<PlanEntry> = {}): PlanEntry => ({
  certificateId: `id-${name}`,
  name,
  due: false,
  at: when,
  why: 'two-thirds',
  detail: {},
  byHand: false,
  notes: [],
  wouldChange: [],
  ...change,
});

export const run = (name: string, change: Partial<RunView> = {}): RunView => ({
  ...sampleView(`run-${name}`, `id-${name}`),
  identifiers: [{ type: 'dns', value: name }],
  status: 'working',
  ...change,
});

export const facts = (change: Partial<TrayFacts> = {}): TrayFacts => ({
  now,
  language: 'en',
  practice: false,
  vault: 'open',
  certificates: [certificate('nas.example.org', at(1, 12, 12, 0, 2027))],
  plan: [planned('nas.example.org', at(11, 23, 3, 40))],
  failing: new Set(),
  runs: [],
  renewing: false,
  watchdog: { mode: 'scheduled', alerts: [] },
  pause: undefined,
  ...change,
});

/** A menu as people read it: what cannot be chosen in brackets, what opens further as `label > a | b`. */
export const read = (items: readonly TrayItem[]): readonly string[] =>
  items.map((item) => {
    if (item.kind === 'line') return '--';
    if (item.kind === 'menu') return `${item.label} > ${read(item.items).join(' | ')}`;
    return item.action === undefined ? `(${item.label})` : item.label;
  });
