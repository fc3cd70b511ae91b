import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import { createDownloads } from '../../electron/web/downloads.ts';
import { startWebHost } from '../../electron/web/start-web-host.ts';
import { scriptedApplication } from '../support/scripted-application.ts';
import { cookieOf, listen, send, tokenPath, type VisitedHost, visitedHost } from '../support/visited-host.ts';

describe('the web host', () => {
  let visited: VisitedHost;
  let host: VisitedHost['host'];
  let downloads: VisitedHost['downloads'];
  let rendererFolder: VisitedHost['rendererFolder'];
  beforeAll(async () => {
    visited = await visitedHost();
    ({ host, downloads, rendererFolder } = visited);
  });
  afterAll(() => visited.close());

  it('says which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const options = { application: scriptedApplication(), downloads, rendererFolder, logger: silentLogger, port };
    await expect(startWebHost(options)).rejects.toMatchObject({
      problem: { code: 'host.port-in-use', details: { port } },
    });
    expect(options.application.listeners()).toBe(0);
    other.close();
  });

  it('cannot be reached at another address of this computer', async () => {
    const outgoing = request({ host: '127.0.0.2', port: host.port, agent: false });
    const [error] = (await once(outgoing.end(), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('ends open event streams when it stops', async () => {
    const mine = scriptedApplication();
    const brief = await startWebHost({
      application: mine,
      downloads: createDownloads(),
      rendererFolder,
      logger: silentLogger,
    });
    const session = cookieOf(await send(brief.port, 'GET', tokenPath(brief.newLink())));
    const stream = await listen(brief.port, session);
    const ended = once(stream.incoming, 'close');
    await Promise.all([brief.close(), ended]);
    expect(mine.listeners()).toBe(0);
    await expect(send(brief.port, 'GET', '/')).rejects.toThrow('ECONNREFUSED');
  });
});
