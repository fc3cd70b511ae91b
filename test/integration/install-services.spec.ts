/** Containers, Kubernetes, clouds and webhooks: stand-ins that follow the published APIs and check every signature. */
import { createHmac, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { filesIn, type StandInContainer, startDocker } from '../support/docker-stand-in.ts';
import { cloudKeys, startAliyunCas, startKubernetes, startQiniu, startTencentSsl } from '../support/install-clouds.ts';
import { startMessageReceiver } from '../support/message-receiver.ts';
import { freshMaterial, runStep } from '../support/one-step.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';

const open: { close(): Promise<void> }[] = [];
const opened = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe('a step for containers', () => {
  const container = (name: string, survives = true): StandInContainer => ({
    ...{ id: `${name}0123`, name, labels: { 'certwright.reload': 'nas' }, running: true, survives, read: [] },
  });

  it('puts files in, restarts, and sees that the container still runs', async () => {
    const proxy = container('proxy');
    const docker = opened(await startDocker([proxy]));
    const material = await freshMaterial();
    const fields = { socket: docker.socket, container: 'proxy', folder: '/etc/tls', keyMode: '0640' };
    const tested = await runStep('docker', fields, material, { mode: 'test' });
    expect([tested.problem, tested.codes]).toEqual([undefined, ['found-container', 'would-write', 'would-write']]);
    expect(docker.requests.filter((line) => !line.startsWith('GET'))).toEqual([]);
    const run = await runStep('docker', fields, material);
    expect([run.problem, run.codes]).toEqual([undefined, ['found-container', 'wrote', 'wrote', 'restarted']]);
    const folder = join(docker.root(proxy), 'etc/tls');
    expect(readFileSync(join(folder, 'privkey.pem'), 'utf8')).toBe(material.files['privkey.pem']);
    expect(statSync(join(folder, 'privkey.pem')).mode & 0o777).toBe(0o640);
  });

  it('puts the old files back and restarts once more when the container does not come up', async () => {
    const proxy = container('proxy', false);
    const docker = opened(await startDocker([proxy]));
    const folder = join(docker.root(proxy), 'etc/tls');
    writeFileSync(join(folder, 'fullchain.pem'), 'the one before');
    const fields = { socket: docker.socket, container: 'proxy', folder: '/etc/tls', keyFile: '-' };
    const material = await freshMaterial();
    const run = await runStep('docker', fields, material);
    expect(run.problem).toMatchObject({ code: 'install.refused', details: { host: 'proxy' } });
    expect(proxy.read).toEqual([material.files['fullchain.pem'], 'the one before']);
    expect(readFileSync(join(folder, 'fullchain.pem'), 'utf8')).toBe('the one before');
    expect(filesIn(folder)).toEqual(['fullchain.pem']);
  });

  it('tells all that carry a label to read their files again, and misses what is not there', async () => {
    const docker = opened(await startDocker([container('one'), container('two')]));
    const { socket } = docker;
    const all = { socket, label: 'certwright.reload=nas', action: 'hangup' };
    expect((await runStep('docker', all, await freshMaterial())).codes).toEqual([
      ...['found-container', 'found-container', 'signalled', 'signalled'],
    ]);
    expect(docker.requests.filter((line) => line.includes('signal=SIGHUP'))).toHaveLength(2);
    for (const fields of [{ container: 'none' }, { label: 'other=1' }, { container: 'one', folder: '/none' }])
      expect((await runStep('docker', { socket, ...fields }, await freshMaterial())).problem?.code).toBe(
        'install.target-missing',
      );
    const gone = await runStep('docker', { socket: '/none/docker.sock', container: 'one' }, await freshMaterial());
    expect(gone.problem?.code).toBe('install.unreachable');
  });
});

describe('a step for Kubernetes', () => {
  const token = 'planted-service-account-token';
  const base64 = (text: string | undefined): string => Buffer.from(text ?? '').toString('base64');

  it('writes the secret, keeps what others put into it, and takes it back', async () => {
    const cluster = opened(await startKubernetes(token));
    const fields = { server: cluster.endpoint, token, namespace: 'tls', secretName: 'nas-tls' };
    const material = await freshMaterial();
    expect((await runStep('kubernetes', fields, material, { mode: 'test' })).codes).toEqual(['would-write']);
    expect(cluster.secrets.size).toBe(0);
    const old = { 'tls.crt': base64('old'), 'tls.key': base64('old'), 'ca.crt': base64('theirs') };
    cluster.secrets.set('nas-tls', { type: 'kubernetes.io/tls', data: old });
    expect((await runStep('kubernetes', fields, material)).codes).toEqual(['secret-written']);
    expect(cluster.secrets.get('nas-tls')?.data).toEqual({
      'tls.crt': base64(material.files['fullchain.pem']),
      'tls.key': base64(material.files['privkey.pem']),
      'ca.crt': base64('theirs'),
    });
    const before = cluster.secrets.get('nas-tls');
    const undone = await runStep('kubernetes', fields, await freshMaterial(), { undone: true });
    expect([undone.codes, cluster.secrets.get('nas-tls')]).toEqual([['secret-written', 'restored', 'undone'], before]);
    const fresh = await runStep('kubernetes', { ...fields, secretName: 'new' }, material, { undone: true });
    expect([fresh.codes, cluster.secrets.has('new')]).toEqual([['secret-written', 'removed', 'undone'], false]);
  });

  it('says what stands in the way, without the token', async () => {
    const cluster = opened(await startKubernetes(token));
    cluster.secrets.set('opaque', { type: 'Opaque', data: {} });
    const fields = { server: cluster.endpoint, token, namespace: 'tls', secretName: 'nas-tls' };
    const test = async (more: Readonly<Record<string, string>>) =>
      runStep('kubernetes', { ...fields, ...more }, await freshMaterial(), { mode: 'test' });
    const failures = [
      await test({ token: 'planted-wrong' }),
      await test({ secretName: 'forbidden' }),
      await test({ namespace: 'none' }),
      await test({ secretName: 'opaque' }),
    ];
    expect(failures.map(({ problem }) => problem?.code)).toEqual([
      ...['install.wrong-credentials', 'install.no-permission', 'install.target-missing', 'install.refused'],
    ]);
    expect(JSON.stringify(failures)).not.toMatch(/planted-/);
  });

  it('shows a client certificate to a server that wants one', async () => {
    const [server, client] = [await makeTlsIdentity(), await makeTlsIdentity()];
    const shown: string[] = [];
    const listener = createServer(
      { cert: server.certificatePem, key: server.keyPem, requestCert: true, rejectUnauthorized: false },
      (request, response) => {
        shown.push((request.socket as TLSSocket).getPeerCertificate().fingerprint256);
        response.writeHead(403).end('{"message":"no"}');
      },
    ).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    opened({ close: async () => void listener.close() });
    const fields = {
      ...{ server: `https://localhost:${(listener.address() as AddressInfo).port}`, root: server.rootPem },
      ...{ clientCertificate: client.certificatePem, clientKey: client.keyPem, secretName: 'nas-tls' },
    };
    const run = await runStep('kubernetes', fields, await freshMaterial());
    expect([shown, run.problem?.code]).toEqual([
      [new X509Certificate(client.certificatePem).fingerprint256],
      'install.no-permission',
    ]);
  });
});

describe('a step for a cloud', () => {
  it('uploads to Qiniu and switches domains, those without HTTPS too, and back', async () => {
    const before = { certId: 'old', forceHttps: true, http2Enable: false };
    const domains = new Map([
      ['cdn.example.test', { protocol: 'https', https: before }],
      ['plain.example.test', { protocol: 'http' }],
    ]);
    const cloud = opened(await startQiniu(domains));
    const fields = { ...cloudKeys, endpoint: cloud.endpoint, domains: [...domains.keys()].join('\n') };
    const undone = await runStep('qiniu', fields, await freshMaterial(), { undone: true });
    expect(undone.codes).toEqual([
      ...['uploaded', 'domain-switched', 'domain-switched', 'restored', 'restored', 'removed', 'undone'],
    ]);
    expect([cloud.certificates, [...domains.values()]]).toEqual([
      [],
      [{ protocol: 'https', https: before }, { protocol: 'http' }],
    ]);
    const material = await freshMaterial();
    const run = await runStep('qiniu', fields, material);
    expect([run.problem, run.codes]).toEqual([undefined, ['uploaded', 'domain-switched', 'domain-switched']]);
    expect(domains.get('cdn.example.test')?.https).toEqual({ ...before, certId: '5f0' });
    expect(cloud.certificates[0]).toMatchObject({ chain: material.files['fullchain.pem'] });
    const again = await runStep('qiniu', fields, material);
    expect(again.codes).toEqual(['there-already', 'there-already', 'there-already']);
  });

  it.each([
    ['tencent-ssl', startTencentSsl],
    ['aliyun-cas', startAliyunCas],
  ] as const)('uploads to %s once, and removes what is not to stay', async (kind, start) => {
    const cloud = opened(await start());
    const fields = { ...cloudKeys, endpoint: cloud.endpoint };
    const material = await freshMaterial('*.example.test');
    expect((await runStep(kind, fields, material, { mode: 'test' })).codes).toEqual(['would-write']);
    expect(cloud.certificates).toEqual([]);
    expect((await runStep(kind, fields, material)).codes).toEqual(['uploaded']);
    expect(cloud.certificates).toEqual([
      {
        id: expect.any(String),
        name: expect.stringMatching(/^wildcard\.example\.test-[0-9a-f]{12}$/),
        chain: material.files['fullchain.pem'],
        key: material.files['privkey.pem'],
      },
    ]);
    expect((await runStep(kind, fields, material)).codes).toEqual(['there-already']);
    const undone = await runStep(kind, fields, await freshMaterial(), { undone: true });
    expect([undone.codes, cloud.certificates.length]).toEqual([['uploaded', 'removed', 'undone'], 1]);
    const wrong = await runStep(kind, { ...fields, secretKey: 'planted-other-secret' }, material);
    expect([wrong.problem?.code, JSON.stringify(wrong).includes('planted')]).toEqual([
      'install.wrong-credentials',
      false,
    ]);
  });
});

describe('a step by webhook', () => {
  it('sends what was asked for, signed, and no key unless told', async () => {
    const receiver = opened(await startMessageReceiver());
    const material = await freshMaterial();
    const signingSecret = 'planted-signing-secret';
    const fields = { url: `${receiver.url}/planted-path-secret`, signingSecret };
    await runStep('webhook', fields, material, { mode: 'test' });
    await runStep('webhook', fields, material);
    await runStep('webhook', { ...fields, sendKey: 'yes' }, material);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as Record<string, string>);
    expect(bodies.map(({ event, fullchain, privateKey }) => [event, fullchain, privateKey])).toEqual([
      ['test', undefined, undefined],
      ['install', material.files['fullchain.pem'], undefined],
      ['install', material.files['fullchain.pem'], material.files['privkey.pem']],
    ]);
    for (const { headers, body } of receiver.received)
      expect(headers['x-certwright-signature']).toBe(
        `sha256=${createHmac('sha256', signingSecret).update(`${headers['x-certwright-timestamp']}.${body}`).digest('hex')}`,
      );
    receiver.answer(() => ({ status: 503, body: `busy ${signingSecret}` }));
    const refused = await runStep('webhook', fields, material);
    expect(refused.problem).toMatchObject({ code: 'install.refused', retryable: true });
    expect(JSON.stringify(refused)).not.toContain('planted-signing');
  });

  it('takes no address without encryption but this machine’s own', async () => {
    await expect(runStep('webhook', { url: 'http://example.org/hook' }, await freshMaterial())).rejects.toThrow(
      'credential.invalid',
    );
  });
});
