/** Scenario S3, played by the application in a network of its own. Prints what came of each scene as one JSON document. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CauseId, FixAction } from '../../shared/domain/causes.ts';
import type { Policy, Proof } from '../../shared/domain/certificates.ts';
import type { FixPlan, FixSubject } from '../../shared/domain/fixes.ts';
import type { PreflightFinding } from '../../shared/domain/preflight.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { policyFor } from './profile.ts';
import { findingsOf, openDesk } from './scenario.ts';
import {
  addresses,
  firewall,
  name,
  routerPage,
  run,
  startS3World,
  toOtherPort,
  whileAnswers,
  whileHeld,
} from './scenario-s3-world.ts';

/** What HFS and Let's Encrypt said. */
const published = [
  `Error renewing certificate, expiring 2026-01-06: 151.224.199.134: Fetching http://${name}/.well-known/acme-challenge/x: Timeout during connect (likely firewall problem)`,
  'ensure your router is forwarding port 80 correctly',
  `Fetching https://${name}:8443/: Invalid port in redirect target. Only ports 80 and 443 are supported, not 8443`,
];

const world = await startS3World();
const desk = await openDesk();
const { handlers } = desk;
const key = await handlers['credentials.save']({ provider: 'rfc2136', label: 'zone', fields: world.credential });
const dns: Proof = { method: 'dns-01', provider: 'rfc2136', credentialId: key.id };
const policyOf = (proof: Proof, ...fallbackProofs: readonly Proof[]): Policy => ({
  ...policyFor({ names: [name], authority: world.pebble, proof, resolvers: [world.bind.endpoint] }),
  fallbackProofs: [...fallbackProofs],
});
const webroot = async (): Promise<string> => {
  const { profileFolder } = await handlers['app.bootstrap']({});
  const folder = join(profileFolder, 'www');
  mkdirSync(folder);
  return folder;
};
const http: Proof = { method: 'http-01' };
const idle = policyOf(http);

/** A look long before the renewal is due; then the order that fails, what is said of it, and what the probe decides. */
const failing = async (policy: Policy) => {
  const findings = findingsOf(await desk.preflight(policy));
  const failed = await desk.issue(policy);
  const subject: FixSubject = { kind: 'run', id: failed.id };
  const diagnosis = await handlers['diagnosis.run']({ id: failed.id });
  const probe = diagnosis.causes[0]?.confirm?.probe ?? '';
  const probed = await handlers['diagnosis.probe']({ probe, subject, text: '', facts: {} });
  return { findings, failed, subject, diagnosis, probe, probed };
};

const findingOf = (findings: readonly PreflightFinding[], code: string): PreflightFinding & { cause: CauseId } => {
  const found = findings.find((one) => one.code === code);
  if (found?.cause === undefined) throw new Error(`${code} is not among ${JSON.stringify(findings)}`);
  return { ...found, cause: found.cause };
};

/** Of a finding that people press the button of. */
const planOf = (
  subject: FixSubject,
  action: FixAction,
  { cause, detail }: ReturnType<typeof findingOf>,
  choice?: string,
) => handlers['fixes.plan']({ action, cause, subject, detail, ...(choice === undefined ? {} : { choice }) });

const apply = async (plan: FixPlan): Promise<{ readonly run?: RunView; readonly undoId?: string }> => {
  if (plan.kind !== 'do') throw new Error(`nothing to apply: ${JSON.stringify(plan)}`);
  const { runId, undoId } = await handlers['fixes.apply']({ id: plan.id });
  return {
    ...(runId === undefined ? {} : { run: await desk.ended(runId) }),
    ...(undoId === undefined ? {} : { undoId }),
  };
};

interface Change {
  /** A and AAAA that the name has by then. */
  readonly records: readonly string[];
  readonly code: string;
  readonly policy?: Policy;
  /** What else is there while it fails. */
  during?<T>(work: () => Promise<T>): Promise<T>;
}

/** The records of the zone are set right by the fix, then the same order succeeds. */
const corrected = async ({ records, code, policy = idle, during = (work) => work() }: Change) => {
  world.point(records);
  const before = world.pointsTo();
  const scene = await during(() => failing(policy));
  const plan = await planOf(scene.subject, 'edit-records', findingOf(scene.findings, code));
  const { undoId = '' } = await apply(plan);
  const after = world.pointsTo();
  const again = await desk.issue(policy);
  const calm = findingsOf(await desk.preflight(policy));
  await handlers['fixes.undo']({ id: undoId });
  const undone = world.pointsTo();
  world.point([`A ${addresses.own}`]);
  return { ...scene, before, plan, after, again, calm, undone };
};

/** Another way of proof in place of the one that failed. */
const otherWay = async (policy: Policy, code: string) => {
  const scene = await failing(policy);
  const finding = findingOf(scene.findings, code);
  const offered = await planOf(scene.subject, 'use-dns-challenge', finding);
  const plan = await planOf(scene.subject, 'use-dns-challenge', finding, key.id);
  return { ...scene, offered, plan, again: (await apply(plan)).run };
};

/** With an authority that the world trusts, which has to call a public address. */
const behindCarrier = async () => {
  run('ip', ['address', 'add', '100.64.7.7/24', 'dev', 'line']);
  run('ip', ['route', 'add', 'default', 'via', '100.64.7.1', 'dev', 'line']);
  const trusted: Policy = { ...idle, authority: { id: 'letsencrypt' } };
  const findings = findingsOf(await desk.preflight(trusted));
  const subject: FixSubject = { kind: 'policy', policy: idle };
  const plan = await planOf(subject, 'use-dns-challenge', findingOf(findings, 'carrier-address'), key.id);
  run('ip', ['address', 'del', '100.64.7.7/24', 'dev', 'line']);
  if (plan.kind !== 'do') throw new Error(JSON.stringify(plan));
  const { policy } = await handlers['fixes.apply']({ id: plan.id });
  return { findings, plan, again: policy === undefined ? undefined : await desk.issue(policy) };
};

const behindFirewall = async () => {
  run('nft', ['-f', '-'], firewall);
  const before = world.rules();
  const scene = await failing(idle);
  const finding = findingOf(scene.findings, 'firewall-closed');
  const offered = await planOf(scene.subject, 'open-port', finding);
  const plan = await planOf(scene.subject, 'open-port', finding, 'firewall:until-done');
  const untouched = world.rules() === before;
  if (plan.kind !== 'do') throw new Error(JSON.stringify(plan));
  const closed = openedAndClosed();
  const { runId = '' } = await handlers['fixes.apply']({ id: plan.id });
  const opened = world.rules();
  const again = await desk.ended(runId);
  await closed;
  const after = world.rules();
  const second = await desk.issue(policyOf(http, dns));
  run('nft', ['flush', 'ruleset']);
  return { ...scene, offered, plan, untouched, before, opened, again, after, second };
};
/** What was opened for one run is taken back when that has ended. */
const openedAndClosed = (): Promise<true> => {
  let opened = false;
  return desk.event((event) => {
    if (event.name !== 'fixes.changed') return undefined;
    const isOpen = event.payload.fixes.some(({ action }) => action === 'open-port');
    opened ||= isOpen;
    return opened && !isOpen ? true : undefined;
  });
};

const redirected: typeof otherWay = (policy, code) =>
  whileAnswers({ host: '::', port: 80 }, toOtherPort, () => otherWay(policy, code));

const play = async () => {
  const { options } = await handlers['proof.options']({ identifiers: idle.identifiers, authority: idle.authority });
  const report = await desk.preflight(idle);
  const run = await desk.issue(idle);
  const { certificates } = await handlers['certificates.list']({});
  const words: Record<string, string | undefined> = {};
  for (const text of published) words[text] = (await handlers['diagnosis.text']({ text })).causes[0]?.id;
  return {
    ...{ options, words },
    atFirst: { report, findings: findingsOf(report), run, certificates },
    moved: await corrected({
      records: [`A ${addresses.former}`],
      code: 'address-elsewhere',
    }),
    router: await corrected({
      records: [`A ${addresses.other}`],
      ...{ code: 'wrong-server', policy: policyOf({ ...http, address: addresses.own }) },
      during: (work) => whileAnswers({ host: addresses.other, port: 80 }, routerPage, work),
    }),
    deadSix: await corrected({
      records: [`A ${addresses.own}`, `AAAA ${addresses.formerSix}`],
      code: 'unreached-6',
    }),
    held: await whileHeld(async (pid) => ({ pid, ...(await otherWay(idle, 'port-taken')) })),
    redirected: await redirected(policyOf({ ...http, webroot: await webroot() }), 'redirect-other-port'),
    carrier: await behindCarrier(),
    firewalled: await behindFirewall(),
  };
};
export type S3Scenes = Awaited<ReturnType<typeof play>>;

try {
  process.stdout.write(`${JSON.stringify(await play())}\n`);
} finally {
  await desk.remove();
  await world.stop();
}
process.exit();
