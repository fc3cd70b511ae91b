/** A profile with many certificates that nobody had to order, past its first run, whose renewals are paused. */
import { openStorage, type Storage } from '../../electron/engine/storage/open-storage.ts';
import type { PreflightFinding } from '../../shared/domain/preflight.ts';
import { renewalSettingsSchema } from '../../shared/domain/renewal.ts';
import { policyFor, saveIssued, saveRun } from './stored-certificate.ts';

const day = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
const places = ['www', 'nas', 'mail', 'shop', 'git', 'files', 'cloud'] as const;

export const nameOf = (index: number): string =>
  `${places[index % places.length]}.site-${String(index).padStart(5, '0')}.example.org`;

const finding: PreflightFinding = {
  ...{ check: 'caa', code: 'caa-forbids', verdict: 'blocks', detail: {}, evidence: [], fixes: [] },
};

/** Of a hundred: one never issued, one expired, one revoked, one whose last order failed, one whose next renewal will fail. */
const addOne = (storage: Storage, index: number, now: number): void => {
  const id = `c${index}`;
  const kind = index % 100;
  const lifetime = index % 20 === 7 ? 6 : 90;
  const from =
    now - day * (kind === 1 ? lifetime + 3 : (index * 7) % Math.floor(lifetime * 0.66)) - (index % 1440) * 60_000;
  const names = index % 5 === 0 ? [nameOf(index), `*.${nameOf(index)}`] : [nameOf(index)];
  const life = { notBefore: iso(from), notAfter: iso(from + day * lifetime) };
  if (kind === 0) {
    storage.certificates.save({ id, name: nameOf(index), policy: policyFor(...names), createdAt: iso(from) });
    return;
  }
  saveIssued(storage, { id, policy: policyFor(...names), chainPem: '', names, ...life });
  if (kind === 2) storage.certificates.markRevoked(`version-${id}`, { at: iso(now - day), reason: 4 });
  if (kind === 3) saveRun(storage, { id: `failed-${id}`, certificateId: id, status: 'failed', at: iso(now - day) });
  const verdict = kind === 4 ? 'will-fail' : 'will-renew';
  const because = kind === 4 ? [finding] : [];
  const report = { id, certificateId: id, name: nameOf(index), trigger: 'planned', at: iso(now - day) } as const;
  storage.rehearsals.add({ ...report, verdict, because }, { checks: [], milliseconds: 1 });
};

export const fillWithMany = (folder: string, count: number, now = Date.now()): void => {
  const storage = openStorage(folder);
  storage.settings.write('settings', { practice: false, welcomed: true });
  storage.settings.write('renewal', renewalSettingsSchema.parse({ paused: true }));
  storage.transaction(() => {
    for (let index = 0; index < count; index += 1) addOne(storage, index, now);
  });
  storage.close();
};
