/** The checks before an order, in a network of their own where ports 80 and 443 are free. Prints one JSON document. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import { systemNetwork } from '../../electron/platform/network/index.ts';
import type { Proof } from '../../shared/domain/certificates.ts';
import type { PreflightReport } from '../../shared/domain/preflight.ts';
import { startBind } from './bind.ts';
import { startPebble } from './pebble.ts';
import { policyFor } from './profile.ts';
import { tempFolder } from './temp-folder.ts';
import { makeTlsIdentity } from './tls-identity.ts';

/** This machine's, and those of another one that happens to live here too. */
const own = { four: '203.0.113.5', six: '2001:db8:5::5' };
const other = '203.0.113.6';

const folder = tempFolder('certwright-preflight-');
const bind = await startBind({
  zones: [
    {
      name: 'example.test',
      records: [
        `www IN A ${own.four}`,
        `www IN AAAA ${own.six}`,
        `four IN A ${own.four}`,
        `dead6 IN A ${own.four}`,
        'dead6 IN AAAA 2001:db8:5::99',
        `alias IN CNAME www`,
        ...['wrong', 'port', 'circle', 'moved', 'tls'].map((name) => `${name} IN A ${other}`),
        'none IN TXT "nothing else"',
      ],
    },
  ],
});
const pebble = await startPebble({ dnsServer: bind.endpoint });
const workspace = openWorkspace({
  folder: folder.path,
  keychain: noKeychain,
  clock: systemClock,
  logger: silentLogger,
  userAgent: 'certwright-test',
  network: systemNetwork(),
});

const check = (name: string, proof: Proof): Promise<PreflightReport> =>
  workspace.preflight(policyFor({ names: [name], authority: pebble, proof, resolvers: [bind.endpoint] }), {
    environment: {},
  });

const during = async <T>(
  server: Server,
  at: { readonly port: number; readonly host: string },
  work: () => Promise<T>,
) => {
  server.listen(at);
  await once(server, 'listening');
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
};

const whileTaken = async <T>(work: () => Promise<T>): Promise<T> => {
  const script = "require('http').createServer((q,s)=>s.writeHead(404).end()).listen(80,'::',()=>console.log('up'))";
  const child: ChildProcess = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout !== null) await once(child.stdout, 'data');
  try {
    return await work();
  } finally {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
};

/** By the name that is asked for: where it redirects to, if anywhere. */
const stranger: RequestListener = (request, response) => {
  const targets: Readonly<Record<string, string>> = {
    'port.example.test': 'https://port.example.test:8443/',
    'circle.example.test': `http://circle.example.test${request.url ?? ''}`,
    'moved.example.test': `http://four.example.test${request.url ?? ''}`,
  };
  const target = targets[request.headers.host ?? ''];
  if (target === undefined) response.writeHead(404, { server: 'stranger' }).end('not here');
  else response.writeHead(301, { location: target }).end();
};

const webroot = join(folder.path, 'www');
mkdirSync(webroot);
/** A web server on all addresses: hands out the folder, or keeps its dot folders to itself. */
const site =
  (hides: boolean): RequestListener =>
  (request, response) => {
    if (hides) return void response.writeHead(403).end();
    readFile(join(webroot, request.url ?? '')).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  };

const http: Proof = { method: 'http-01' };
const here: Proof = { method: 'http-01', address: own.four };
const elsewhere = { port: 80, host: other };
const anywhere = { port: 80, host: '::' };
const atStranger = (name: string): Promise<PreflightReport> =>
  during(createServer(stranger), elsewhere, () => check(name, here));

const identity = await makeTlsIdentity();
const tlsServer = createTlsServer({ cert: identity.certificatePem, key: identity.keyPem });

try {
  const reports: Record<string, PreflightReport> = {
    good: await check('www.example.test', http),
    alias: await check('alias.example.test', http),
    taken: await whileTaken(() => check('four.example.test', http)),
    dead6: await check('dead6.example.test', http),
    none: await check('none.example.test', http),
    notForwarded: await check('four.example.test', { method: 'http-01', port: 8080 }),
    wrong: await atStranger('wrong.example.test'),
    port: await atStranger('port.example.test'),
    circle: await atStranger('circle.example.test'),
    moved: await atStranger('moved.example.test'),
    webroot: await during(createServer(site(false)), anywhere, () =>
      check('four.example.test', { method: 'http-01', webroot }),
    ),
    hidden: await during(createServer(site(true)), anywhere, () =>
      check('four.example.test', { method: 'http-01', webroot }),
    ),
    unserved: await check('four.example.test', { method: 'http-01', webroot }),
    tls: await check('www.example.test', { method: 'tls-alpn-01' }),
    tlsElsewhere: await during(tlsServer, { port: 443, host: other }, () =>
      check('tls.example.test', { method: 'tls-alpn-01', address: own.four }),
    ),
  };
  process.stdout.write(`${JSON.stringify(reports)}\n`);
} finally {
  await workspace.close();
  await pebble.stop();
  await bind.stop();
  folder.remove();
}
process.exit();
