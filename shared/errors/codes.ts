/**
 * Every way Certwright can fail, as data: a code, what class of failure it is, and the details it carries.
 * Sentences are made from these by `shared/i18n`; no layer below the screen or the terminal writes prose.
 */
import { z } from 'zod';
import { acmeCodes, acmeProblem } from './codes-acme.ts';
import { backupCodes } from './codes-backup.ts';
import { define } from './define.ts';

export { type AcmeProblemType, acmeProblemTypes } from './codes-acme.ts';
export { type FailureClass, failureClasses } from './define.ts';

const text = z.string();
const none = z.object({});
const peer = z.object({ url: text, host: text });
const providerAnswer = z.object({
  provider: text,
  endpoint: text,
  detail: text,
  /** Id in our list of causes, where the answer tells it. */
  cause: text.optional(),
});
const channelAnswer = z.object({
  /** Kind of the channel. */
  channel: text,
  endpoint: text,
  detail: text,
  /** Id in our list of causes, where there is one. */
  cause: text.optional(),
});
const folder = z.object({ path: text });

export const errorCodes = {
  // What people hand us
  'input.invalid': define('input', z.object({ issues: z.array(z.object({ path: text, message: text })) })),
  'input.usage': define('input', z.object({ message: text })),
  'input.file-unreadable': define('input', z.object({ path: text, reason: text })),
  'names.none': define('input', none),
  'names.refused': define(
    'input',
    z.object({ names: z.array(z.object({ typed: text, value: text, problem: text, suggestion: text.optional() })) }),
  ),
  'names.too-many': define('input', z.object({ count: z.number(), limit: z.number() })),
  'credential.invalid': define(
    'credential',
    z.object({ provider: text, fields: z.array(z.object({ key: text, problem: text })) }),
  ),
  'credential.in-use': define('credential', z.object({ label: text, certificates: z.array(text) })),
  'credential.not-found': define('credential', z.object({ id: text })),
  'provider.unknown': define('input', z.object({ id: text, known: z.array(text) })),
  'root.invalid': define('input', z.object({ path: text, reason: text })),
  /** Text that is to be trusted. */
  'root.unfit': define('input', z.object({ reason: text })),
  'root.not-found': define('input', z.object({ id: text })),

  // Reaching a server: one code per way it breaks (scenario S5)
  'network.dns': define('network', peer, true),
  'network.refused': define('network', peer, true),
  'network.unreachable': define('network', peer, true),
  'network.timeout': define('network', peer.extend({ seconds: z.number() }), true),
  'network.reset': define('network', peer, true),
  'network.tls-untrusted': define('network', peer.extend({ reason: text, issuer: text.optional() })),
  /** No address but our own answers: no cable, no wireless, no route. */
  'network.none': define('network', peer, true),
  /** The certificate chain ends at a root that inspects traffic, not at the server's own. */
  'network.tls-intercepted': define('network', peer.extend({ issuer: text })),
  /** Not yet or no longer valid by our clock, which the server's Date contradicts. */
  'network.tls-clock': define('network', peer.extend({ reason: text, skewSeconds: z.number().optional() })),
  'network.tls-failed': define('network', peer.extend({ reason: text }), true),
  'network.too-large': define('network', peer.extend({ limitBytes: z.number() })),
  'proxy.invalid': define('input', z.object({ reason: text, value: text })),
  'proxy.unreachable': define('network', z.object({ proxy: text, reason: text }), true),
  /** It answered something else than that the way is free. */
  'proxy.refused': define('network', z.object({ proxy: text, host: text, status: z.number() }), true),
  'proxy.sign-in-needed': define('network', z.object({ proxy: text, host: text })),
  'proxy.sign-in-wrong': define('network', z.object({ proxy: text, host: text })),
  /** It led on, and then showed a certificate of its own. */
  'proxy.intercepts': define('network', z.object({ proxy: text, host: text, issuer: text })),
  'directory.http-status': define('network', peer.extend({ status: z.number(), excerpt: text }), true),
  'directory.forbidden': define('network', peer.extend({ status: z.number(), excerpt: text })),
  'directory.unavailable': define('network', peer.extend({ status: z.number() }), true),
  'directory.not-json': define('network', peer.extend({ contentType: text, excerpt: text }), true),
  'directory.wrong-json': define('network', peer.extend({ missing: z.array(text) })),
  'directory.nonce-failed': define('network', peer.extend({ reason: text }), true),

  // What the authority answers
  ...acmeCodes,
  /** An answer of 500 or above without a problem document: what stands before the authority, or what is left of it. */
  'acme.unavailable': define('authority', peer.extend({ status: z.number(), reason: text }), true),
  'acme.bad-answer': define('authority', peer.extend({ status: z.number(), reason: text }), true),
  'authority.unknown': define('input', z.object({ id: text, known: z.array(text) })),
  'account.not-found': define('input', z.object({ id: text })),
  'account.key-invalid': define('input', z.object({ reason: text })),
  'account.binding-needed': define('credential', z.object({ authority: text })),
  'account.binding-invalid': define('credential', z.object({ authority: text, field: text })),
  'account.terms-changed': define('authority', z.object({ authority: text, url: text })),
  /** RFC 8555 §7.3.6; `url` is empty when only the key is known. */
  'account.deactivated': define('authority', z.object({ authority: text, url: text })),
  'account.in-use': define('input', z.object({ id: text, certificates: z.array(text) })),
  /** Its key proves names of orders that are under way, so it stays until they have ended. */
  'account.busy': define('busy', z.object({ id: text, certificates: z.array(text) }), true),
  'account.rollover-undecided': define('authority', z.object({ id: text }), true),
  'order.profile-unknown': define('input', z.object({ profile: text, offered: z.array(text) })),
  'csr.invalid': define('input', z.object({ reason: text })),
  'csr.mismatch': define('input', z.object({ missing: z.array(text), extra: z.array(text) })),
  'revocation.not-possible': define('input', z.object({ name: text, reason: text })),
  'order.invalid': define('authority', z.object({ detail: text })),
  'order.expired': define('authority', z.object({ expiredAt: text })),
  'authorization.failed': define('authority', z.object({ identifier: text, challenge: text, problem: acmeProblem })),
  'authorization.expired': define('authority', z.object({ identifier: text, status: text })),
  'challenge.not-offered': define('authority', z.object({ identifier: text, wanted: text, offered: z.array(text) })),
  'certificate.mismatch': define('authority', z.object({ reason: text, detail: text.optional() })),
  /** A remark: the usual chain was taken. */
  'chain.not-offered': define('authority', z.object({ wanted: text, offered: z.array(text) })),

  // This machine
  'challenge.port-in-use': define('local', z.object({ port: z.number(), address: text }), true),
  'challenge.webroot-unwritable': define('local', folder.extend({ reason: text })),
  'challenge.persist-missing': define('dns', z.object({ location: text, value: text }), true),
  'challenge.persist-expired': define('dns', z.object({ location: text, value: text, until: text })),
  'challenge.persist-other-account': define('dns', z.object({ location: text, value: text, account: text })),
  'challenge.port-forbidden': define('local', z.object({ port: z.number() })),
  'host.folder-not-opened': define('local', z.object({ path: text, detail: text })),
  'host.port-in-use': define('local', z.object({ port: z.number() })),

  // DNS and its providers
  'dns.zone-not-found': define('dns', z.object({ name: text, asked: z.array(text) })),
  'dns.no-answer': define('dns', z.object({ name: text, servers: z.array(text) }), true),
  'dns.not-published': define(
    'dns',
    z.object({ name: text, servers: z.array(z.object({ name: text, state: text })), until: text }),
    true,
  ),
  'provider.wrong-credentials': define('credential', providerAnswer),
  'provider.no-permission': define('credential', providerAnswer),
  'provider.zone-not-found': define('dns', providerAnswer.extend({ zone: text })),
  'provider.rate-limited': define('dns', providerAnswer, true),
  'provider.clock-skew': define('local', providerAnswer.extend({ skewSeconds: z.number().optional() })),
  'provider.unreachable': define('network', providerAnswer, true),
  'provider.refused': define('dns', providerAnswer),
  'provider.bad-answer': define('dns', providerAnswer, true),

  // Secrets
  'vault.not-set-up': define('vault', none),
  'vault.keychain-absent': define('vault', z.object({ detail: text })),
  'vault.keychain-locked': define('vault', z.object({ detail: text }), true),
  'vault.keychain-failed': define('vault', z.object({ detail: text }), true),
  'vault.key-lost': define('vault', z.object({ keyId: text })),
  'vault.key-file-missing': define('vault', folder),
  'vault.key-file-exposed': define('vault', folder.extend({ mode: text })),
  'vault.passphrase-needed': define('vault', none),
  'vault.wrong-passphrase': define('vault', none),
  'vault.record-damaged': define('vault', z.object({ record: text })),
  'vault.record-missing': define('vault', z.object({ record: text })),
  'vault.already-set-up': define('vault', z.object({ kind: text })),

  // The profile folder
  'storage.read-only': define('storage', folder),
  'storage.full': define('storage', folder),
  'storage.corrupt': define('storage', folder.extend({ detail: text })),
  'storage.newer-schema': define('storage', folder.extend({ found: z.number(), known: z.number() })),
  'storage.not-a-folder': define('storage', folder),
  'storage.failed': define('storage', folder.extend({ detail: text })),
  'storage.busy': define('busy', folder, true),

  // Starting over
  /** Another process has the profile open. */
  'reset.in-use': define('busy', folder, true),
  'reset.not-found': define('input', z.object({ id: text })),
  /** What was asked for is done, and the profile that is there now does not open. */
  'reset.not-reopened': define('storage', z.object({ detail: text }), true),
  /** Of a certificate that is on the list again. */
  'reset.name-taken': define('input', z.object({ name: text })),

  ...backupCodes,

  // Taking over from another client
  'adopt.folder-unknown': define('input', folder),
  'adopt.not-found': define('input', z.object({ id: text })),
  'adopt.already': define('input', z.object({ name: text })),
  'adopt.name-taken': define('input', z.object({ name: text })),
  /** `reason`: findings that stand in the way. */
  'adopt.not-possible': define('input', z.object({ name: text, reason: text })),
  /** `command`: what an administrator runs instead. */
  'adopt.job-denied': define('local', z.object({ place: text, command: text })),
  'adopt.job-changed': define('local', z.object({ place: text })),
  'adopt.job-failed': define('local', z.object({ place: text, reason: text }), true),

  // The system's scheduler
  'schedule.unavailable': define('local', z.object({ reason: text })),
  'schedule.refused': define('local', z.object({ program: text, excerpt: text })),
  'schedule.failed': define('local', z.object({ program: text, excerpt: text }), true),

  // The desktop program and its system
  'desktop.not-here': define('local', none),
  /** `reason`: what the system answered, or `not-taken`. */
  'desktop.login-item': define('local', z.object({ reason: text })),

  // New versions of the program
  /** This copy does not update itself. */
  'updates.off': define('input', none),
  'updates.no-network': define('network', z.object({ detail: text }), true),
  /** What the release server sent is no release. */
  'updates.bad-answer': define('network', z.object({ detail: text }), true),
  'updates.signature': define('local', z.object({ version: text, detail: text })),
  'updates.checksum': define('network', z.object({ version: text }), true),
  'updates.disk-full': define('storage', folder),
  'updates.no-permission': define('local', z.object({ detail: text })),
  /** The program ended to be replaced, and is the old one. */
  'updates.not-installed': define('local', z.object({ version: text })),
  'updates.failed': define('local', z.object({ detail: text })),

  // Telling people
  'notify.unreachable': define('network', channelAnswer, true),
  'notify.tls-untrusted': define('network', channelAnswer),
  /** The mail server offers no encryption where it is required. */
  'notify.no-starttls': define('network', channelAnswer),
  /** Encrypted from the first byte on a port that is not, or the other way round. */
  'notify.wrong-encryption': define('network', channelAnswer),
  'notify.wrong-credentials': define('credential', channelAnswer),
  'notify.rate-limited': define('network', channelAnswer, true),
  'notify.rejected': define('network', channelAnswer),
  'notify.command-failed': define('local', z.object({ program: text, detail: text })),
  'notify.no-desktop': define('local', none),
  /** `detail` is what the system said. */
  'notify.not-shown': define('local', z.object({ detail: text })),
  /** A message that is over, or never was. */
  'notify.not-open': define('input', z.object({ id: text })),
  'notify.channel-unknown': define('input', z.object({ id: text, known: z.array(text) })),
  'notify.channel-not-found': define('input', z.object({ id: text })),

  // Installing a certificate where it is used
  'install.step-not-found': define('input', z.object({ id: text })),
  'install.kind-unknown': define('input', z.object({ id: text, known: z.array(text) })),
  /** Not every step of the certificate is named once. */
  'install.order-incomplete': define('input', z.object({ missing: z.array(text) })),
  'install.nothing-issued': define('input', z.object({ name: text })),
  /** Its key was made elsewhere, and the target needs it. */
  'install.no-key': define('input', z.object({ name: text })),
  'install.busy': define('busy', z.object({ name: text, pid: z.number() }), true),
  'install.timeout': define('local', z.object({ seconds: z.number() }), true),
  'install.unwritable': define('local', z.object({ path: text, reason: text })),
  'install.command-failed': define('local', z.object({ program: text, detail: text })),
  'install.unreachable': define('network', z.object({ host: text, detail: text }), true),
  'install.tls-untrusted': define('network', z.object({ host: text, detail: text })),
  'install.no-encryption': define('network', z.object({ host: text, detail: text })),
  'install.wrong-credentials': define('credential', z.object({ host: text, detail: text })),
  'install.no-permission': define('credential', z.object({ host: text, detail: text })),
  'install.host-key-changed': define('credential', z.object({ host: text, expected: text, found: text })),
  'install.refused': define('local', z.object({ host: text, detail: text })),
  /** What is there now is not what was sent. */
  'install.not-as-sent': define('local', z.object({ host: text, path: text }), true),
  /** No such container, site or other thing that the step names. */
  'install.target-missing': define('local', z.object({ host: text, target: text })),

  // Runs, certificates, exports
  /** Used up, older than an hour, or of another process. */
  'fix.plan-unknown': define('input', z.object({ id: text })),
  'watch.endpoint-not-found': define('input', z.object({ id: text })),
  /** What the plan was made for has changed since. */
  'fix.outdated': define('input', z.object({ action: text, reason: text })),
  /** The person, or the system for the person, said no. */
  'fix.denied': define('local', z.object({ command: text })),
  'fix.failed': define('local', z.object({ command: text, reason: text })),
  /** `holder`: address, port and description of what the port leads to instead, where the router tells. */
  'fix.router-refused': define('local', z.object({ router: text, reason: text, holder: text.optional() })),
  'fix.not-undoable': define('input', z.object({ id: text })),
  'run.locked': define('busy', z.object({ name: text, pid: z.number() }), true),
  /** A limit of the authority or our own budget for it; a person may insist, a schedule never does. */
  'authority.no-test-service': define('input', z.object({ authority: text })),
  'run.not-yet': define('busy', z.object({ name: text, until: text, reason: text }), true),
  /** It was its turn, and is not any more: somebody else renewed it, or a limit is used up. */
  'run.not-due': define('busy', z.object({ name: text }), true),
  'run.renewing': define('busy', z.object({ pid: z.number() }), true),
  'run.not-found': define('input', z.object({ id: text })),
  'run.not-retryable': define('input', z.object({ id: text, status: text })),
  'run.cancelled': define('cancelled', none),
  'certificate.not-found': define('input', z.object({ name: text, known: z.array(text) })),
  'export.not-a-folder': define('storage', folder),
  'export.unwritable': define('storage', folder.extend({ reason: text })),
  'export.read-back-failed': define('storage', folder.extend({ reason: text })),
  'export.folder-missing': define('storage', folder),
  /** The page names a folder that the system's dialog did not give. */
  'export.folder-not-chosen': define('input', folder),
  'export.exists': define('input', folder.extend({ files: z.array(text) })),
  'export.name-refused': define('input', z.object({ name: text, reason: text })),
  'export.password-needed': define('input', z.object({ format: text })),
  'export.password-refused': define('input', z.object({ reason: text })),
  'export.key-missing': define('input', z.object({ name: text })),
  'export.version-unknown': define('input', z.object({ id: text })),
  'export.nothing-issued': define('input', z.object({ name: text })),
  /** Held for half an hour after the last word about it, or until it is dropped. */
  'export.bundle-gone': define('input', none),
  /** A limit of the place that it is for; `limit` is empty where the reason says it all. */
  'export.not-fitting': define('input', z.object({ reason: text, limit: text })),
  'export.owner-refused': define('local', z.object({ owner: text, reason: text })),
  'export.cipher-missing': define('local', z.object({ cipher: text })),
  'practice.only': define('input', z.object({ what: text })),
  /** A situation to rehearse could not be set up; `detail` is the code of what stood in the way. */
  'practice.not-arranged': define('local', z.object({ detail: text })),

  internal: define('internal', z.object({ message: text })),
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorDetails<C extends ErrorCode> = z.infer<(typeof errorCodes)[C]['details']>;
