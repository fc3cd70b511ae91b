import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateIdOf } from '../../electron/engine/keys/certificate-id.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { runCli } from '../support/cli.ts';
import { openssl } from '../support/openssl-authority.ts';
import { type Ordering, orderingNeeds, startOrdering } from '../support/ordering.ts';
import { outcomeOf } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';

describeWith(orderingNeeds, 'orders as Pebble 2.10 takes them', () => {
  let ordering: Ordering;
  let folder: Ordering['folder'];
  let names: Ordering['names'];
  let pebble: Ordering['pebble'];
  let workspace: Ordering['workspace'];
  let overHttp: Ordering['overHttp'];
  let issue: Ordering['issue'];
  let leafOf: Ordering['leafOf'];
  beforeAll(async () => {
    ordering = await startOrdering();
    ({ folder, names, pebble, workspace, overHttp, issue, leafOf } = ordering);
  });
  afterAll(() => ordering?.stop());

  it('replacing the certificate in use; told that it was replaced before, orders all the same', async () => {
    const policy = overHttp('replaced.example.test');
    const replacements = () => pebble.output().match(/is a replacement of/g)?.length ?? 0;
    const before = replacements();
    await issue(policy);
    expect(replacements()).toBe(before);
    const first = await certificateIdOf((await leafOf('replaced.example.test')).raw);
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    expect(replacements()).toBe(before + 1);
    const again = await issue(policy, { replaces: first });
    expect(outcomeOf(again)).toEqual({ status: 'succeeded' });
    expect(replacements()).toBe(before + 1);
    // One that the authority never made keeps nobody from a new one either.
    const unknown = await issue(policy, { replaces: 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE' });
    expect(outcomeOf(unknown)).toEqual({ status: 'succeeded' });
  });

  it('with the key in use or a new one, as the policy says', async () => {
    const key = async () => createPrivateKey((await workspace.pemFiles('kept.example.test'))['privkey.pem'] ?? '');
    const policy = { ...overHttp('kept.example.test'), keyPolicy: 'reuse' as const };
    await issue(policy);
    const first = await key();
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    expect((await key()).equals(first)).toBe(true);
    // A key of another kind cannot be kept.
    expect(outcomeOf(await issue({ ...policy, keyType: 'rsa2048' }))).toEqual({ status: 'succeeded' });
    expect((await key()).asymmetricKeyDetails?.modulusLength).toBe(2048);
    const second = await key();
    await issue({ ...policy, keyType: 'rsa2048', keyPolicy: 'new' });
    expect((await key()).equals(second)).toBe(false);
  });

  it('for a request made elsewhere: its key is never here, and no file pretends otherwise', async () => {
    const name = 'elsewhere.example.test';
    const keyFile = join(folder, 'elsewhere.key');
    openssl(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', keyFile]);
    const request = (...san: readonly string[]) =>
      openssl(['req', '-new', '-key', keyFile, '-subj', `/CN=${name}`, '-addext', `subjectAltName=${san.join()}`]);
    // First with a key of ours, whose file must not stay beside the other certificate.
    await issue(overHttp(name));
    const live = workspace.certificate(name).folder ?? '';
    expect(existsSync(join(live, 'privkey.pem'))).toBe(true);

    const csrPem = request(`DNS:${name}`);
    expect(outcomeOf(await issue({ ...overHttp(name), csrPem }))).toEqual({ status: 'succeeded' });
    const view = workspace.certificate(name);
    const leaf = await leafOf(name);
    expect({
      hasKey: view.hasKey,
      keyType: view.keyType,
      ours: leaf.checkPrivateKey(createPrivateKey(readFileSync(keyFile))),
      files: Object.keys(await workspace.pemFiles(name)).sort(),
      live: existsSync(join(live, 'privkey.pem')),
      published: readFileSync(join(live, 'cert.pem'), 'utf8') === leaf.toString(),
    }).toEqual({
      hasKey: false,
      keyType: 'rsa2048',
      ours: true,
      files: ['cert.pem', 'chain.pem', 'fullchain.pem'],
      live: false,
      published: true,
    });

    const other = { ...overHttp(name), csrPem: request(`DNS:${name}`, 'DNS:www.example.test') };
    expect(await workspace.issue(other).catch(toProblem)).toMatchObject({
      code: 'csr.mismatch',
      details: { missing: [], extra: ['www.example.test'] },
    });
    expect(await workspace.issue({ ...other, csrPem: 'no request' }).catch(toProblem)).toMatchObject({
      code: 'csr.invalid',
      details: { reason: 'unreadable' },
    });
  });

  it('for a request alone, on the command line: its names are the names', async () => {
    const keyFile = join(folder, 'cli.key');
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384', '-out', keyFile]);
    const san = 'subjectAltName=DNS:cli.example.test,DNS:www.example.test';
    const csrPem = openssl(['req', '-new', '-key', keyFile, '-subj', '/', '-addext', san]);
    const where = ['--directory', pebble.directoryUrl, '--root', pebble.rootFile, '--http-port', `${pebble.httpPort}`];
    const args = ['issue', '--json', '--csr', '-', ...where, '--resolver', names.endpoint];
    const profile = join(folder, 'cli-profile');
    const issued = await runCli(profile, [...args, '--vault', 'key-file'], { input: csrPem });
    expect({ code: issued.code, said: issued.stderr }).toMatchObject({ code: 0 });
    expect(issued.json()).toMatchObject({
      certificate: { name: 'cli.example.test', keyType: 'ec384', hasKey: false, status: 'fine' },
      files: ['fullchain.pem', 'chain.pem', 'cert.pem'],
    });
    const other = await runCli(profile, [...args, '--name', 'cli.example.test'], { input: csrPem });
    expect([other.code, other.json()]).toMatchObject([2, { error: { code: 'csr.mismatch' } }]);
    const broken = await runCli(profile, args, { input: 'no request' });
    expect([broken.code, broken.json()]).toMatchObject([2, { error: { code: 'csr.invalid' } }]);
  });
});
