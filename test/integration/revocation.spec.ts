import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Services } from '../../electron/compose.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { certificateHandlers } from '../../electron/ipc/handlers/certificates.ts';
import type { RevocationReason } from '../../shared/domain/certificates.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { calls } from '../../shared/ipc/contract.ts';
import { runCli } from '../support/cli.ts';
import { quietPort } from '../support/free-port.ts';
import { openssl } from '../support/openssl-authority.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

describeWith(['pebble', 'openssl'], 'revocation at Pebble', () => {
  const folder = tempFolder();
  const profile = join(folder.path, 'profile');
  let pebble: Pebble;
  let workspace: Workspace;
  beforeAll(async () => {
    pebble = await startPebble({ httpPort: await quietPort(), env: { PEBBLE_VA_ALWAYS_VALID: '1' } });
    workspace = await openProfile(profile);
  });
  afterAll(async () => {
    await workspace?.close();
    await pebble?.stop();
    folder.remove();
  });

  const policy = (name: string) =>
    policyFor({ names: [name], authority: pebble, proof: { method: 'http-01', port: pebble.httpPort } });
  const issued = async (name: string): Promise<string> => {
    expect(outcomeOf(await issueIn(workspace, policy(name)))).toEqual({ status: 'succeeded' });
    return name;
  };
  /** What the authority knows of the version in use. */
  const atAuthority = async (name: string) =>
    pebble.certificateStatus(workspace.certificate(name).current?.serial ?? '');
  const refusal = (name: string, signedBy: 'account' | 'certificate-key', reason: RevocationReason = 0) =>
    workspace.revoke(name, { reason, signedBy }).then(() => 'revoked', toProblem);

  it.each([
    ['account', 'account.example.test', 4],
    ['certificate-key', 'key.example.test', 1],
  ] as const)('by the %s, with its reason', async (signedBy, name, reason) => {
    await issued(name);
    expect(workspace.certificate(name).status).toBe('fine');
    const { certificate, remark } = await workspace.revoke(name, { reason, signedBy });
    expect(remark).toBe(undefined);
    expect(certificate).toMatchObject({ status: 'needs-you', current: { revoked: { reason } } });
    expect(workspace.certificate(name)).toEqual(certificate);
    expect(await atAuthority(name)).toMatchObject({ Status: 'Revoked', Reason: reason });
    // The next one is good again.
    await issued(name);
    expect(workspace.certificate(name).status).toBe('fine');
  });

  it('a second time is as good as the first, and keeps the reason that counts', async () => {
    const name = await issued('twice.example.test');
    await workspace.revoke(name, { reason: 4, signedBy: 'account' });
    const { certificate, remark } = await workspace.revoke(name, { reason: 5, signedBy: 'certificate-key' });
    expect({ remark: remark?.code, revoked: certificate.current?.revoked?.reason }).toEqual({
      remark: 'acme.alreadyRevoked',
      revoked: 4,
    });
  });

  it('says so when there is nothing to revoke, or no key to sign with', async () => {
    const key = join(folder.path, 'own.key');
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key]);
    const csrPem = openssl([
      'req',
      '-new',
      '-key',
      key,
      '-subj',
      '/',
      '-addext',
      'subjectAltName=DNS:own.example.test',
    ]);
    const view = await issueIn(workspace, { ...policy('own.example.test'), csrPem });
    expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
    const failed = await issueIn(workspace, { ...policy('none.example.test'), profile: 'unlisted' });
    expect(failed.status).toBe('failed');
    const obstacle = (name: string, reason: string) => ({
      code: 'revocation.not-possible',
      details: { name, reason },
      retryable: false,
    });
    expect(await refusal('own.example.test', 'certificate-key')).toEqual(obstacle('own.example.test', 'no-key'));
    expect(await refusal('own.example.test', 'account')).toBe('revoked');
    expect(await refusal('none.example.test', 'account')).toEqual(obstacle('none.example.test', 'no-certificate'));
    expect(await refusal('unknown.example.test', 'account')).toMatchObject({ code: 'certificate.not-found' });
  });

  it('as the page asks for it: every answer is what the contract promises', async () => {
    const name = await issued('page.example.test');
    const handlers = certificateHandlers({ workspace: async () => workspace } as Partial<Services> as Services);
    const { id } = workspace.certificate(name);
    const changes: number[] = [];
    const unsubscribe = workspace.onCertificates(() => changes.push(1));
    const info = await handlers['certificates.renewal-info']({ id });
    expect(calls['certificates.renewal-info'].output.parse(info).window).toBeDefined();
    const input = calls['certificates.revoke'].input.parse({ id });
    expect(input).toEqual({ id, reason: 0, signedBy: 'account' });
    const view = calls['certificates.revoke'].output.parse(await handlers['certificates.revoke'](input));
    unsubscribe();
    expect({ id: view.id, revoked: view.current?.revoked?.reason, changes: changes.length }).toEqual({
      id,
      revoked: 0,
      changes: 1,
    });
    expect(calls['certificates.revoke'].input.safeParse({ id, reason: 2 }).success).toBe(false);
  });

  it('on the command line: asks first, so a script must say --yes', async () => {
    const name = await issued('cli.example.test');
    const unasked = await runCli(profile, ['revoke', name, '--reason', 'superseded']);
    expect({ code: unasked.code, status: workspace.certificate(name).status }).toEqual({ code: 2, status: 'fine' });
    const done = await runCli(profile, ['revoke', name, '--reason', 'superseded', '--by-key', '--yes', '--json']);
    expect({ code: done.code, said: done.stderr }).toMatchObject({ code: 0 });
    expect(done.json()).toMatchObject({ certificate: { name, current: { revoked: { reason: 4 } } }, warnings: [] });
    expect(await atAuthority(name)).toMatchObject({ Status: 'Revoked', Reason: 4 });
    const wrong = await runCli(profile, ['revoke', name, '--reason', 'boredom', '--yes']);
    expect(wrong.code).toBe(2);
  });
});
