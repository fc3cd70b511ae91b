import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateIdOf } from '../../electron/engine/keys/certificate-id.ts';
import { readChain } from '../../electron/engine/keys/read-certificate.ts';
import { type Clock, noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { RenewalInfoView } from '../../shared/domain/accounts.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { runCli } from '../support/cli.ts';
import { startFaultServer } from '../support/fault-server.ts';
import { quietPort } from '../support/free-port.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, outcomeOf, policyFor } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Pebble answers with this for the certificate from now on, whatever it is. */
const setAnswer = (pebble: Pebble, Certificate: string, ARIResponse: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const options = { method: 'POST', ca: pebble.rootPem, agent: false, headers: { 'User-Agent': 'certwright-test' } };
    const call = request(`${pebble.managementUrl}/set-renewal-info/`, options, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end(JSON.stringify({ Certificate, ARIResponse }));
  });

describeWith(['pebble'], 'when the authority would like a certificate to be renewed', () => {
  const folder = tempFolder();
  const profile = join(folder.path, 'profile');
  const name = 'ari.example.test';
  let ahead = 0;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + ahead) };
  let pebble: Pebble;
  let workspace: Workspace;
  const open = (): Workspace =>
    openWorkspace({ folder: profile, keychain: noKeychain, clock, logger: silentLogger, userAgent: 'certwright-test' });
  beforeAll(async () => {
    pebble = await startPebble({ httpPort: await quietPort(), env: { PEBBLE_VA_ALWAYS_VALID: '1' } });
    workspace = open();
    await workspace.vault.setUp('key-file');
    const proof = { method: 'http-01' as const, port: pebble.httpPort };
    const policy = { ...policyFor({ names: [name], authority: pebble, proof }), profile: 'default' };
    expect(outcomeOf(await issueIn(workspace, policy))).toEqual({ status: 'succeeded' });
  });
  afterAll(async () => {
    await workspace?.close();
    await pebble?.stop();
    folder.remove();
  });

  const asked = (): number => pebble.output().match(/GET \/draft-ietf-acme-ari-03\/renewalInfo\//g)?.length ?? 0;
  const certificatePem = async (): Promise<string> => (await workspace.pemFiles(name))['cert.pem'] ?? '';
  const isInside = ({ window, chosen = '' }: RenewalInfoView): boolean =>
    window !== undefined && window.start <= chosen && chosen <= window.end;
  const answer = (start: number, end: number, more: object = {}): string => {
    const at = (offset: number) => new Date(clock.now().getTime() + offset).toISOString();
    return JSON.stringify({ suggestedWindow: { start: at(start), end: at(end) }, ...more });
  };
  const ask = (): Promise<RenewalInfoView> => workspace.renewalInfo(name, { fresh: true });

  it('a moment in the window is drawn once, kept on disk, and asked about only when the authority says', async () => {
    const first = await workspace.renewalInfo(name);
    const life = 90 * day;
    const ideal = Date.parse(workspace.certificate(name).current?.notAfter ?? '') - life / 3;
    expect(Math.abs(Date.parse(first.window?.start ?? '') - (ideal - day))).toBeLessThan(5000);
    expect(first.certificateId).toBe(await certificateIdOf(readChain(await certificatePem()).leaf.raw));
    expect(isInside(first)).toBe(true);
    expect(Date.parse(first.askAgainAt) - Date.parse(first.askedAt)).toBeCloseTo(6 * hour, -4);
    const requests = asked();
    expect(requests).toBe(1);

    await workspace.close();
    workspace = open();
    expect(await workspace.renewalInfo(name)).toEqual(first);
    ahead += 5 * hour;
    expect(await workspace.renewalInfo(name)).toEqual(first);
    expect(asked()).toBe(requests);

    ahead += 2 * hour;
    const later = await workspace.renewalInfo(name);
    await expect.poll(asked).toBe(requests + 1);
    expect({ window: later.window, chosen: later.chosen }).toEqual({ window: first.window, chosen: first.chosen });
    expect(later.askedAt > first.askedAt).toBe(true);
  });

  it('another window is another draw; the page that says why comes along', async () => {
    const explanationURL = 'https://ca.example/why';
    await setAnswer(pebble, await certificatePem(), answer(day, 2 * day, { explanationURL }));
    const info = await ask();
    expect({ inside: isInside(info), url: info.explanationUrl }).toEqual({ inside: true, url: explanationURL });
    expect(Date.parse(info.chosen ?? '')).toBeLessThan(clock.now().getTime() + 2 * day);
  });

  it('moments of many draws lie all over the window', async () => {
    const pem = await certificatePem();
    const parts: number[] = [];
    for (let draw = 0; draw < 12; draw++) {
      await setAnswer(pebble, pem, answer(day + draw, 9 * day + draw));
      const { window, chosen = '' } = await ask();
      const start = Date.parse(window?.start ?? '');
      parts.push((Date.parse(chosen) - start) / (Date.parse(window?.end ?? '') - start));
    }
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...parts)).toBeLessThan(1);
    // Twelve draws that all fell into one half would be a chance of one in two thousand.
    expect([parts.some((part) => part < 0.5), parts.some((part) => part >= 0.5)]).toEqual([true, true]);
  });

  it('a window that is over means now', async () => {
    await setAnswer(pebble, await certificatePem(), answer(-2 * day, -day));
    const info = await ask();
    expect(Math.abs(Date.parse(info.chosen ?? '') - clock.now().getTime())).toBeLessThan(5000);
  });

  it('a window moved into the past is told as a call to replace it, and one moved back as the end of that', async () => {
    const open = () => workspace.notifications.list({ open: true }).map(({ code }) => code);
    await setAnswer(pebble, await certificatePem(), answer(day, 2 * day));
    await ask();
    expect(open()).not.toContain('replace-now');
    const explanationURL = 'https://ca.example/incident';
    await setAnswer(pebble, await certificatePem(), answer(-hour, -hour / 2, { explanationURL }));
    expect(await ask()).toMatchObject({ calledBack: true });
    await ask();
    expect(workspace.notifications.list({ open: true }).filter(({ code }) => code === 'replace-now')).toMatchObject([
      { severity: 'urgent', subject: { name }, detail: { explanationUrl: explanationURL } },
    ]);
    await setAnswer(pebble, await certificatePem(), answer(day, 2 * day));
    expect(await ask()).not.toHaveProperty('calledBack');
    expect(open()).not.toContain('replace-now');
  });

  it('an answer without sense is named, and what was known is kept and not asked about again at once', async () => {
    const before = await workspace.renewalInfo(name);
    for (const nonsense of ['{"suggestedWindow":{}}', '<html>', answer(day, day)]) {
      await setAnswer(pebble, await certificatePem(), nonsense);
      expect(await ask().catch(toProblem)).toMatchObject({ code: 'acme.bad-answer' });
    }
    const requests = asked();
    const kept = await workspace.renewalInfo(name);
    expect({ window: kept.window, chosen: kept.chosen }).toEqual({ window: before.window, chosen: before.chosen });
    expect(asked()).toBe(requests);
  });

  it('on the command line', async () => {
    await setAnswer(pebble, await certificatePem(), answer(day, 2 * day, { explanationURL: 'https://ca.example/why' }));
    const json = await runCli(profile, ['ari', name, '--json', '--fresh']);
    expect({ code: json.code, said: json.stderr }).toMatchObject({ code: 0 });
    expect(json.json()).toMatchObject({
      certificate: { name },
      renewalInfo: { window: { start: expect.any(String) }, explanationUrl: 'https://ca.example/why' },
    });
    const plain = await runCli(profile, ['ari', name]);
    expect(plain.stdout).toContain('https://ca.example/why');
  });

  it('without a name all are asked whose time has come, and no other', async () => {
    const { renewalInfo } = workspace.storage;
    const id = workspace.certificate(name).current?.id ?? '';
    const known = await workspace.renewalInfo(name);
    const past = new Date(Date.now() - 1000).toISOString();
    renewalInfo.write(id, { ...known, askAgainAt: past });
    expect(await workspace.askDueRenewalInfo()).toBe(0);
    const asked = renewalInfo.read(id);
    expect(Date.parse(asked?.askAgainAt ?? '')).toBeGreaterThan(Date.now());
    const all = await runCli(profile, ['ari', '--json']);
    expect(all.json()).toMatchObject({ failed: 0, certificates: [{ name, renewalInfo: { askedAt: asked?.askedAt } }] });
  });

  it('an authority without renewal information is asked for it a day later', async () => {
    const server = await startFaultServer({ without: ['renewalInfo'] });
    try {
      const { policy } = workspace.storage.certificates.findByName(name) ?? {};
      const stored = workspace.storage.certificates.findByName(name);
      if (policy === undefined || stored === undefined) throw new Error('no certificate');
      const elsewhere = { id: 'elsewhere', name: 'elsewhere.example.test', createdAt: stored.createdAt };
      const authority = { url: server.directoryUrl, rootPem: server.rootPem };
      workspace.storage.certificates.save({ ...elsewhere, policy: { ...policy, authority } });
      const version = workspace.storage.certificates.currentVersion(stored.id);
      if (version === undefined) throw new Error('no version');
      workspace.storage.certificates.addVersion({
        ...version,
        certificateId: elsewhere.id,
        version: { ...version.version, id: 'elsewhere-1' },
        runId: undefined,
      });
      const info = await workspace.renewalInfo(elsewhere.name);
      expect(info.window).toBe(undefined);
      expect(Date.parse(info.askAgainAt) - Date.parse(info.askedAt)).toBe(day);
      await workspace.renewalInfo(elsewhere.name);
      expect(server.requests.map(({ resource }) => resource)).toEqual(['directory']);
    } finally {
      await server.stop();
    }
  });
});
