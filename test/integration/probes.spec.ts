/** Wordings that several causes share: the situation is real, the probe decides, and the true cause comes first. */

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openAcmeSession } from '../../electron/engine/acme/open-session.ts';
import { diagnosisOf } from '../../electron/engine/diagnosis/report.ts';
import type { Run } from '../../electron/engine/issuance/runner.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { loadProvider } from '../../electron/engine/providers/registry.ts';
import type { Workspace, WorkspaceOptions } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { ProbeReport } from '../../shared/domain/diagnosis.ts';
import type { FixSubject } from '../../shared/domain/fixes.ts';
import type { RunRecord } from '../../shared/domain/runs.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { quietPort } from '../support/free-port.ts';
import { startKnot } from '../support/knot.ts';
import { movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { updateKey, worldNeeds } from '../support/world.ts';

/** Served by two that do not copy each other. */
const split = {
  name: 'split.test',
  nameServers: ['ns1.hosts.test', 'ns2.hosts.test'],
  records: ['nas IN A 127.0.0.1'],
};
const hosts = { name: 'hosts.test', records: ['ns1 IN A 127.0.0.1', 'ns2 IN A 127.0.0.2'] };
const old = 'o'.repeat(43);
const missing = (name: string): string =>
  `DNS problem: NXDOMAIN looking up TXT for _acme-challenge.${name} - check that a DNS record exists for this domain`;

describeWith([...worldNeeds, 'knotd'], 'where one wording has several causes', () => {
  let bind: Bind;
  let second: Bind;
  let pebble: Pebble;
  let opened: OpenedWorkspace | undefined;
  const running: Run[] = [];
  beforeAll(async () => {
    bind = await startBind({
      zones: [
        {
          name: 'example.test',
          records: [
            ...['stale', 'late', 'doubled', 'moved'].map((name) => `${name} IN A 127.0.0.1`),
            `_acme-challenge.stale IN TXT "${old}"`,
            '_acme-challenge.moved IN CNAME moved.other.test.',
            '*.wild IN CNAME elsewhere',
            'empty IN TXT "nothing else"',
          ],
        },
        { name: 'other.test' },
        split,
        hosts,
      ],
      keys: [updateKey],
    });
    second = await startKnot({ zones: [split, hosts], keys: [updateKey], address: '127.0.0.2' });
    pebble = await startPebble({ dnsServer: bind.endpoint });
  });
  afterEach(async () => {
    for (const run of running.splice(0)) {
      run.cancel();
      await run.ended;
    }
    await opened?.remove();
    opened = undefined;
  });
  afterAll(async () => {
    await pebble?.stop();
    await second?.stop();
    await bind?.stop();
  });

  const workspaceWith = async (options: Partial<WorkspaceOptions> = {}): Promise<Workspace> => {
    opened = await openedWorkspace(options);
    return opened.workspace;
  };
  const policyOf = (name: string, proof: Policy['proof']): Policy =>
    policyFor({ names: [name], authority: pebble, proof, resolvers: [bind.endpoint, second.endpoint] });
  const byHand: Policy['proof'] = { method: 'dns-01', provider: 'manual' };
  /** A run that waits for the record to be seen. */
  const waiting = async (workspace: Workspace, name: string): Promise<{ id: string; record: RunRecord }> => {
    const seen = Promise.withResolvers<RunRecord>();
    const run = await workspace.issue(policyOf(name, byHand), {
      onChange: ({ status, records: [record] }) => {
        if (status === 'waiting' && record !== undefined) seen.resolve(record);
      },
    });
    running.push(run);
    return { id: run.id, record: await seen.promise };
  };
  const write = async (zone: string, fqdn: string, value: string): Promise<void> => {
    const { name: keyName, secret: keySecret, algorithm } = updateKey;
    const provider = (await loadProvider('rfc2136')).create(
      { nameserver: bind.endpoint, keyName, keySecret, algorithm },
      systemClock,
    );
    await provider.add({ zone, fqdn, value, ttl: 60 }, AbortSignal.timeout(5000));
  };
  /** The wording alone leaves several causes open, and the probe is offered; afterwards it is decided. */
  const decide = async (
    workspace: Workspace,
    asked: { readonly probe: string; readonly subject: FixSubject; readonly text: string },
  ): Promise<ProbeReport> => {
    const before = diagnosisOf({ text: asked.text }, (probe) => probe === asked.probe);
    expect(before.causes.length).toBeGreaterThan(1);
    expect(before.causes.map(({ confirm }) => confirm)).toContainEqual(
      expect.objectContaining({ probe: asked.probe, runnable: true }),
    );
    const report = await workspace.probe({ ...asked, facts: {} }, AbortSignal.timeout(20_000));
    expect({ ...report.facts }).toEqual(report.result === undefined ? {} : { [asked.probe]: report.result });
    return report;
  };
  const told = ({ outcome, result, causes }: ProbeReport) => [outcome, result, causes[0]?.id];
  const ofRun = async (workspace: Workspace, name: string, text = missing(name)) => {
    const { id } = await waiting(workspace, name);
    return decide(workspace, { probe: 'challenge-record', subject: { kind: 'run', id }, text });
  };

  it.each<[string, string, string, string, string?]>([
    ['nothing is published yet', 'late.example.test', 'at-provider-only', 'propagation-slow-provider'],
    [
      'values of before lie there',
      'stale.example.test',
      'old-values',
      'stale-txt-records',
      `Incorrect TXT record "${old}" found at _acme-challenge.stale.example.test`,
    ],
    ['a CNAME leads where nothing is', 'moved.example.test', 'delegated', 'cname-delegation-misrouted'],
    ['a wildcard answers', 'b.wild.example.test', 'wildcard', 'wildcard-cname-swallows-challenge'],
  ])('%s', async (_case, name, result, cause, text) => {
    const report = await ofRun(await workspaceWith(), name, text);
    expect(told(report)).toEqual(['result', result, cause]);
    expect(report.evidence.length).toBeGreaterThan(0);
  });

  it('the record lies under the zone written twice', async () => {
    const workspace = await workspaceWith();
    const { id, record } = await waiting(workspace, 'doubled.example.test');
    await write('example.test', '_acme-challenge.doubled.example.test.example.test', record.value);
    const text = missing('doubled.example.test');
    const report = await decide(workspace, { probe: 'challenge-record', subject: { kind: 'run', id }, text });
    expect(told(report)).toEqual(['result', 'other-name', 'txt-name-wrong']);
  });

  it('one of two name servers is behind', async () => {
    const workspace = await workspaceWith();
    const { id, record } = await waiting(workspace, 'nas.split.test');
    await write('split.test', '_acme-challenge.nas.split.test', record.value);
    const text = missing('nas.split.test');
    const report = await decide(workspace, { probe: 'challenge-record', subject: { kind: 'run', id }, text });
    expect(told(report)).toEqual(['result', 'some-servers', 'secondary-ns-out-of-sync']);
  });

  it('the clock of this computer is wrong', async () => {
    const clock = movedClock();
    const workspace = await workspaceWith({ clock });
    clock.advance(3_600_000);
    const policy = policyOf('late.example.test', byHand);
    const text = 'x509: certificate has expired or is not yet valid';
    const report = await decide(workspace, { probe: 'clock', subject: { kind: 'policy', policy }, text });
    expect(told(report)).toEqual(['result', 'wrong', 'clock-skew']);
  });

  it('the account was closed at the authority', async () => {
    const workspace = await workspaceWith();
    const policy = policyOf('late.example.test', byHand);
    const { id } = await workspace.accounts.create({ authority: policy.authority, contact: [], termsAgreed: true });
    const text = 'urn:ietf:params:acme:error:unauthorized :: Unable to validate JWS with account';
    const asked = { probe: 'account-look', subject: { kind: 'policy', policy } as const, text };
    const before = await workspace.probe({ ...asked, facts: {} }, AbortSignal.timeout(20_000));
    expect(before.outcome).toBe('nothing-wrong');
    const stored = workspace.storage.accounts.get(id);
    const vault = await workspace.vault.open();
    await openAcmeSession({
      directoryUrl: pebble.directoryUrl,
      rootPem: pebble.rootPem,
      userAgent: 'certwright-test',
      accountKeyPem: vault.readText(stored?.keyRecord ?? ''),
      account: { kind: 'known', url: stored?.accountUrl ?? '' },
      contact: [],
      termsAgreed: true,
      cache: workspace.storage.directories,
      clock: systemClock,
      signal: AbortSignal.timeout(10_000),
    }).deactivateAccount();
    expect(told(await decide(workspace, asked))).toEqual(['result', 'deactivated', 'account-deactivated']);
  });

  it('the order has expired', async () => {
    const clock = movedClock();
    const workspace = await workspaceWith({ clock });
    const { id } = await waiting(workspace, 'late.example.test');
    clock.advance(60 * 86_400_000);
    const text = 'urn:ietf:params:acme:error:malformed :: Order is not ready or has expired';
    const report = await decide(workspace, { probe: 'order-state', subject: { kind: 'run', id }, text });
    expect(told(report)).toEqual(['result', 'expired', 'order-expired']);
  });

  it('another program holds the port', async () => {
    const workspace = await workspaceWith();
    const port = await quietPort();
    const holder = createServer().listen(port);
    await once(holder, 'listening');
    const policy = policyOf('late.example.test', { method: 'http-01', port });
    const asked = {
      probe: 'port-80-bind',
      subject: { kind: 'policy', policy } as const,
      text: 'Problem binding to port 80: Could not bind to IPv4 or IPv6.',
    };
    expect(told(await decide(workspace, asked))).toEqual(['result', 'in-use', 'http-port-in-use']);
    const closed = once(holder, 'close');
    holder.close();
    await closed;
    const after = await workspace.probe({ ...asked, facts: {} }, AbortSignal.timeout(20_000));
    expect(after).toMatchObject({ outcome: 'nothing-wrong', facts: { 'port-80-bind': 'none-of-these' } });
    expect(after.causes.find(({ id }) => id === 'http-port-in-use')?.confidence ?? 0).toBeLessThan(0.3);
  });

  it('the name has no address', async () => {
    const policy = policyOf('empty.example.test', { method: 'http-01', port: await quietPort() });
    const report = await decide(await workspaceWith(), {
      probe: 'addresses',
      subject: { kind: 'policy', policy },
      text: 'Timeout during connect (likely firewall problem)',
    });
    expect(told(report)).toEqual(['result', 'none', 'no-address-record']);
  });

  it('on the command line: causes of a run of ours, then what a probe makes of them', async () => {
    const workspace = await workspaceWith();
    const policy = policyOf('empty.example.test', { method: 'http-01', port: pebble.httpPort });
    const { id, status } = await issueIn(workspace, policy);
    expect(status).toBe('failed');
    const diagnose = (...more: readonly string[]) => {
      const args = ['diagnose', '--json', '--profile', opened?.folder ?? '', '--run', id, ...more];
      const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, '../../electron/cli.ts'), ...args]);
      return JSON.parse(stdout.toString()) as {
        causes: { id: string; confidence: number; confirm?: { probe: string; runnable: boolean } }[];
        probes?: { probe: string; outcome: string; result?: string }[];
      };
    };
    const before = diagnose();
    expect(before.probes).toBeUndefined();
    expect(before.causes.length).toBeGreaterThan(0);
    const offered = before.causes.flatMap(({ confirm }) => (confirm?.runnable === true ? [confirm.probe] : []));
    expect(offered).toContain('directory-look');
    const chosen = diagnose('--probe', 'addresses');
    expect(chosen.probes).toMatchObject([{ probe: 'addresses', outcome: 'result', result: 'none' }]);
    expect(chosen.causes[0]?.id).toBe('no-address-record');
    const all = diagnose('--probe');
    expect(all.probes?.map(({ probe }) => probe)).toEqual([...new Set(offered)].slice(0, 3));
    // The authority could be asked from here, so it is not the names that fail at this computer.
    expect(all.probes).toContainEqual(expect.objectContaining({ probe: 'directory-look', outcome: 'nothing-wrong' }));
    const likely = (causes: typeof all.causes) => causes.find((one) => one.id === 'dns-resolution-failing')?.confidence;
    expect(likely(before.causes)).toBeGreaterThan(0.5);
    expect(likely(all.causes) ?? 0).toBeLessThan(0.3);
  });

  it('what cannot be run for the subject is not measured, and changes nothing', async () => {
    const workspace = await workspaceWith();
    const text = missing('late.example.test');
    const report = await workspace.probe(
      { probe: 'account-look', subject: { kind: 'none' }, text, facts: {} },
      AbortSignal.timeout(5000),
    );
    expect(report).toMatchObject({ outcome: 'unmeasured', facts: {}, evidence: [] });
    expect(report.causes.map(({ id }) => id)).toEqual(diagnosisOf({ text }).causes.map(({ id }) => id));
  });
});
