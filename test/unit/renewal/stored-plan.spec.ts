import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveAuthority } from '../../../electron/engine/authorities/authorities.ts';
import { openStorage, type Storage } from '../../../electron/engine/storage/open-storage.ts';
import { renewalPlan } from '../../../electron/engine/workspace/renewal-plan.ts';
import type { Policy } from '../../../shared/domain/certificates.ts';
import { renewalSettingsSchema } from '../../../shared/domain/renewal.ts';
import { leafFor, policyFor, saveIssued, saveRun } from '../../support/stored-certificate.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { day, hour, iso, start } from './certificates.ts';

let folder: ReturnType<typeof tempFolder>;
let storage: Storage;
beforeEach(() => {
  folder = tempFolder();
  storage = openStorage(folder.path);
});
afterEach(() => {
  storage.close();
  folder.remove();
});
const planner = () => renewalPlan({ storage, now: () => new Date(start), authority: resolveAuthority });
const planAt = (now: number) => planner().plan(new Date(now));

const { directoryUrl } = resolveAuthority({ id: 'letsencrypt' });
const account = {
  id: 'a1',
  directoryUrl,
  keyRecord: 'key',
  contact: [],
  status: 'valid' as const,
  createdAt: iso(start),
};

const keepRun = (id: string, certificateId: string, status: 'working' | 'succeeded', at: number): void =>
  saveRun(storage, { id, certificateId, status, at: iso(at) });
/** Of 90 days, from `start` on. */
const keep = (id: string, policy: Policy, chainPem: string): void =>
  saveIssued(storage, { id, policy, chainPem, notBefore: iso(start), notAfter: iso(start + 90 * day) });

describe('the plan of what is stored', () => {
  it('is empty where nothing is', () => {
    expect(planAt(start)).toEqual([]);
  });

  it('compares the names of the certificate itself with those of the policy', async () => {
    const chain = (await leafFor(['example.org', '*.example.org'])) + (await leafFor(['issuer.example']));
    keep('c1', policyFor('*.example.org', 'example.org'), chain);
    keep('c2', policyFor('example.org', 'www.example.org'), chain);
    expect(planAt(start + day).map(({ certificateId, due, why }) => [certificateId, due, why])).toEqual([
      ['c2', true, 'names-changed'],
      ['c1', false, 'two-thirds'],
    ]);
  });

  it('goes on without a leaf that cannot be read', () => {
    keep('c1', policyFor('example.org'), 'not a certificate');
    expect(planAt(start + day)).toMatchObject([{ due: false, why: 'two-thirds' }]);
  });

  it('knows the window, the failures, what waits, and who works on an order', async () => {
    const pem = await leafFor(['example.org']);
    for (const id of ['c1', 'c2', 'c3']) keep(id, policyFor('example.org'), pem);
    storage.accounts.save(account);
    storage.renewalInfo.write('version-c1', {
      certificateId: 'a.b',
      window: { start: iso(start + 20 * day), end: iso(start + 21 * day) },
      chosen: iso(start + 20.5 * day),
      askedAt: iso(start + 60 * day),
      askAgainAt: iso(start + 61 * day),
    });
    const failedAt = iso(start + 61 * day);
    const failure = { certificateId: 'c2', runId: 'r', directoryUrl, accountId: 'a1', kind: 'network', failedAt };
    const at = iso(start + 61 * day + 3 * hour);
    storage.attempts.saveFailure(failure, [], { kind: 'at', at, how: 'new-order', reason: 'network' });
    keepRun('open', 'c3', 'working', start + 60.9 * day);
    const states = () =>
      planAt(start + 61 * day + hour)
        .toSorted((one, other) => one.certificateId.localeCompare(other.certificateId))
        .map(({ due, why, at: when }) => [due, why, when]);
    const now = iso(start + 61 * day + hour);
    expect(states()).toEqual([
      [true, 'ari-window', now],
      [false, 'retry', at],
      [true, 'order-open', now],
    ]);
    const lock = storage.locks.acquire('certificate/c3');
    expect(states()[2]).toEqual([false, 'order-open', now]);
    lock.release();
    expect(states()[2]?.[0]).toBe(true);
  });

  it('keeps to the budget of failed validations of its account', async () => {
    keep('c1', policyFor('example.org'), await leafFor(['example.org']));
    storage.accounts.save(account);
    const now = start + 61 * day;
    for (const minutes of [30, 20, 10]) {
      const failedAt = iso(now - minutes * 60_000);
      const failure = { certificateId: 'c1', runId: 'r', directoryUrl, accountId: 'a1', kind: 'validation', failedAt };
      const retry = { kind: 'at', at: iso(now), how: 'new-order', reason: 'validation' } as const;
      storage.attempts.saveFailure(failure, ['example.org'], retry);
    }
    expect(planAt(now)).toMatchObject([{ due: false, why: 'waiting-limit', at: iso(now + 30 * 60_000) }]);
    expect(planAt(now + 30 * 60_000)).toMatchObject([{ due: true }]);
  });

  it('follows the settings that were saved', async () => {
    keep('c1', policyFor('example.org'), await leafFor(['example.org']));
    expect(planner().settings()).toEqual(renewalSettingsSchema.parse({}));
    const settings = renewalSettingsSchema.parse({ certificates: { c1: { renewAt: 0.5 } }, rollOutSpread: 0 });
    planner().saveSettings(settings);
    expect(planner().settings()).toEqual(settings);
    expect(planAt(start + day)).toMatchObject([{ why: 'chosen-share', at: iso(start + 45 * day) }]);
    planner().saveSettings({ ...settings, paused: true });
    expect(planAt(start + 80 * day)).toMatchObject([{ due: false, why: 'paused-by-person' }]);
  });

  it('takes an answer of an authority for a sign that the clock is right', async () => {
    keep('c1', policyFor('a.example.org'), await leafFor(['a.example.org']));
    keep('c2', policyFor('b.example.org'), await leafFor(['b.example.org']));
    const now = start + 200 * day;
    const due = () => planAt(now).filter((entry) => entry.due).length;
    expect(due()).toBe(1);
    const directory = { newNonce: 'n', newAccount: 'a', newOrder: 'o', meta: {} };
    await storage.directories.write(directoryUrl, directory, new Date(now - hour));
    expect(due()).toBe(2);
  });

  it('takes as many questions to the database for a thousand as for one', async () => {
    const pem = await leafFor(['example.org']);
    storage.transaction(() => {
      for (let index = 0; index < 1000; index++) keep(`c${index}`, policyFor('example.org'), pem);
    });
    let questions = 0;
    const counted = <T extends object>(repository: T): T =>
      new Proxy(repository, {
        get: (target, key) => {
          const found: unknown = Reflect.get(target, key);
          if (typeof found !== 'function') return typeof found === 'object' && found !== null ? counted(found) : found;
          return (...given: unknown[]) => {
            questions++;
            return Reflect.apply(found, target, given);
          };
        },
      });
    const { plan } = renewalPlan({
      storage: counted(storage),
      now: () => new Date(start),
      authority: resolveAuthority,
    });
    expect(plan(new Date(start + day))).toHaveLength(1000);
    expect(questions).toBeLessThan(15);
  });
});
