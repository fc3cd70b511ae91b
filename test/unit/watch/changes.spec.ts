/** What pages are told of the watch: the one thing that changed, however long the list is. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeVersion } from '../../../electron/engine/keys/read-certificate.ts';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { RenewalTerms } from '../../../shared/domain/managed.ts';
import type { WatchChange } from '../../../shared/domain/watch.ts';
import { type OpenedWorkspace, openedWorkspace } from '../../support/opened-workspace.ts';
import { leafFor, policyFor } from '../../support/stored-certificate.ts';

let opened: OpenedWorkspace;
let told: WatchChange[];
let deafen: () => void;
const watch = () => opened.workspace.watch;
const usualTerms: RenewalTerms = {
  ...{ authority: { id: 'letsencrypt' }, fallbackAuthorities: [], keyType: 'ec256', keyPolicy: 'new' },
};

/** Without what differs from one run to the next. */
const short = () =>
  told.map((change) => {
    if (change.is === 'endpoint') return [change.is, change.endpoint.host, change.endpoint.verdict];
    if (change.is === 'certificate')
      return [change.is, change.certificateId, change.watched, change.endpoints.map(({ host }) => host)];
    return Object.values(change);
  });

beforeAll(async () => {
  opened = await openedWorkspace({ resolvers: { system: [], known: [] } });
  const { storage } = opened.workspace;
  for (const [id, name] of [
    ['one', 'www.example.com'],
    ['two', 'www.example.net'],
  ] as const) {
    const chainPem = await leafFor([name]);
    const policy: Policy = { ...policyFor(name), proof: { method: 'http-01' } };
    storage.certificates.save({ id, name, policy, createdAt: '2026-11-01T00:00:00.000Z' });
    const version = describeVersion({ id: `version-${id}`, chainPem, createdAt: '2026-11-01T00:00:00.000Z' });
    storage.certificates.addVersion({ certificateId: id, version, chainPem, keyRecord: 'key' });
  }
  deafen = watch().onChange((change) => told.push(change));
});
beforeEach(() => {
  told = [];
});
afterAll(async () => {
  deafen();
  await opened.remove();
});

it('a host that is added, looked at and removed is told alone', async () => {
  watch().state();
  const { id } = watch().save({ host: '127.0.0.1', port: 9 });
  await watch().look({ id }, new AbortController().signal);
  watch().remove(id);
  expect(short()).toEqual([
    ['endpoint', '127.0.0.1', 'not-looked'],
    ['endpoint', '127.0.0.1', 'urgent'],
    ['removed', id],
  ]);
});

it('of a certificate, its own hosts are told: switched, with other terms, and gone', async () => {
  const { workspace } = opened;
  watch().switchCertificate('one', true);
  await workspace.managed.changeTerms('one', { ...usualTerms, keyType: 'ec384' });
  await workspace.resetting.forget('one', { removeRecords: false, removeFiles: false });
  expect(short()).toEqual([
    ['certificate', 'one', true, ['www.example.com']],
    ['certificate', 'one', true, ['www.example.com']],
    ['certificate', 'one', false, []],
  ]);
});

it('whether registries are asked is told alone, and another plan of renewals not at all', () => {
  watch().switchDomains(false);
  opened.workspace.saveRenewalSettings(opened.workspace.renewalSettings());
  expect(short()).toEqual([['domains', false]]);
});
