/** A server that an authority of one's own signed for: refused, trusted once that was said, and refused again. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestHttps } from '../../../electron/engine/acme/https-client.ts';
import { noKeychain, silentLogger, systemClock } from '../../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open-workspace.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { makeTlsIdentity, type TlsIdentity } from '../../support/tls-identity.ts';

let folder: ReturnType<typeof tempFolder>;
let server: Server;
let identity: TlsIdentity;
let workspace: Workspace;
const open = (): Workspace =>
  openWorkspace({
    ...{ folder: folder.path, keychain: noKeychain, clock: systemClock },
    ...{ logger: silentLogger, userAgent: 'certwright-test' },
  });
beforeEach(async () => {
  folder = tempFolder();
  identity = await makeTlsIdentity();
  // No connection outlives its answer, so that each is judged anew.
  server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (_, response) =>
    response.writeHead(200, { connection: 'close' }).end('here'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  workspace = open();
});
afterEach(async () => {
  for (const { id } of workspace.trustedRoots.list()) workspace.trustedRoots.remove(id);
  await workspace.close();
  server.close();
  folder.remove();
});

const url = (): string => `https://localhost:${(server.address() as AddressInfo).port}/`;
/** As directories are asked, and as providers are. */
const reached = async (): Promise<readonly string[]> => [
  await requestHttps({
    ...{ method: 'GET', url: url(), headers: {}, signal: new AbortController().signal, timeout: 5000 },
    ...{ limitBytes: 1000, now: () => new Date(), online: () => true },
  }).then(
    ({ body }) => body.toString(),
    (thrown: unknown) => toProblem(thrown).code,
  ),
  await fetch(url()).then(
    (response) => response.text(),
    () => 'refused',
  ),
];
const refused = ['network.tls-untrusted', 'refused'];
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (thrown) {
    return toProblem(thrown);
  }
};

describe('an authority of one’s own', () => {
  it('is trusted for every connection once that was said, also after the next start, and no more when it is removed', async () => {
    expect(await reached()).toEqual(refused);
    const [root] = workspace.trustedRoots.add(`the root:\n${identity.rootPem}`);
    expect(root).toMatchObject({ name: 'Certwright test listener root' });
    expect(await reached()).toEqual(['here', 'here']);
    await workspace.close();
    workspace = open();
    expect(workspace.trustedRoots.list()).toEqual([root]);
    expect(await reached()).toEqual(['here', 'here']);
    expect(workspace.trustedRoots.remove(root?.id ?? '')).toEqual([]);
    expect(await reached()).toEqual(refused);
  });

  it('is on the list once, however often it is added', () => {
    workspace.trustedRoots.add(identity.rootPem + identity.rootPem);
    expect(workspace.trustedRoots.add(identity.rootPem)).toHaveLength(1);
  });

  it.each([
    ['no certificate', () => 'nothing of the kind', 'no-certificate'],
    ['a damaged one', () => identity.rootPem.replace('MII', 'AAA'), 'not-readable'],
    ['that of a server', () => identity.rootPem + identity.certificatePem, 'no-authority'],
  ])('cannot be %s, and then nothing changes', async (_, pem, reason) => {
    expect(codeOf(() => workspace.trustedRoots.add(pem()))).toMatchObject({ code: 'root.unfit', details: { reason } });
    expect(workspace.trustedRoots.list()).toEqual([]);
    expect(await reached()).toEqual(refused);
  });

  it('that is not on the list cannot be removed', () => {
    expect(codeOf(() => workspace.trustedRoots.remove('AB:CD'))).toMatchObject({ code: 'root.not-found' });
  });
});
