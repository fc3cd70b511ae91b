/** Scenario S4, played by the application in a network of its own. Prints what came of each scene as one JSON document. */
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { RunView, ServerSighting } from '../../shared/domain/runs.ts';
import { contract } from '../contract/providers/tencentcloud.stand-in.ts';
import { movedClock } from './moved-clock.ts';
import { startPebble } from './pebble.ts';
import { policyFor } from './profile.ts';
import { type Desk, findingsOf, openDesk, textsAt } from './scenario.ts';
import { signatureFailure, startS4World } from './scenario-s4-world.ts';

const name = 'nas.example.test';
const fqdn = `_acme-challenge.${name}`;
/** The words of the published failure. */
const published = {
  timeout:
    "propagation: time limit exceeded: last error: NS call failed: DNS call error: read udp 198.18.0.1:53864->198.18.0.2:53: i/o timeout [ns=198.18.0.2:53, question='xxx.com. IN NS']",
  signature: 'Code=AuthFailure.SignatureFailure, Message=请求签名验证失败，请检查您的签名计算是否正确',
};

/** Milliseconds: six minutes and ten seconds. */
const slow = 370_000;

const world = await startS4World();
// The authority asks the zone itself, never the resolver of this machine.
const pebble = await startPebble({ dnsServer: world.bind.endpoint });
const clock = movedClock();
clock.advance(-slow);
const desk = await openDesk(clock);
const { profileFolder } = await desk.handlers['app.bootstrap']({});

const saveKey = (provider: string, fields: Readonly<Record<string, string>>) =>
  desk.handlers['credentials.save']({ provider, label: provider, fields: { ...fields, endpoint: world.api.endpoint } });
const policyOf = (provider: string, credentialId: string): Policy =>
  policyFor({ names: [name], authority: pebble, proof: { method: 'dns-01', provider, credentialId } });
const journal = () => {
  const storage = openStorage(profileFolder);
  try {
    return storage.journal.leftBehind().map(({ fqdn: at, phase, recordId }) => ({ fqdn: at, phase, recordId }));
  } finally {
    storage.close();
  }
};
/** What of the run, and of the zone after it, is looked at. */
const sceneOf = (run: RunView) => ({
  run,
  zone: [...(world.zones.get('example.test') ?? [])],
  served: textsAt(world.bind, fqdn),
});
const issue = async (policy: Policy) => {
  let servers: readonly ServerSighting[] = [];
  const over = desk.until(({ status, records }) => {
    const shown = records.flatMap((record) => record.servers);
    if (shown.length > 0) servers = shown;
    return status === 'succeeded' || status === 'failed';
  });
  const run = await desk.issue(policy);
  await over;
  return { ...sceneOf(run), servers };
};

/** Registered at Alibaba, so that people bring that key; served by Tencent Cloud. */
const recognise = async (d: Desk) => {
  const zone = await d.handlers['zone.find']({ name, resolvers: [] });
  const wrong = await saveKey('alidns', { accessKeyId: 'LTAI5tTEST', accessKeySecret: 'secret' });
  const report = await desk.preflight(policyOf('alidns', wrong.id));
  const { providers } = await d.handlers['providers.list']({});
  const own = providers.find(({ id }) => id === 'tencentcloud');
  return { zone, findings: findingsOf(report), policy: own?.policy, leastPrivilege: own?.leastPrivilege };
};

/** As it comes out of a chat window: blanks, zero-width characters, full-width letters. */
const pasted = ({ secretId = '', secretKey = '' }: Readonly<Record<string, string>>) => ({
  secretId: `\u3000${secretId.replace('AKID', 'ＡＫＩＤ')}\u200b \n`,
  secretKey: `\ufeff ${secretKey.slice(0, 8)}\u200d${secretKey.slice(8)}\u00a0`,
});

try {
  const recognised = await recognise(desk);
  const key = await saveKey('tencentcloud', pasted(contract.fields));
  const policy = policyOf('tencentcloud', key.id);
  world.before = (_action, { header }) =>
    Math.abs(Date.now() / 1000 - Number(header('x-tc-timestamp'))) > 300 ? signatureFailure : undefined;
  const findings = findingsOf(await desk.preflight(policy));
  const refused = await desk.issue(policy);
  const subject = { kind: 'run', id: refused.id } as const;
  const skewed = {
    findings,
    run: refused,
    test: await desk.handlers['credentials.test']({ id: key.id, name, resolvers: [] }),
    diagnosis: await desk.handlers['diagnosis.run'](subject),
    probe: await desk.handlers['diagnosis.probe']({ probe: 'clock', subject, text: published.signature, facts: {} }),
    fix: await desk.handlers['fixes.plan']({ action: 'set-clock', cause: 'clock-skew', subject, detail: {} }),
  };
  clock.advance(slow);
  const again = await desk.handlers['fixes.plan']({ action: 'retry', cause: 'clock-skew', subject, detail: {} });
  if (again.kind !== 'do') throw new Error(JSON.stringify(again));
  const { runId = '' } = await desk.handlers['fixes.apply']({ id: again.id });
  const corrected = sceneOf(await desk.ended(runId));
  world.before = undefined;

  const calls = world.api.requests.length;
  const canary = await desk.handlers['credentials.test']({ id: key.id, name, resolvers: [] });
  const tested = {
    key,
    canary,
    calls: world.api.requests.length - calls,
    zone: [...(world.zones.get('example.test') ?? [])],
  };

  process.stderr.write(`const silent ${new Date().toISOString()}\n`);
  const silent = {
    audit: await desk.handlers['dns.audit']({}),
    findings: findingsOf(await desk.preflight(policy)),
    diagnosis: await desk.handlers['diagnosis.text']({ text: published.timeout }),
    probe: await desk.handlers['diagnosis.probe']({
      probe: 'resolver-audit',
      subject: { kind: 'policy', policy },
      text: published.timeout,
      facts: {},
    }),
  };
  let atCreation: ReturnType<typeof journal> = [];
  world.before = (action) => {
    if (action === 'CreateRecord') atCreation = journal();
    return undefined;
  };
  process.stderr.write(`const first ${new Date().toISOString()}\n`);
  const first = { ...(await issue(policy)), atCreation };

  world.before = (action) => (action === 'DeleteRecord' ? signatureFailure : undefined);
  process.stderr.write(`const uncleaned ${new Date().toISOString()}\n`);
  const uncleaned = {
    ...(await issue(policy)),
    stale: (await desk.handlers['records.stale']({})).records,
    certificates: (await desk.handlers['certificates.list']({})).certificates,
    exported: await desk.handlers['certificates.export']({ id: name, format: 'pem' }),
    delivered: Object.keys(desk.delivered),
  };
  const diagnosed = await desk.handlers['diagnosis.run']({ id: uncleaned.run.id });
  world.before = undefined;
  const emptied = new Promise<void>((resolve) => {
    world.changed = () => {
      if (world.zones.get('example.test')?.length === 0) resolve();
    };
  });
  await desk.restart();
  process.stderr.write(`await emptied ${new Date().toISOString()}\n`);
  await emptied;
  const later = textsAt(world.bind, fqdn);

  world.before = (action) => {
    if (action === 'CreateRecord') clock.advance(-slow);
    return undefined;
  };
  process.stderr.write(`const jumped ${new Date().toISOString()}\n`);
  void desk.until((v) => {
    process.stderr.write(
      `${new Date().toISOString()} ${v.status} ${v.steps.map((x) => x.status)} ${v.nextLookAt} ${JSON.stringify(v.records.map((r) => [r.state, r.servers.map((x) => x.state)]))} ${JSON.stringify(v.problem)} ${JSON.stringify(v.warnings)}\n`,
    );
    return false;
  });
  const jumped = await issue(policy);
  clock.advance(slow);
  world.before = undefined;

  process.stderr.write(`world.lie = 'fake' ${new Date().toISOString()}\n`);
  world.lie = 'fake';
  const faked = { findings: findingsOf(await desk.preflight(policy)), ...(await issue(policy)) };
  process.stderr.write(`world.lie = 'invente ${new Date().toISOString()}\n`);
  world.lie = 'invented';
  const invented = { findings: findingsOf(await desk.preflight(policy)), ...(await issue(policy)) };
  world.lie = 'silence';
  process.stderr.write(`world.reach = 'china ${new Date().toISOString()}\n`);
  world.reach = 'china';
  const china = await issue(policy);
  process.stderr.write(`world.reach = 'world ${new Date().toISOString()}\n`);
  world.reach = 'world';
  const abroad = await issue(policy);
  world.reach = 'port-53';
  process.stderr.write(`const left ${new Date().toISOString()}\n`);
  const left = (await desk.handlers['records.stale']({})).records;

  process.stdout.write(
    `${JSON.stringify({
      ...{ recognised, tested, silent, first, uncleaned, diagnosed, later },
      ...{ skewed, corrected, jumped, faked, invented, china, abroad, left },
    })}\n`,
  );
} finally {
  await desk.remove();
  await pebble.stop();
  await world.stop();
}
process.exit();
