import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lookAtTls, type TlsLook } from '../../../electron/engine/tls-look/look.ts';
import { makeTlsIdentity, type TlsIdentity } from '../../support/tls-identity.ts';

const servers: Server[] = [];
const listening = async (server: Server): Promise<number> => {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

describe('a look at what a server shows over TLS', () => {
  let identity: TlsIdentity;
  beforeAll(async () => {
    identity = await makeTlsIdentity();
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const look = (port: number, more: Partial<Parameters<typeof lookAtTls>[0]> = {}): Promise<TlsLook> =>
    lookAtTls({ name: 'localhost', address: '127.0.0.1', port, signal: new AbortController().signal, ...more });
  const tls = () => createTlsServer({ cert: identity.certificatePem, key: identity.keyPem });

  it('tells chain, name and trust apart', async () => {
    const port = await listening(tls());
    const plain = await look(port);
    expect(plain).toMatchObject({ kind: 'shown', covers: true, untrusted: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    expect(plain.kind === 'shown' && plain.chain.map(({ subject }) => subject)).toEqual(['CN=localhost']);
    const trusted = await look(port, { rootPem: identity.rootPem });
    expect(trusted).toMatchObject({ kind: 'shown', covers: true });
    expect(trusted).not.toHaveProperty('untrusted');
    expect(await look(port, { rootPem: identity.rootPem, name: 'nas.example.org' })).toMatchObject({ covers: false });
    expect(await look(port, { name: '127.0.0.1' })).toMatchObject({ covers: true });
  });

  it('sends the name that was asked for, and no name with an address', async () => {
    const names: string[] = [];
    const server = createTlsServer({
      cert: identity.certificatePem,
      key: identity.keyPem,
      SNICallback: (name, done) => {
        names.push(name);
        done(null);
      },
    });
    const port = await listening(server);
    await look(port, { name: 'nas.example.org' });
    await look(port, { name: '127.0.0.1' });
    expect(names).toEqual(['nas.example.org']);
  });

  it('says why nothing was shown, and whether anything answered', async () => {
    const other = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await look(await listening(other))).toMatchObject({ kind: 'failed', spoke: true });
    const silent = createServer(() => undefined);
    expect(await look(await listening(silent), { patience: 50 })).toMatchObject({ reason: 'timeout', spoke: false });
    const gone = createServer();
    const port = await listening(gone);
    gone.close();
    await once(gone, 'close');
    expect(await look(port)).toMatchObject({ kind: 'failed', reason: 'ECONNREFUSED', spoke: false });
    expect(await look(port, { signal: AbortSignal.abort() })).toMatchObject({ reason: 'timeout' });
  });
});
