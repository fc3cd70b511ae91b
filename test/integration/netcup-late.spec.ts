import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DnsServer, startDnsServer } from '../../electron/engine/sandbox/dns-server.ts';
import { createZoneStore } from '../../electron/engine/sandbox/dns-zones.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { legacyContract } from '../contract/providers/netcup.stand-in.ts';
import { forgetProofs, sessionOf } from '../support/account-session.ts';
import { movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, policyFor } from '../support/profile.ts';
import { type ProviderStandIn, startProviderStandIn, type Zones } from '../support/provider-stand-in.ts';
import { describeWith } from '../support/tools.ts';

const minute = 60_000;
/** The name server publishes this much later than the provider says "done", by the clock of the test. */
const lateness = 12 * minute;

describeWith(['pebble'], 'netcup, which publishes twelve minutes late', () => {
  const clock = movedClock({ skipSleeps: true });
  const behaviour = { publishDelay: lateness, dns: 'fine' } as const;
  const zones: Zones = new Map([['example.test', []]]);
  let dns: DnsServer;
  let api: ProviderStandIn;
  let pebble: Pebble;
  let opened: OpenedWorkspace;

  beforeEach(async () => {
    const served = createZoneStore({ clock, behaviour });
    dns = await startDnsServer({ zones: served, behaviour });
    const answer = legacyContract.routes(zones);
    const known = new Set<string>();
    api = await startProviderStandIn(async (asked) => {
      const reply = await answer(asked);
      const now = new Map(
        (zones.get('example.test') ?? []).map(({ name, value }) => [`${name} ${value}`, { name, value }]),
      );
      for (const [key, { name, value }] of now) {
        if (!known.has(key)) served.setTxt(name, value);
        known.add(key);
      }
      for (const key of known) {
        if (now.has(key)) continue;
        const [name = '', value = ''] = key.split(' ');
        served.removeTxt(name, value);
        known.delete(key);
      }
      return reply;
    });
    pebble = await startPebble({ dnsServer: `127.0.0.1:${dns.port}` });
    opened = await openedWorkspace({ clock });
  });
  afterEach(async () => {
    await opened.remove();
    await pebble.stop();
    await api.close();
    await dns.close();
  });

  it('succeeds with no settings, and the second time knows when', async () => {
    const { workspace } = opened;
    const fields = { ...legacyContract.fields, endpoint: api.endpoint };
    const credential = await workspace.credentials.save({ provider: 'netcup', label: 'netcup', fields });
    const policy = policyFor({
      names: ['example.test', '*.example.test'],
      authority: pebble,
      proof: { method: 'dns-01', provider: 'netcup', credentialId: credential.id },
      resolvers: [`127.0.0.1:${dns.port}`],
    });
    const issue = async () => {
      const views: RunView[] = [];
      const run = await issueIn(workspace, policy, (view) => views.push(view));
      const forecast = views.find(({ eta }) => eta !== undefined)?.eta;
      const publish = run.steps.find(({ id }) => id === 'publish');
      const began = Date.parse(publish?.startedAt ?? '');
      return { run, forecast, began, took: Date.parse(publish?.endedAt ?? '') - began };
    };

    const first = await issue();
    expect(first.run).toMatchObject({ status: 'succeeded', warnings: [] });
    // Not much later than the name server, and never before.
    expect(first.took).toBeGreaterThanOrEqual(lateness - 1000);
    expect(first.took).toBeLessThanOrEqual(lateness * 1.05 + 1000);
    expect(zones.get('example.test')).toEqual([]);

    await forgetProofs(await sessionOf(workspace, pebble));
    const second = await issue();
    expect(second.run).toMatchObject({ status: 'succeeded', warnings: [] });
    expect(second.forecast?.basis).toBe('history');
    const expected = Date.parse(second.forecast?.at ?? '') - second.began;
    expect(Math.abs(expected - second.took) / second.took).toBeLessThan(0.2);
  });
});
