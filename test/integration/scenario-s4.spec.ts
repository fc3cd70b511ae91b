/**
 * Scenario S4: a domain registered at Alibaba and served by Tencent Cloud, a resolver at 198.18.0.2 that times out, a
 * key pasted with what nobody sees, a clock that is wrong, and a signature that fails while cleaning up.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Diagnosis } from '../../shared/domain/diagnosis.ts';
import { cleanPasted } from '../../shared/domain/pasted-value.ts';
import type { PreflightFinding } from '../../shared/domain/preflight.ts';
import {
  hasPrivateNetworks,
  openPrivateMachine,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import type { S4Scenes } from '../support/scenario-s4-worker.ts';
import { loopbackAddresses, nameServers, proxyResolver } from '../support/scenario-s4-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const needs = [
  ...privateNetworkNeeds,
  ...['named', 'pebble', 'nsupdate', 'dig', 'mount'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
];
const empty = { atProvider: [], served: [] };
const succeeded = { status: 'succeeded', warnings: [] };

describeWith(needs, 'a resolver that lies, and a signature that fails', () => {
  const folder = tempFolder('certwright-s4-');
  let network: PrivateNetwork;
  let scenes: S4Scenes;
  beforeAll(async () => {
    network = await openPrivateMachine();
    for (const address of loopbackAddresses) network.run('ip', ['address', 'add', address, 'dev', 'lo']);
    const resolvers = join(folder.path, 'resolv.conf');
    writeFileSync(resolvers, `nameserver ${proxyResolver}\n`);
    network.run('mount', ['--bind', resolvers, '/etc/resolv.conf']);
    const worker = network.inside(process.execPath, [join(import.meta.dirname, '../support/scenario-s4-worker.ts')]);
    const child = spawn(worker.command, [...worker.args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 220_000,
    });
    const ended = once(child, 'exit');
    scenes = JSON.parse(await text(child.stdout)) as S4Scenes;
    await ended;
  }, 240_000);
  afterAll(async () => {
    await network?.stop();
    folder.remove();
  });

  const told = (findings: readonly PreflightFinding[]) =>
    findings.map(({ code, verdict, cause }) => [code, verdict, cause]);
  const first = ({ causes }: Diagnosis) => causes[0]?.id;
  const proxyIsSilent = ['resolver-of-proxy', 'warning', 'resolver-fake-ip'];

  it('prevents: the provider is told by the name servers, and the key of another one is refused before an order', () => {
    const { zone, findings } = scenes.recognised;
    expect(zone).toMatchObject({ zone: 'example.test', providers: [{ id: 'tencentcloud', confidence: 'all' }, {}] });
    expect(findings.find(({ code }) => code === 'other-provider')).toMatchObject({
      verdict: 'blocks',
      cause: 'domain-uses-other-nameservers',
      detail: { provider: 'alidns', other: 'tencentcloud' },
      fixes: ['edit-credential'],
    });
  });

  it('prevents: least privilege is shown, word by word', () => {
    const { descriptor } = scenes.recognised;
    expect(descriptor?.leastPrivilege?.zh).toContain('CAM子用户');
    expect(JSON.parse(descriptor?.policy ?? '')).toMatchObject({
      statement: [
        {
          effect: 'allow',
          action: ['DescribeDomainList', 'DescribeRecordList', 'CreateRecord', 'DeleteRecord'].map(
            (action) => `dnspod:${action}`,
          ),
        },
      ],
    });
  });

  it('prevents: what nobody sees in a pasted key is told while typing, and does no harm when it was saved', () => {
    const { pasted, fields, tested } = scenes;
    expect(cleanPasted(pasted.secretId)).toEqual({ value: fields.secretId, removed: 4, narrowed: 4 });
    expect(cleanPasted(pasted.secretKey)).toEqual({ value: fields.secretKey, removed: 4, narrowed: 0 });
    expect(tested.steps.find(({ id }) => id === 'accepted')).toMatchObject({ ok: true });
  });

  it('prevents: a canary proves that the key may write, is seen by both name servers, and goes away', () => {
    const { steps, findings, requests, zone } = scenes.tested;
    expect(steps.map(({ id, ok }) => [id, ok])).toEqual(
      ['zone', 'accepted', 'zones', 'canary-written', 'canary-seen', 'canary-removed'].map((id) => [id, true]),
    );
    expect(steps.find(({ id }) => id === 'canary-seen')?.detail).toEqual({ seen: '2', of: '2' });
    expect(requests).toBeGreaterThan(3);
    expect([findings, zone]).toEqual([[], empty]);
  });

  it('detects: a proxy tool is the resolver, and does not answer', () => {
    const { audit, findings } = scenes.silent;
    expect(audit.findings).toMatchObject([{ code: 'silent', server: '198.18.0.2:53' }]);
    // Compared with operators inside and outside China, and with the zones themselves.
    expect(
      audit.control
        .filter(({ answered }) => answered)
        .map(({ label }) => label)
        .toSorted(),
    ).toEqual(['AliDNS', 'Cloudflare', 'authoritative']);
    expect(told(findings)).toEqual([proxyIsSilent]);
  });

  it('explains: the published failure is the proxy tool, and the probe says so', () => {
    const { diagnosis, probe } = scenes.silent;
    expect(first(diagnosis)).toBe('resolver-fake-ip');
    expect(diagnosis.causes[0]?.confirm).toMatchObject({ probe: 'resolver-audit', runnable: true });
    expect([probe.outcome, probe.result, first(probe)]).toEqual(['result', 'fake-ip', 'resolver-fake-ip']);
    expect(probe.evidence[0]).toContain('timeout');
  });

  it('issues all the same, by what the name servers say, and leaves nothing', () => {
    const { run, servers, zone, atCreation } = scenes.silent;
    expect(run).toMatchObject(succeeded);
    expect(servers.map(({ address, state }) => [address, state])).toEqual(
      nameServers.map((address) => [`${address}:53`, 'has']),
    );
    // The record was in the journal before the provider was called.
    expect(atCreation).toMatchObject([{ phase: 'intent', recordId: '' }]);
    expect(zone).toEqual(empty);
  });

  it.each([
    ['made-up addresses for every name', 'faked', 'fake-addresses', 'resolver-fake-ip'],
    ['addresses for names that do not exist', 'invented', 'answers-rewritten', 'local-resolver-wrong-answers'],
  ] as const)('issues as well where the resolver gives %s', (_lie, scene, code, cause) => {
    const { findings, run, servers, zone } = scenes[scene];
    expect(told(findings)).toEqual([[code, 'warning', cause]]);
    expect(run).toMatchObject(succeeded);
    expect(servers.every(({ state }) => state === 'has')).toBe(true);
    expect(zone).toEqual(empty);
  });

  it.each(['inChina', 'abroad'] as const)(
    'issues by one operator of DNS over HTTPS where port 53 is blocked: %s',
    (scene) => {
      const { run, servers, zone } = scenes[scene];
      expect(run).toMatchObject(succeeded);
      expect(servers.map(({ state }) => state)).toEqual(['unreachable', 'unreachable']);
      expect(zone).toEqual(empty);
    },
  );

  it('detects and explains a wrong clock, measured at the authority and at the provider', () => {
    const { findings, refused, tested, diagnosis, probe, fix } = scenes.skewed;
    expect(told(findings)).toEqual([
      proxyIsSilent,
      ['clock-far-off', 'blocks', 'clock-skew'],
      ['provider-clock', 'blocks', 'clock-skew'],
    ]);
    const seconds = Number(findings.find(({ code }) => code === 'clock-far-off')?.detail.seconds);
    expect(Math.abs(seconds - 370)).toBeLessThan(3);
    expect(tested.findings).toMatchObject([{ code: 'clock-skew', severity: 'warning' }]);
    expect(Math.abs(Number(tested.findings[0]?.detail.seconds) + 370)).toBeLessThan(3);
    // The provider says "signature"; the key is not blamed for it.
    expect(refused).toMatchObject({
      status: 'failed',
      problem: { code: 'provider.clock-skew', details: { cause: 'clock-skew' } },
    });
    expect([first(diagnosis), probe.result, first(probe)]).toEqual(['clock-skew', 'wrong', 'clock-skew']);
    expect(fix).toMatchObject({ kind: 'words' });
  });

  it('goes on with the same run once the clock is right', () => {
    const { refused, plan, again } = scenes.skewed;
    expect(plan).toMatchObject({ kind: 'do', changes: [{ kind: 'resume', step: 'present' }] });
    expect(again).toMatchObject({ run: { ...succeeded, id: refused.id, orderUrl: refused.orderUrl }, zone: empty });
  });

  it('delivers the certificate although the signature fails while cleaning up, and says so', () => {
    const { run, certificates, exported, stale, left, zone } = scenes.uncleaned;
    expect(run).toMatchObject({
      status: 'succeeded',
      steps: expect.arrayContaining([expect.objectContaining({ id: 'clean-up', status: 'warning' })]),
      warnings: [{ details: { detail: expect.stringContaining('AuthFailure.SignatureFailure') } }],
    });
    expect(certificates).toMatchObject([{ status: 'fine', hasKey: true, current: { id: run.versionId } }]);
    expect(exported.toSorted()).toEqual(['cert.pem', 'chain.pem', 'fullchain.pem', 'privkey.pem']);
    const [record] = zone.atProvider;
    expect(stale).toMatchObject([{ value: record?.value, provider: 'tencentcloud', ours: true, seen: true }]);
    const [{ writtenAt = '', triedUntil = '' } = {}] = stale;
    expect(Date.parse(triedUntil) - Date.parse(writtenAt)).toBe(7 * 86_400_000);
    expect(left).toMatchObject([{ phase: 'present', recordId: record?.id }]);
  });

  it('cleans up by itself the next time it is started', () => {
    expect(scenes.uncleaned.later).toEqual(empty);
  });

  it('blames the clock when that was put back between writing and cleaning up', () => {
    const { run, diagnosis } = scenes.jumped;
    expect(run).toMatchObject({ status: 'succeeded', warnings: [{ code: 'provider.clock-skew' }] });
    expect(first(diagnosis)).toBe('clock-skew');
  });

  it('verifies: after all this the zone holds none of our records', () => {
    expect([scenes.left, scenes.atLast]).toEqual([[], empty]);
  });
});
