/** Scenario S4, played by the application in a network of its own. Prints what came of each scene as one JSON document. */
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { RunView, ServerSighting } from '../../shared/domain/runs.ts';
import { contract } from '../contract/providers/tencentcloud.stand-in.ts';
import { movedClock } from './moved-clock.ts';
import { startPebble } from './pebble.ts';
import { policyFor } from './profile.ts';
import { findingsOf, forgetProofsAt, openDesk, textsAt } from './scenario.ts';
import { signatureFailure, startS4World } from './scenario-s4-world.ts';

const name = 'nas.example.test';
const fqdn = `_acme-challenge.${name}`;
/** Milliseconds: six minutes and ten seconds. */
const slow = 370_000;
/** The words of the published failure. */
const timedOut =
  "[a.xxx.com] propagation: time limit exceeded: last error: NS call failed: DNS call error: read udp 198.18.0.1:53864->198.18.0.2:53: i/o timeout [ns=198.18.0.2:53, question='xxx.com. IN NS']";
const notSigned = 'Code=AuthFailure.SignatureFailure, Message=请求签名验证失败，请检查您的签名计算是否正确';

const world = await startS4World();
// The authority asks the zone itself, never the resolver of this machine.
const pebble = await startPebble({ dnsServer: world.bind.endpoint });
const clock = movedClock();
const desk = await openDesk(clock);
const { profileFolder } = await desk.handlers['app.bootstrap']({});

const saveKey = (provider: string, fields: Readonly<Record<string, string>>) =>
  desk.handlers['credentials.save']({ provider, label: provider, fields: { ...fields, endpoint: world.api.endpoint } });
const policyOf = (provider: string, credentialId: string): Policy =>
  policyFor({ names: [name], authority: pebble, proof: { method: 'dns-01', provider, credentialId } });
/** What the journal holds of records that may lie in the zone. */
const journal = () => {
  const storage = openStorage(profileFolder);
  try {
    return storage.journal.leftBehind().map(({ phase, recordId }) => ({ fqdn, phase, recordId }));
  } finally {
    storage.close();
  }
};
const zoneNow = () => ({ atProvider: [...(world.zones.get('example.test') ?? [])], served: textsAt(world.bind, fqdn) });
const sceneOf = (run: RunView) => ({ run, zone: zoneNow() });

/** An order, with what was last seen of the name servers while it went on. */
const issue = async (policy: Policy) => {
  await forgetProofsAt(desk, pebble);
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

/** The program is started again, and what it left in the zone is gone. */
const restartUntilEmpty = async (): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  world.changed = () => {
    if (world.zones.get('example.test')?.length === 0) resolve();
  };
  await desk.restart();
  await promise;
  world.changed = undefined;
};

/** Registered at Alibaba, so that people bring that key; served by Tencent Cloud. */
const recognise = async () => {
  const zone = await desk.handlers['zone.find']({ name, resolvers: [] });
  const wrong = await saveKey('alidns', { accessKeyId: 'LTAI5tTEST', accessKeySecret: 'secret' });
  const report = await desk.preflight(policyOf('alidns', wrong.id));
  const { providers } = await desk.handlers['providers.list']({});
  return { zone, findings: findingsOf(report), descriptor: providers.find(({ id }) => id === 'tencentcloud') };
};

/** As it comes out of a chat window: blanks, zero-width characters, full-width letters. */
const pasted = ({ secretId = '', secretKey = '' }: Readonly<Record<string, string>>) => ({
  secretId: `\u3000${secretId.replace('AKID', 'ＡＫＩＤ')}\u200b \n`,
  secretKey: `\ufeff ${secretKey.slice(0, 8)}\u200d${secretKey.slice(8)}\u00a0`,
});

const test = async (id: string) => {
  const { length } = world.api.requests;
  const report = await desk.handlers['credentials.test']({ id, name, resolvers: [] });
  return { ...report, requests: world.api.requests.length - length, zone: zoneNow() };
};

/** The clock is slow: looked at, ordered in vain, explained, set right, gone on with. */
const skewed = async (policy: Policy, keyId: string) => {
  clock.advance(-slow);
  world.before = (_action, { header }) =>
    Math.abs(Date.now() / 1000 - Number(header('x-tc-timestamp'))) > 300 ? signatureFailure : undefined;
  const findings = findingsOf(await desk.preflight(policy));
  const refused = await desk.issue(policy);
  const subject = { kind: 'run', id: refused.id } as const;
  const about = { cause: 'clock-skew', subject, detail: {} };
  const tested = await test(keyId);
  const diagnosis = await desk.handlers['diagnosis.run']({ id: refused.id });
  const probe = await desk.handlers['diagnosis.probe']({ probe: 'clock', subject, text: notSigned, facts: {} });
  const fix = await desk.handlers['fixes.plan']({ action: 'set-clock', ...about });
  clock.advance(slow);
  const plan = await desk.handlers['fixes.plan']({ action: 'retry', ...about });
  if (plan.kind !== 'do') throw new Error(JSON.stringify(plan));
  const { runId = '' } = await desk.handlers['fixes.apply']({ id: plan.id });
  const again = sceneOf(await desk.ended(runId));
  world.before = undefined;
  return { findings, refused, tested, diagnosis, probe, fix, plan, again };
};

/** The resolver of this machine is a proxy tool's, and says nothing. */
const silent = async (policy: Policy) => {
  const audit = await desk.handlers['dns.audit']({});
  const findings = findingsOf(await desk.preflight(policy));
  const diagnosis = await desk.handlers['diagnosis.text']({ text: timedOut });
  const subject = { kind: 'policy', policy } as const;
  const asked = { probe: 'resolver-audit', subject, text: timedOut, facts: {} };
  const probe = await desk.handlers['diagnosis.probe'](asked);
  let atCreation: ReturnType<typeof journal> = [];
  world.before = (action) => {
    if (action === 'CreateRecord') atCreation = journal();
    return undefined;
  };
  const issued = await issue(policy);
  world.before = undefined;
  return { audit, findings, diagnosis, probe, ...issued, atCreation };
};

/** The record is written and the certificate issued; then the provider takes no signature any more. */
const uncleaned = async (policy: Policy) => {
  world.before = (action) => (action === 'DeleteRecord' ? signatureFailure : undefined);
  const issued = await issue(policy);
  const { records: stale } = await desk.handlers['records.stale']({});
  const { certificates } = await desk.handlers['certificates.list']({});
  await desk.handlers['certificates.export']({ id: name, format: 'pem' });
  const left = journal();
  world.before = undefined;
  await restartUntilEmpty();
  return { ...issued, stale, certificates, exported: Object.keys(desk.delivered), left, later: zoneNow() };
};

/** The clock is put back after the record was written, as when a machine wakes up. */
const jumped = async (policy: Policy) => {
  world.before = (action) => {
    if (action === 'CreateRecord') clock.advance(-slow);
    return undefined;
  };
  const issued = await issue(policy);
  const diagnosis = await desk.handlers['diagnosis.run']({ id: issued.run.id });
  clock.advance(slow);
  world.before = undefined;
  await restartUntilEmpty();
  return { ...issued, diagnosis };
};

const lied = async (lie: 'fake' | 'invented', policy: Policy) => {
  world.lie = lie;
  const findings = findingsOf(await desk.preflight(policy));
  const issued = await issue(policy);
  world.lie = 'silence';
  return { findings, ...issued };
};

/** No name server can be reached, only one operator by HTTPS. */
const blocked = async (region: 'china' | 'world', policy: Policy) => {
  world.reach = region;
  const issued = await issue(policy);
  world.reach = 'port-53';
  return issued;
};

const play = async () => {
  const recognised = await recognise();
  const key = await saveKey('tencentcloud', pasted(contract.fields));
  const policy = policyOf('tencentcloud', key.id);
  return {
    ...{ recognised, pasted: pasted(contract.fields), fields: contract.fields },
    skewed: await skewed(policy, key.id),
    tested: await test(key.id),
    silent: await silent(policy),
    uncleaned: await uncleaned(policy),
    jumped: await jumped(policy),
    faked: await lied('fake', policy),
    invented: await lied('invented', policy),
    inChina: await blocked('china', policy),
    abroad: await blocked('world', policy),
    left: (await desk.handlers['records.stale']({})).records,
    atLast: zoneNow(),
  };
};
export type S4Scenes = Awaited<ReturnType<typeof play>>;

try {
  process.stdout.write(`${JSON.stringify(await play())}\n`);
} finally {
  await desk.remove();
  await pebble.stop();
  await world.stop();
}
process.exit();
