/**
 * Scenario S3: a certificate proven over port 80, and a machine that lay idle while its address, its zone, its port, its
 * web server, its line or its firewall changed. Each is found by a look long before the renewal is due.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Diagnosis } from '../../shared/domain/diagnosis.ts';
import type { PreflightFinding } from '../../shared/domain/preflight.ts';
import {
  hasPrivateNetworks,
  openPrivateNetwork,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import type { S3Scenes } from '../support/scenario-s3-worker.ts';
import { addresses, name } from '../support/scenario-s3-world.ts';
import { describeWith } from '../support/tools.ts';

const needs = [
  ...privateNetworkNeeds,
  ...['named', 'pebble', 'nsupdate', 'dig', 'nft'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
];

describeWith(needs, 'a certificate over port 80 after the machine lay idle', () => {
  let network: PrivateNetwork;
  let scenes: S3Scenes;
  beforeAll(async () => {
    network = await openPrivateNetwork();
    // Addresses of loopback count for nothing, so there has to be a device.
    network.run('ip', ['link', 'add', 'line', 'type', 'veth', 'peer', 'name', 'beyond']);
    for (const address of [addresses.own, addresses.other])
      network.run('ip', ['address', 'add', `${address}/32`, 'dev', 'line']);
    network.run('ip', ['address', 'add', `${addresses.ownSix}/128`, 'dev', 'line', 'nodad']);
    for (const device of ['line', 'beyond']) network.run('ip', ['link', 'set', device, 'up']);
    const worker = network.inside(process.execPath, [join(import.meta.dirname, '../support/scenario-s3-worker.ts')]);
    const child = spawn(worker.command, [...worker.args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 220_000,
    });
    const ended = once(child, 'exit');
    scenes = JSON.parse(await text(child.stdout)) as S3Scenes;
    await ended;
  }, 240_000);
  afterAll(() => network?.stop());

  /** Without the count of failures that the scenes before have caused. */
  const told = (findings: readonly PreflightFinding[]) =>
    findings
      .filter(({ code }) => code !== 'failures-counted')
      .map(({ code, verdict, cause, fixes }) => [code, verdict, cause, ...fixes]);
  const first = ({ causes }: Diagnosis) => causes[0]?.id;
  const finding = ({ findings }: { readonly findings: readonly PreflightFinding[] }, code: string) =>
    findings.find((one) => one.code === code);

  it('prevents: at set-up other ways are offered, first the one that needs no open port, last the one by hand', () => {
    const { options } = scenes;
    expect(options[0]).toMatchObject({
      ...{ method: 'dns-01', byHand: false, available: true, recommended: true },
      reasons: expect.arrayContaining(['recommended-no-open-port']),
    });
    expect(options).toContainEqual(expect.objectContaining({ method: 'dns-01', byHand: true, available: true }));
    expect(options).toContainEqual(
      expect.objectContaining({ method: 'http-01', recommended: false, reasons: ['needs-port-80'] }),
    );
  });

  it('has nothing to say while all is well, and calls the name by its address', () => {
    const { report, findings, run, certificates } = scenes.atFirst;
    expect(findings).toEqual([]);
    expect(report.checks.find(({ id }) => id === 'reachable')?.evidence).toEqual([`${name} ${addresses.own}: answer`]);
    expect(run.status).toBe('succeeded');
    const [certificate] = certificates;
    expect(certificate).toMatchObject({ name, status: 'fine', proof: { method: 'http-01' } });
    // Everything below is found while this much of its life is left.
    const { notBefore = '', notAfter = '' } = certificate?.current ?? {};
    const life = Date.parse(notAfter) - Date.parse(notBefore);
    expect((Date.parse(notAfter) - Date.parse(run.endedAt ?? '')) / life).toBeGreaterThan(0.99);
  });

  it.each([
    [
      'the address has changed',
      'moved',
      ['address-elsewhere', 'warning', 'a-record-points-elsewhere', 'edit-records'],
      [
        { effect: 'add', type: 'A', value: addresses.own },
        { effect: 'remove', type: 'A', value: addresses.former },
      ],
      [`${name} A ${addresses.former}`, `this machine: ${addresses.own}`],
    ],
    [
      'the router answers in its place',
      'router',
      ['wrong-server', 'blocks', 'a-record-points-elsewhere', 'edit-records'],
      [
        { effect: 'add', type: 'A', value: addresses.own },
        { effect: 'remove', type: 'A', value: addresses.other },
      ],
      [expect.stringMatching(/203\.0\.113\.6: 200 .* server: router <title>Router login/)],
    ],
    [
      'a forgotten IPv6 address leads nowhere',
      'deadSix',
      ['unreached-6', 'warning', 'ipv6-aaaa-broken', 'edit-records'],
      [{ effect: 'remove', type: 'AAAA', value: addresses.formerSix }],
      [`${addresses.formerSix}: unreachable`],
    ],
  ] as const)(
    '%s: found, explained, set right in the zone, and proven by an order',
    (_title, scene, expected, changes, evidence) => {
      const { findings, failed, diagnosis, probed, plan, again, calm, before, after, undone } = scenes[scene];
      const [code, , cause] = expected;
      expect(told(findings)).toContainEqual(expected);
      expect(finding({ findings }, code)?.evidence).toEqual(expect.arrayContaining([...evidence]));
      expect(failed).toMatchObject({ status: 'failed', problem: { code: 'authorization.failed' } });
      expect(diagnosis.causes.map(({ id }) => id)).toContain(cause);
      expect([probed.outcome, first(probed)]).toEqual(['result', cause]);
      expect(plan).toMatchObject({
        undo: 'yes',
        changes: changes.map((change) => ({ kind: 'record', provider: 'rfc2136', fqdn: name, ...change })),
      });
      expect(after).toEqual([addresses.own]);
      expect([again.status, told(calm)]).toEqual(['succeeded', []]);
      expect(again.certificateId).toBe(failed.certificateId);
      // And taken back, word by word.
      expect(undone).toEqual(before);
    },
  );

  it('another program holds port 80: it is named, and another way of proof takes its place', () => {
    const { pid, findings, failed, diagnosis, probed, offered, plan, again } = scenes.held;
    expect(told(findings)).toEqual([['port-taken', 'blocks', 'http-port-in-use', 'use-web-root', 'use-dns-challenge']]);
    expect(finding({ findings }, 'port-taken')?.detail.holder).toContain(`(${pid})`);
    expect(failed.problem?.code).toBe('challenge.port-in-use');
    expect([first(diagnosis), probed.result, first(probed)]).toEqual([
      'http-port-in-use',
      'in-use',
      'http-port-in-use',
    ]);
    expect(offered).toMatchObject({
      options: [
        { label: 'Own name server (RFC 2136) · zone', recommended: true },
        { id: 'manual', recommended: false },
      ],
    });
    expect(plan).toMatchObject({
      changes: [
        { kind: 'policy', field: 'challenge', before: 'http-01' },
        { kind: 'order', names: [name] },
      ],
    });
    expect(again).toMatchObject({ status: 'succeeded', providerId: 'rfc2136', certificateId: failed.certificateId });
  });

  it('a web server sends everybody to another port: found, confirmed, gone around', () => {
    const { findings, failed, probed, again } = scenes.redirected;
    expect(told(findings)).toEqual([['redirect-other-port', 'blocks', 'http-redirect-broken', 'repair-server']]);
    expect(finding({ findings }, 'redirect-other-port')?.detail.url).toBe(`https://${name}:8443/`);
    expect(failed.status).toBe('failed');
    expect([probed.result, first(probed)]).toEqual(['redirect', 'http-redirect-broken']);
    expect(again).toMatchObject({ status: 'succeeded', providerId: 'rfc2136' });
  });

  it('the line has no address of its own any more: said, and the record in the zone needs none', () => {
    const { findings, plan, again } = scenes.carrier;
    expect(told(findings)).toContainEqual(['carrier-address', 'warning', 'cgnat-no-public-ip', 'use-dns-challenge']);
    expect(finding({ findings }, 'carrier-address')?.detail.address).toBe('100.64.7.7');
    expect(plan).toMatchObject({ changes: [{ kind: 'policy', field: 'challenge', before: 'http-01' }] });
    expect(again).toMatchObject({ status: 'succeeded', providerId: 'rfc2136' });
  });

  it('the firewall refuses: port 80 is opened for one order, and closed again by itself', () => {
    const { findings, failed, diagnosis, probed, offered, plan, untouched } = scenes.firewalled;
    expect(told(findings)).toEqual([
      ['firewall-closed', 'warning', 'port80-unreachable', 'open-port'],
      ['unreached', 'warning', 'port80-unreachable', 'open-port'],
    ]);
    expect(failed.status).toBe('failed');
    expect([first(diagnosis), probed.result, first(probed)]).toEqual([
      'port80-unreachable',
      'closed',
      'port80-unreachable',
    ]);
    expect(offered).toMatchObject({
      options: [{ id: 'firewall:until-done', recommended: true }, { id: 'firewall:keep' }],
    });
    expect(plan).toMatchObject({
      undo: 'until-done',
      changes: [
        { line: 'nft insert rule inet filter input tcp dport 80 accept comment Certwright-80', elevated: false },
        { kind: 'order' },
      ],
    });
    expect(untouched).toBe(true);
    const { before, opened, again, after } = scenes.firewalled;
    expect(opened).toContain('tcp dport 80 accept comment "Certwright-80"');
    expect(again.status).toBe('succeeded');
    expect(after).toBe(before);
  });

  it('a second method that was allowed is taken without anyone', () => {
    const { second } = scenes.firewalled;
    expect(second).toMatchObject({ status: 'succeeded', providerId: 'rfc2136', follows: expect.any(String) });
  });

  it('explains what HFS and the authority said', () => {
    expect(Object.values(scenes.words)).toEqual(['port80-unreachable', 'port80-unreachable', 'http-redirect-broken']);
  });
});
