/** Cosmos-Server at netcup: the name servers publish long after any usual timeout; a wildcard beside its apex. */
import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { identifiersOf } from '../../electron/engine/keys/read-certificate.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { sentence } from '../../shared/i18n/index.ts';
import { legacyContract } from '../contract/providers/netcup.stand-in.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { startKnot } from '../support/knot.ts';
import { type FastClock, fastClock } from '../support/moved-clock.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { policyFor } from '../support/profile.ts';
import { type ProviderStandIn, startProviderStandIn, type Zones } from '../support/provider-stand-in.ts';
import {
  type Desk,
  findingsOf,
  forgetProofsAt,
  openDesk,
  ordersAt,
  publishAt,
  type RecordChange,
  textsAt,
  toldOf,
} from '../support/scenario.ts';
import { describeWith } from '../support/tools.ts';
import { updateKey } from '../support/world.ts';

const minute = 60_000;
/** A real second is a minute. */
const haste = 60;
const servers = ['root-dns.netcup.net', 'second-dns.netcup.net', 'third-dns.netcup.net'];
/** Minutes after "done" until each of them has reloaded the zone; the report had the second one last. */
const usual = [8, 12, 10];

describeWith(
  ['named', 'knotd', 'pebble', 'nsupdate', 'dig'],
  'a zone at netcup, whose name servers take their time',
  () => {
    const zones: Zones = new Map();
    const added: RecordChange[] = [];
    const timers = new Set<NodeJS.Timeout>();
    let lateness: readonly number[] = usual;
    let clock: FastClock;
    let hosts: readonly Bind[] = [];
    let api: ProviderStandIn;
    let pebble: Pebble;
    let desk: Desk;

    beforeAll(async () => {
      const all = ['domain.test', 'slow.test'].map((name) => ({
        name,
        nameServers: servers,
        negativeTtl: name === 'slow.test' ? 86_400 : 300,
      }));
      const netcup = {
        name: 'netcup.net',
        records: servers.map((host, at) => `${host.split('.')[0]} IN A 127.0.0.${at + 1}`),
      };
      const keys = [updateKey];
      hosts = [
        await startBind({ zones: [...all, netcup], keys }),
        await startKnot({ zones: [...all, netcup], keys, address: '127.0.0.2' }),
        await startKnot({ zones: [...all, netcup], keys, address: '127.0.0.3' }),
      ];
      const publish = (change: RecordChange): void => {
        if (change.effect === 'add') added.push(change);
        hosts.forEach((host, at) => {
          const timer = setTimeout(
            () => {
              timers.delete(timer);
              publishAt(host, change);
            },
            ((lateness[at] ?? 0) * minute) / haste,
          );
          timers.add(timer);
        });
      };
      api = await startProviderStandIn(toldOf(legacyContract.routes(zones), zones, publish));
      pebble = await startPebble({ dnsServer: hosts[0]?.endpoint ?? '' });
    });
    beforeEach(async () => {
      added.length = 0;
      lateness = usual;
      for (const name of ['domain.test', 'slow.test']) zones.set(name, []);
      clock = fastClock();
      desk = await openDesk(clock);
    });
    afterEach(async () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await desk.remove();
    });
    afterAll(async () => {
      await api?.close();
      await pebble?.stop();
      for (const host of hosts) await host.stop();
    });

    const resolvers = () => hosts.map(({ endpoint }) => endpoint);
    const policyOf = async (...names: readonly string[]): Promise<Policy> => {
      const fields = { ...legacyContract.fields, endpoint: api.endpoint };
      const { id } = await desk.handlers['credentials.save']({ provider: 'netcup', label: '', fields });
      const proof = { method: 'dns-01', provider: 'netcup', credentialId: id } as const;
      return policyFor({ names, authority: pebble, proof, resolvers: resolvers() });
    };
    const statesOf = ({ records }: RunView) =>
      Object.fromEntries((records[0]?.servers ?? []).map(({ server, state }) => [server, state]));
    const seen = (...states: readonly string[]) =>
      Object.fromEntries(servers.map((server, at) => [server, states[at]]));
    const serialsOf = ({ records }: RunView) => (records[0]?.servers ?? []).map(({ serial }) => serial);
    const publication = ({ steps }: RunView) => {
      const { startedAt = '', endedAt = '' } = steps.find(({ id }) => id === 'publish') ?? {};
      return { begun: Date.parse(startedAt), took: Date.parse(endedAt) - Date.parse(startedAt) };
    };
    const causesNow = async (id: string): Promise<readonly (string | undefined)[]> => {
      const asked = { probe: 'challenge-record', subject: { kind: 'run', id }, text: '', facts: {} } as const;
      const { result, causes } = await desk.handlers['diagnosis.probe'](asked);
      return [result, causes[0]?.id];
    };

    it('is recognised before the order, with the time it takes and with what resolvers will remember', async () => {
      const found = await desk.handlers['zone.find']({ name: '*.domain.test', resolvers: resolvers() });
      expect(found).toMatchObject({ zone: 'domain.test', location: '_acme-challenge.domain.test' });
      expect(found.providers[0]).toEqual({ id: 'netcup', confidence: 'all', nameServers: servers });
      const { providers } = await desk.handlers['providers.list']({});
      const netcup = providers.find(({ id }) => id === found.providers[0]?.id);
      const minutes = (netcup?.propagation.typicalSeconds ?? 0) / 60;
      expect([minutes >= 10, minutes <= 20]).toEqual([true, true]);
      expect(sentence('en', 'provider.typical', { time: '15 min' })).toContain('15 min');
      expect(findingsOf(await desk.preflight(await policyOf('domain.test', '*.domain.test')))).toEqual([]);
      const inspection = await desk.handlers['zone.inspect']({ name: 'domain.test', resolvers: resolvers() });
      expect(inspection.zone.negativeTtl).toBe(300);
      expect(findingsOf(await desk.preflight(await policyOf('slow.test')))).toMatchObject([
        { check: 'zone', code: 'absence-remembered', verdict: 'note', detail: { seconds: '86400' } },
      ]);
      expect(zones.get('domain.test')).toEqual([]);
    });

    it('the error of the report leads to waiting, not to other settings', async () => {
      const text =
        'error: one or more domains had a problem: [domain.it] propagation: time limit exceeded: last error: NS second-dns.netcup.net. returned NXDOMAIN for _acme-challenge.domain.it.';
      const [first] = (await desk.handlers['diagnosis.text']({ text })).causes;
      expect(first?.id).toBe('propagation-slow-provider');
      expect(first?.evidence.join('\n')).toContain('second-dns.netcup.net');
      expect(first?.fixes[0]?.action).toBe('wait-for-records');
    });

    it('succeeds twelve minutes later with no setting, over a restart, and knows when the next time', async () => {
      const policy = await policyOf('domain.test', '*.domain.test');
      expect([policy.minimumWait, policy.maximumWait]).toEqual([undefined, undefined]);
      clock.run(haste);
      const none = desk.until((view) => view.eta !== undefined && Object.keys(statesOf(view)).length === 3);
      const { runId } = await desk.handlers['issuance.start']({ policy });
      const first = await none;
      expect(statesOf(first)).toEqual(seen('not-yet', 'not-yet', 'not-yet'));
      expect(first).toMatchObject({ id: runId, status: 'waiting', eta: { basis: 'provider' } });
      const forecast = (Date.parse(first.eta?.at ?? '') - publication(first).begun) / minute;
      expect([forecast >= 10, forecast <= 20]).toEqual([true, true]);
      expect(await causesNow(runId)).toEqual(['at-provider-only', 'propagation-slow-provider']);
      const fix = { action: 'wait-for-records', cause: 'propagation-slow-provider', detail: {} } as const;
      const plan = await desk.handlers['fixes.plan']({ ...fix, subject: { kind: 'run', id: runId } });
      expect(plan).toMatchObject({ kind: 'do', changes: [{ kind: 'resume', step: 'publish' }] });
      const value = added.map((change) => change.value).toSorted();

      await desk.restart();
      const again = await desk.until(({ status }) => status === 'waiting');
      expect(again).toMatchObject({ id: runId, orderUrl: first.orderUrl });
      expect(again.records.map((record) => record.value).toSorted()).toEqual(value);
      const partly = await desk.until((view) => statesOf(view)[servers[0] ?? ''] === 'has');
      expect(statesOf(partly)).toEqual(seen('has', 'not-yet', 'not-yet'));
      // With the versions of the zone that they have.
      const [root = 0, late = 0] = serialsOf(partly);
      // The version is asked for beside the record, and may be that of the moment before.
      expect([late > 0, root >= late]).toEqual([true, true]);
      expect(await causesNow(runId)).toEqual(['some-servers', 'secondary-ns-out-of-sync']);

      const last = await desk.ended(runId);
      expect(last).toMatchObject({ id: runId, status: 'succeeded', warnings: [] });
      const { took } = publication(last);
      expect(took).toBeGreaterThan(11.5 * minute);
      expect(took).toBeLessThan(15 * minute);
      expect(added.map((change) => change.value).toSorted()).toEqual(value);
      expect((await ordersAt(desk, pebble)).map(({ url }) => url)).toEqual([first.orderUrl]);
      expect(zones.get('domain.test')).toEqual([]);

      await forgetProofsAt(desk, pebble);
      const told = desk.until(({ id, eta }) => id !== runId && eta !== undefined);
      const second = await desk.issue(policy);
      expect(second).toMatchObject({ status: 'succeeded', warnings: [] });
      expect(second.id).not.toBe(runId);
      const { eta } = await told;
      expect(eta?.basis).toBe('history');
      const { begun, took: secondTook } = publication(second);
      expect(Math.abs(Date.parse(eta?.at ?? '') - begun - secondTook) / secondTook).toBeLessThan(0.2);

      const [certificate] = (await desk.handlers['certificates.list']({})).certificates;
      await desk.handlers['certificates.export']({ id: certificate?.id ?? '', format: 'pem' });
      const names = identifiersOf(new X509Certificate(desk.delivered['cert.pem'] ?? '')).map((one) => one.value);
      expect(names.toSorted()).toEqual(['*.domain.test', 'domain.test']);
    });

    it('once all name servers have it, what is left is the memory of those who asked too early', async () => {
      lateness = [0, 0, 0];
      // Somebody who wants it so waits for that memory to fade.
      const policy = { ...(await policyOf('slow.test')), minimumWait: 3600 };
      const everywhere = desk.until(
        (view) => Object.values(statesOf(view)).filter((state) => state === 'has').length === 3,
      );
      const { runId } = await desk.handlers['issuance.start']({ policy });
      await everywhere;
      expect(await causesNow(runId)).toEqual(['all-servers', 'negative-cache']);
      await desk.handlers['issuance.cancel']({ id: runId });
      expect(zones.get('slow.test')).toEqual([]);
    });

    it('is waited for as long as the authority keeps the order open: fifty-five minutes are no failure', async () => {
      lateness = [55, 55, 55].map((late) => late / 2);
      clock.run(haste * 2);
      const run = await desk.issue(await policyOf('slow.test'));
      expect(run).toMatchObject({ status: 'succeeded', warnings: [] });
      expect(publication(run).took).toBeGreaterThan(54 * minute);
      expect(zones.get('slow.test')).toEqual([]);
      expect(added).toHaveLength(1);
      expect(hosts.map((host) => textsAt(host, '_acme-challenge.slow.test').length)).toEqual([1, 1, 1]);
    });
  },
);
