/**
 * Rehearsals of renewals in a network of their own where port 80 is free: two certificates are issued, and then the
 * world changes. Prints one JSON document.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { systemNetwork } from '../../electron/platform/network/index.ts';
import type { Policy, Proof } from '../../shared/domain/certificates.ts';
import type { Notice } from '../../shared/domain/notifications.ts';
import type { RehearsalReport } from '../../shared/domain/rehearsals.ts';
import { startBind } from './bind.ts';
import { openedWorkspace } from './opened-workspace.ts';
import { startPebble } from './pebble.ts';
import { issueIn, policyFor } from './profile.ts';
import { tool } from './tools.ts';
import { updateKey } from './world.ts';

export interface Rehearsed {
  readonly reports: Readonly<Record<string, RehearsalReport>>;
  /** When the renewal of the first is planned. */
  readonly dueAt: string | undefined;
  /** Notices about it, after its renewal would fail and after it would not any more. */
  readonly notices: readonly (readonly Pick<Notice, 'code' | 'endedAt' | 'subject'>[])[];
}

/** This machine's, and that of another one that happens to live here too. */
const own = '203.0.113.5';
const other = '203.0.113.6';
const nobody = '203.0.113.77';

const name = 'www.example.test';
const bind = await startBind({
  zones: [{ name: 'example.test', records: [`www IN A ${own}`, `both IN A ${own}`] }],
  keys: [updateKey],
});
const profiles = { default: { description: 'Ninety days', validityPeriod: 7_776_000 } };
const pebble = await startPebble({ dnsServer: bind.endpoint, httpPort: 80, profiles });
const profile = await openedWorkspace({ network: systemNetwork() });
const { workspace } = profile;

const http: Proof = { method: 'http-01', address: own };
const policyOf = (host: string, more: Partial<Policy> = {}): Policy => ({
  ...policyFor({ names: [host], authority: pebble, proof: http, resolvers: [bind.endpoint] }),
  ...more,
});
const { keyName, keySecret, algorithm } = {
  keyName: updateKey.name,
  keySecret: updateKey.secret,
  algorithm: updateKey.algorithm,
};
const credential = await workspace.credentials.save({
  provider: 'rfc2136',
  label: 'zone',
  fields: { nameserver: bind.endpoint, keyName, keySecret, algorithm },
});
const dns: Proof = { method: 'dns-01', provider: 'rfc2136', credentialId: credential.id };

const update = (...changes: readonly string[]): void => {
  execFileSync(tool('nsupdate'), ['-y', `${algorithm}:${keyName}:${keySecret}`], {
    input: [`server ${bind.address} ${bind.port}`, ...changes.map((change) => `update ${change}`), 'send', ''].join(
      '\n',
    ),
  });
};
const pointTo = (address: string): void => update(`delete ${name} A`, `add ${name} 60 A ${address}`);

const rehearse = (host = name): Promise<RehearsalReport> => workspace.rehearsals.rehearse(host);

const atStranger = async (listener: RequestListener): Promise<RehearsalReport> => {
  pointTo(other);
  const server = createServer(listener).listen(80, other);
  await once(server, 'listening');
  try {
    return await rehearse();
  } finally {
    await new Promise((resolve) => server.close(resolve));
    pointTo(own);
  }
};

const whileTaken = async (host?: string): Promise<RehearsalReport> => {
  const script = "require('http').createServer((q,s)=>s.writeHead(404).end()).listen(80,'::',()=>console.log('up'))";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  try {
    return await rehearse(host);
  } finally {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
};

const around = async (change: string, back: string): Promise<RehearsalReport> => {
  update(change);
  try {
    return await rehearse();
  } finally {
    update(back);
  }
};

const noticesNow = () =>
  workspace.notifications
    .list()
    .flatMap(({ code, endedAt, subject }) =>
      code === 'will-fail' ? [{ code, subject, ...(endedAt === undefined ? {} : { endedAt }) }] : [],
    );

try {
  for (const policy of [policyOf(name), policyOf('both.example.test', { fallbackProofs: [dns] })]) {
    const { status, problem } = await issueIn(workspace, policy);
    if (status !== 'succeeded') throw new Error(JSON.stringify(problem));
  }
  const good = await rehearse();
  const taken = await whileTaken();
  const whileFailing = noticesNow();
  const again = await rehearse();
  const notices = [whileFailing, noticesNow()];
  const result: Rehearsed = {
    reports: {
      good,
      taken,
      again,
      moved: await around(
        `delete ${name} A\nupdate add ${name} 60 A ${nobody}`,
        `delete ${name} A\nupdate add ${name} 60 A ${own}`,
      ),
      dead6: await around(`add ${name} 60 AAAA 2001:db8:5::99`, `delete ${name} AAAA`),
      wrong: await atStranger((_, response) => response.writeHead(404, { server: 'stranger' }).end('not here')),
      redirected: await atStranger((_, response) =>
        response.writeHead(301, { location: `https://${name}:8443/` }).end(),
      ),
      both: await whileTaken('both.example.test'),
    },
    dueAt: workspace.plan().find((entry) => entry.name === name)?.at,
    notices,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await profile.remove();
  await pebble.stop();
  await bind.stop();
}
process.exit();
