import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readCsr, readFittingCsr } from '../../../electron/engine/keys/read-csr.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { openssl } from '../../support/openssl-authority.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith } from '../../support/tools.ts';

const folder = tempFolder();
const names = 'DNS:Example.org,DNS:*.example.org,IP:192.0.2.7,IP:2001:db8:0:0::7';
const dns = (value: string): Identifier => ({ type: 'dns', value });
const ip = (value: string): Identifier => ({ type: 'ip', value });

let made = 0;
/** A request as openssl writes it. */
const request = (
  change: {
    readonly key?: readonly string[];
    readonly subject?: string;
    readonly names?: string;
    readonly digest?: string;
  } = {},
): string => {
  const key = join(folder.path, `key-${made++}.pem`);
  openssl(['genpkey', ...(change.key ?? ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']), '-out', key]);
  const san = change.names ?? names;
  const extension = san === '' ? [] : ['-addext', `subjectAltName=${san}`];
  const digest = change.digest === undefined ? [] : [`-${change.digest}`];
  return openssl(['req', '-new', '-key', key, '-subj', change.subject ?? '/', ...extension, ...digest]);
};
const flaw = async (pem: string): Promise<unknown> =>
  readCsr(pem).then(
    () => 'accepted',
    (thrown) => toProblem(thrown),
  );
const invalid = (reason: string) => expect.objectContaining({ code: 'csr.invalid', details: { reason } });
const rsa = (bits: number) => ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`];

describeWith(['openssl'], 'a request made elsewhere', () => {
  afterAll(() => folder.remove());

  it('tells its names, the common name among them, each once, in one way of writing', async () => {
    const { identifiers, keyType } = await readCsr(request({ subject: '/C=XX/O=Somebody/CN=WWW.example.org' }));
    expect({ identifiers, keyType }).toEqual({
      identifiers: [
        dns('www.example.org'),
        dns('example.org'),
        dns('*.example.org'),
        ip('192.0.2.7'),
        ip('2001:db8::7'),
      ],
      keyType: 'ec256',
    });
    const onlyCommon = await readCsr(request({ subject: '/CN=example.org', names: '', key: rsa(2048) }));
    expect(onlyCommon).toMatchObject({ identifiers: [dns('example.org')], keyType: 'rsa2048' });
  });

  it('may come from a Windows server or a mail, with text around it', async () => {
    const pem = request().replaceAll(' CERTIFICATE REQUEST', ' NEW CERTIFICATE REQUEST').replaceAll('\n', '\r\n');
    expect((await readCsr(`Here it is:\r\n${pem}\r\nBest wishes`)).identifiers).toHaveLength(4);
  });

  it('is refused for what an authority would refuse', { timeout: 60_000 }, async () => {
    const good = request();
    const body = good.split('\n');
    // One byte of the public key or of the names: still DER, no longer what was signed.
    const line = body[3] ?? '';
    const tampered = good.replace(line, `${line.slice(0, 10)}${line[10] === 'A' ? 'B' : 'A'}${line.slice(11)}`);
    const foreign = request({ names: 'DNS:other.example' });
    expect({
      nothing: await flaw('no request here'),
      two: await flaw(good + foreign),
      cut: await flaw(good.replace(/\n[^-\n]+\n-----END/, '\n-----END')),
      tampered: await flaw(tampered),
      rsa1024: await flaw(request({ key: rsa(1024) })),
      ed25519: await flaw(request({ key: ['-algorithm', 'ED25519'] })),
      p521: await flaw(request({ key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'] })),
      sha1: await flaw(request({ key: rsa(2048), digest: 'sha1' })),
      noNames: await flaw(request({ names: '' })),
      mail: await flaw(request({ names: 'DNS:example.org,email:me@example.org' })),
    }).toEqual({
      nothing: invalid('unreadable'),
      two: invalid('unreadable'),
      cut: invalid('unreadable'),
      tampered: expect.objectContaining({ code: 'csr.invalid' }),
      rsa1024: invalid('weak-key'),
      ed25519: invalid('key-kind'),
      p521: invalid('key-kind'),
      sha1: invalid('weak-signature'),
      noNames: invalid('no-names'),
      mail: invalid('other-names'),
    });
  });

  it('is refused when its signature is by another key', async () => {
    const good = request();
    const der = Buffer.from(good.replaceAll(/-----[^-]+-----/g, ''), 'base64');
    der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
    const broken = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
    expect(await flaw(broken)).toEqual(invalid('signature'));
  });

  it('fits an order for exactly its names, however they are written, and says what differs', async () => {
    const pem = request();
    const all = [dns('EXAMPLE.org'), dns('*.example.org'), ip('192.0.2.7'), ip('2001:DB8::7')];
    expect((await readFittingCsr(pem, all.toReversed())).der).toBeInstanceOf(Uint8Array);
    const problem = await readFittingCsr(pem, [...all.slice(1), dns('www.example.org')]).catch(toProblem);
    expect(problem).toMatchObject({
      code: 'csr.mismatch',
      details: { missing: ['www.example.org'], extra: ['example.org'] },
    });
  });
});
