/** Probes in a network of their own, where ports 80 and 443 are free and nothing leads outside. Prints one JSON document. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { DecodedPacket, Packet } from 'dns-packet';
import { noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import { systemNetwork } from '../../electron/platform/network/index.ts';
import type { Policy, Proof } from '../../shared/domain/certificates.ts';
import type { ProbeReport } from '../../shared/domain/diagnosis.ts';
import type { FixSubject } from '../../shared/domain/fixes.ts';
import { reply, startScriptedServer } from '../unit/dns/scripted-server.ts';
import { startBind } from './bind.ts';
import { startPebble } from './pebble.ts';
import { issueIn, policyFor } from './profile.ts';
import { tempFolder } from './temp-folder.ts';
import { makeTlsIdentity } from './tls-identity.ts';

const own = '203.0.113.5';
const folder = tempFolder('certwright-probes-');
const bind = await startBind({
  zones: [
    { name: 'example.test', records: [`four IN A ${own}`, `dead6 IN A ${own}`, 'dead6 IN AAAA 2001:db8:5::99'] },
    // A public suffix: names below it may be looked up for a text of unknown origin.
    { name: 'example.org', records: [`@ IN A ${own}`, `www IN A ${own}`, 'inner IN A 127.0.0.1'] },
  ],
});
const pebble = await startPebble({ dnsServer: bind.endpoint, httpPort: 80, env: { PEBBLE_CHAIN_LENGTH: '2' } });
const madeUp = (packet: DecodedPacket): Packet => {
  const { name = '', type } = packet.questions?.[0] ?? {};
  return reply(packet, { flags: 0, answers: type === 'A' ? [{ type, name, ttl: 1, data: '198.18.0.7' }] : [] });
};
const liar = await startScriptedServer((packet: DecodedPacket) => [madeUp(packet)], '127.0.0.3');

const openAt = (path: string, system: string) =>
  openWorkspace({
    folder: join(folder.path, path),
    keychain: noKeychain,
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'certwright-test',
    network: systemNetwork(),
    resolvers: { system: [system], known: [bind.endpoint] },
  });
const workspace = openAt('profile', bind.endpoint);
await workspace.vault.setUp('key-file');
const lied = openAt('lied', liar.endpoint);

const policyOf = (name: string, proof: Proof = { method: 'http-01' }): Policy =>
  policyFor({ names: [name], authority: pebble, proof, resolvers: [bind.endpoint] });
const probe = (id: string, subject: FixSubject, text: string, at: typeof workspace = workspace): Promise<ProbeReport> =>
  at.probe({ probe: id, subject, text, facts: {} }, AbortSignal.timeout(20_000));
const ofPolicy = (name: string): FixSubject => ({ kind: 'policy', policy: policyOf(name) });

const during = async <T>(server: Server, port: number, work: () => Promise<T>): Promise<T> => {
  server.listen({ port, host: '::' });
  await once(server, 'listening');
  try {
    return await work();
  } finally {
    const closed = once(server, 'close');
    server.close();
    await closed;
  }
};

const connecting = 'Timeout during connect (likely firewall problem)';
const binding = 'Problem binding to port 80: Could not bind to IPv4 or IPv6.';
const visitors = 'curl: (60) SSL certificate problem: unable to get local issuer certificate';
const stillOld = 'The browser still says the certificate has expired although it was renewed';

try {
  const first = await issueIn(workspace, policyOf('four.example.test'));
  if (first.status !== 'succeeded') throw new Error(JSON.stringify(first.problem));
  const files = () => {
    const live = (file: string) => readFileSync(join(folder.path, 'profile/live/four.example.test', file), 'utf8');
    return { key: live('privkey.pem'), cert: live('fullchain.pem'), leaf: live('cert.pem') };
  };
  const before = files();
  const renewed = await issueIn(workspace, policyOf('four.example.test'));
  const after = files();
  const runOf: FixSubject = { kind: 'run', id: renewed.id };
  const showing = (shown: { readonly key: string; readonly cert: string }, text: string, subject: FixSubject = runOf) =>
    during(createTlsServer(shown), 443, () => probe('served-certificate', subject, text));
  const stranger = await makeTlsIdentity();
  const none: FixSubject = { kind: 'none' };
  const reports: Record<string, ProbeReport> = {
    dead6: await during(createServer(), 80, () => probe('addresses', ofPolicy('dead6.example.test'), connecting)),
    held: await during(createServer(), 80, () => probe('port-80-bind', ofPolicy('four.example.test'), binding)),
    free: await probe('port-80-bind', ofPolicy('four.example.test'), binding),
    lied: await probe('resolver-audit', none, 'dns: the resolver did not return the expected TXT record', lied),
    served: await showing({ key: after.key, cert: after.cert }, visitors),
    incomplete: await showing({ key: after.key, cert: after.leaf }, visitors),
    older: await showing({ key: before.key, cert: before.cert }, stillOld),
    stranger: await showing({ key: stranger.keyPem, cert: stranger.certificatePem }, visitors),
    nobody: await probe('served-certificate', runOf, visitors),
    fromText: await showing({ key: after.key, cert: after.leaf }, `${visitors} www.example.org`, none),
    innerText: await showing({ key: after.key, cert: after.leaf }, `${visitors} inner.example.org`, none),
  };
  process.stdout.write(`${JSON.stringify(reports)}\n`);
} finally {
  await workspace.close();
  await lied.close();
  await liar.stop();
  await pebble.stop();
  await bind.stop();
  folder.remove();
}
process.exit();
