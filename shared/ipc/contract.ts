/** The contract between the page and the host: input and output of each call, payload of each event. */
import { z } from 'zod';
import { accountViewSchema, authorityLookSchema, renewalInfoSchema } from '../domain/accounts.ts';
import { bootstrapSchema, draftSchema, languageSchema, settingsChangeSchema, settingsSchema } from '../domain/app.ts';
import { authoritySchema } from '../domain/authorities.ts';
import { fixActions } from '../domain/causes.ts';
import {
  authorityRefSchema,
  certificateViewSchema,
  challengeTypeSchema,
  policySchema,
} from '../domain/certificates.ts';
import { bundleFileSchema, diagnosisSchema, probeReportSchema } from '../domain/diagnosis.ts';
import { resolverAuditSchema } from '../domain/dns-findings.ts';
import { zoneInspectionSchema } from '../domain/dns-inspection.ts';
import { appliedFixSchema, fixPlanSchema, fixResultSchema, fixSubjectSchema } from '../domain/fixes.ts';
import { identifierSchema, nameReportSchema } from '../domain/identifiers.ts';
import {
  channelDescriptorSchema,
  channelInputSchema,
  channelTestSchema,
  channelViewSchema,
  noticeListSchema,
  noticeSettingsSchema,
} from '../domain/notifications.ts';
import { preflightEventSchema } from '../domain/preflight.ts';
import {
  credentialTestSchema,
  credentialViewSchema,
  providerDescriptorSchema,
  providerMatchSchema,
  staleRecordSchema,
} from '../domain/providers.ts';
import { rehearsalDetailSchema, rehearsalEventSchema, rehearsalReportSchema } from '../domain/rehearsals.ts';
import { planEntrySchema } from '../domain/renewal.ts';
import { historyPageSchema, historyQuerySchema, renewalReportSchema } from '../domain/renewal-run.ts';
import { runViewSchema } from '../domain/runs.ts';
import { scheduleStateSchema } from '../domain/schedule.ts';
import { vaultStatusSchema } from '../domain/vault.ts';
import {
  domainRegistrationSchema,
  endpointInputSchema,
  endpointViewSchema,
  watchStateSchema,
} from '../domain/watch.ts';
import { watchdogStateSchema } from '../domain/watchdog.ts';
import type { CallName, EventName } from './names.ts';

const nothing = z.object({}).strict();
const byId = z.object({ id: z.string().min(1) }).strict();
const ofCertificate = z.object({ certificateId: z.string().min(1) }).strict();
const done = z.object({ done: z.literal(true) });
const secret = z.string().min(1).max(4096);
const delivered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), folder: z.string(), files: z.array(z.string()) }),
  /** Web host: a one-time address on this origin that answers with a zip. */
  z.object({ kind: z.literal('download'), url: z.string(), fileName: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
]);

const bundleOf = z
  .object({
    /** The run it is about. */
    runId: z.string().optional(),
    /** A pasted message or log it is about. */
    text: z.string().max(10_000_000).optional(),
    /** Domain names are replaced, the same one by the same name each time. */
    hideNames: z.boolean().default(false),
    /** Of its README; that of the settings unless told. */
    language: languageSchema.optional(),
  })
  .strict();

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const calls = {
  'app.bootstrap': call(nothing, bootstrapSchema),
  'settings.change': call(settingsChangeSchema, settingsSchema),

  'draft.read': call(nothing, z.object({ draft: draftSchema.nullable() })),
  'draft.save': call(z.object({ draft: draftSchema }).strict(), z.object({ savedAt: z.string() })),
  'draft.clear': call(nothing, done),

  /** Ten megabytes is more than any paste; the reader says so instead of freezing. */
  'names.check': call(
    z
      .object({
        text: z.string().max(10_000_000),
        authority: authorityRefSchema,
        keepAnyway: z.array(z.string()).default([]),
      })
      .strict(),
    nameReportSchema,
  ),
  'authorities.list': call(nothing, z.object({ authorities: z.array(authoritySchema) })),
  /** Asks the directory itself; `network.*`, `directory.*`. */
  'authorities.look': call(z.object({ authority: authorityRefSchema }).strict(), authorityLookSchema),

  'accounts.list': call(nothing, z.object({ accounts: z.array(accountViewSchema) })),
  /** Registers at once. The HMAC key is write-only. `account.binding-needed`, `acme.*`. */
  'accounts.create': call(
    z
      .object({
        authority: authorityRefSchema,
        contact: z.array(z.email()),
        termsAgreed: z.boolean(),
        binding: z
          .union([
            z.object({ keyId: z.string().min(1), hmacKey: secret }).strict(),
            /** ZeroSSL hands out a binding for an e-mail address or an API key. */
            z.object({ zerosslEmail: z.email() }).strict(),
            z.object({ zerosslApiKey: secret }).strict(),
          ])
          .optional(),
      })
      .strict(),
    accountViewSchema,
  ),
  'accounts.change-contact': call(
    z.object({ id: z.string(), contact: z.array(z.email()) }).strict(),
    accountViewSchema,
  ),
  'accounts.roll-over': call(byId, accountViewSchema),
  /** Cannot be undone; `account.in-use` unless `evenIfUsed`. */
  'accounts.deactivate': call(z.object({ id: z.string(), evenIfUsed: z.boolean().default(false) }).strict(), done),
  /** PEM or JWK of an account key made elsewhere; looked up at the authority before it is kept. */
  'accounts.import': call(
    z.object({ authority: authorityRefSchema, key: z.string().max(65536) }).strict(),
    accountViewSchema,
  ),
  /** The key goes into a file that the person chooses, never to the page. */
  'accounts.export': call(byId, delivered),
  'providers.list': call(nothing, z.object({ providers: z.array(providerDescriptorSchema) })),
  'proof.options': call(
    z.object({ identifiers: z.array(identifierSchema).min(1), authority: authorityRefSchema }).strict(),
    z.object({
      options: z.array(
        z.object({
          method: challengeTypeSchema,
          byHand: z.boolean(),
          available: z.boolean(),
          recommended: z.boolean(),
          /** Keys of sentences: why it is recommended, what it needs, why it cannot be had. */
          reasons: z.array(z.string()),
        }),
      ),
    }),
  ),
  'zone.find': call(
    z.object({ name: z.string().min(1), resolvers: z.array(z.string()).default([]) }).strict(),
    z.object({
      zone: z.string(),
      nameServers: z.array(z.string()),
      /** Who serves it, by the names of its name servers; best first. */
      providers: z.array(providerMatchSchema),
      /** Where `_acme-challenge.<name>` really has to be written, CNAMEs followed. */
      location: z.string(),
      relativeName: z.string(),
    }),
  ),

  /** All that is noteworthy about the zone and the place of proof; takes seconds. `dns.zone-not-found`, `dns.no-answer`. */
  'zone.inspect': call(
    z.object({ name: z.string().min(1), resolvers: z.array(z.string()).default([]) }).strict(),
    zoneInspectionSchema,
  ),

  'credentials.list': call(nothing, z.object({ credentials: z.array(credentialViewSchema) })),
  'credentials.save': call(
    z
      .object({
        id: z.string().optional(),
        provider: z.string(),
        label: z.string().max(200),
        /** Write-only. A secret field left out keeps what is stored. */
        fields: z.record(z.string(), z.string().max(65536)),
      })
      .strict(),
    credentialViewSchema,
  ),
  'credentials.test': call(
    z.object({ id: z.string(), name: z.string(), resolvers: z.array(z.string()).default([]) }).strict(),
    credentialTestSchema,
  ),
  'credentials.remove': call(byId, done),

  /** Whether this machine's resolvers can be believed; writes nothing, and a lie is no failure. */
  'dns.audit': call(nothing, resolverAuditSchema),
  /** Challenge values in our zones that no run needs any more. Asks name servers. */
  'records.stale': call(nothing, z.object({ records: z.array(staleRecordSchema) })),
  /** Removes exactly this value. `provider.*`, `credential.not-found`, `vault.*`. */
  'records.remove-stale': call(
    staleRecordSchema.pick({ fqdn: true, zone: true, value: true, provider: true, credentialId: true }).strict(),
    done,
  ),

  'vault.set-up': call(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('keychain') }).strict(),
      z.object({ kind: z.literal('passphrase'), passphrase: secret.min(8) }).strict(),
      z.object({ kind: z.literal('key-file') }).strict(),
    ]),
    vaultStatusSchema,
  ),
  'vault.unlock': call(z.object({ passphrase: secret }).strict(), vaultStatusSchema),
  /** Looks again, after the keychain was unlocked or started. */
  'vault.retry': call(nothing, vaultStatusSchema),

  'issuance.start': call(z.object({ policy: policySchema }).strict(), z.object({ runId: z.string() })),
  'issuance.resume': call(byId, z.object({ runId: z.string() })),
  'issuance.cancel': call(byId, done),
  'issuance.look-now': call(byId, done),
  /** What a pasted message or log points to. Nothing is asked of the network; secrets are taken out of the evidence. */
  'diagnosis.text': call(z.object({ text: z.string().max(10_000_000) }).strict(), diagnosisSchema),
  /** What the failure and the warnings of a run point to. `run.not-found`. */
  'diagnosis.run': call(byId, diagnosisSchema),
  /**
   * Measures what decides between causes, and diagnoses again with the result. What cannot be measured for this subject
   * has no result. Takes seconds.
   */
  'diagnosis.probe': call(
    z
      .object({
        probe: z.string(),
        subject: fixSubjectSchema,
        /** What was diagnosed before, where the subject is no run. */
        text: z.string().max(10_000_000).default(''),
        /** Results of earlier probes. */
        facts: z.record(z.string(), z.string()).default({}),
      })
      .strict(),
    probeReportSchema,
  ),
  /** Answers at once; what is found is told by `preflight.changed`. Another one of this page ends the one before. */
  'preflight.start': call(z.object({ policy: policySchema }).strict(), z.object({ id: z.string() })),
  'preflight.cancel': call(byId, done),
  /** Changes nothing; may ask the network for what the plan has to show. `fix.*`. */
  'fixes.plan': call(
    z
      .object({
        action: z.enum(fixActions),
        cause: z.string(),
        subject: fixSubjectSchema,
        choice: z.string().optional(),
        /** What a check or a probe found, for plans that need it: `detail` of a finding. */
        detail: z.record(z.string(), z.string()).default({}),
      })
      .strict(),
    fixPlanSchema,
  ),
  /** Does what the plan says, once. `fix.plan-unknown`, and whatever stands in its way. */
  'fixes.apply': call(byId, fixResultSchema),
  'fixes.undo': call(byId, done),
  /** Newest first. */
  'fixes.applied': call(nothing, z.object({ fixes: z.array(appliedFixSchema) })),
  /** Everything a diagnostic bundle would hold, redacted, for people to read before it is saved. */
  'bundle.preview': call(bundleOf, z.object({ files: z.array(bundleFileSchema) })),
  'bundle.save': call(bundleOf, delivered),
  'runs.list': call(nothing, z.object({ runs: z.array(runViewSchema) })),
  'runs.get': call(byId, runViewSchema),
  /** What the run was told to do, to start another one from it. */
  'runs.policy': call(byId, policySchema),
  'certificates.list': call(nothing, z.object({ certificates: z.array(certificateViewSchema) })),
  'certificates.get': call(byId, certificateViewSchema),
  'certificates.export': call(z.object({ id: z.string().min(1), format: z.literal('pem') }).strict(), delivered),
  'certificates.revoke': call(
    z
      .object({
        id: z.string().min(1),
        /** RFC 5280 §5.3.1: unspecified, keyCompromise, affiliationChanged, superseded, cessationOfOperation. */
        reason: z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(4), z.literal(5)]).default(0),
        signedBy: z.enum(['account', 'certificate-key']).default('account'),
      })
      .strict(),
    certificateViewSchema,
  ),
  'certificates.renewal-info': call(byId, renewalInfoSchema),
  /** Newest first; `before` is the `updatedAt` of the last one of the page before. */
  'notices.list': call(
    z
      .object({
        open: z.boolean().optional(),
        limit: z.number().int().min(1).max(200).default(50),
        before: z.string().optional(),
      })
      .strict(),
    noticeListSchema,
  ),
  'notices.seen': call(z.object({ ids: z.array(z.string()).max(1_000) }).strict(), done),
  /** Saves them first where any are given. */
  'notices.settings': call(z.object({ save: noticeSettingsSchema.optional() }).strict(), noticeSettingsSchema),
  'channels.list': call(
    nothing,
    z.object({ channels: z.array(channelViewSchema), descriptors: z.array(channelDescriptorSchema) }),
  ),
  /** Fields left out keep what is stored; secret ones are write-only. */
  'channels.save': call(channelInputSchema, channelViewSchema),
  'channels.remove': call(byId, done),
  /** Sends a real message; why it did not arrive is in the answer. */
  'channels.test': call(byId, channelTestSchema),
  /** Asks nobody: what was seen last. */
  'watch.list': call(nothing, watchStateSchema),
  /** Asks nobody yet. `watch.endpoint-not-found`, `certificate.not-found`. */
  'watch.save': call(endpointInputSchema, endpointViewSchema),
  /** `watch.endpoint-not-found`. */
  'watch.remove': call(byId, done),
  /** Whether a certificate's hosts are looked at by themselves, or the registries of domains asked. */
  'watch.switch': call(
    z.union([
      z.object({ certificateId: z.string().min(1), on: z.boolean() }).strict(),
      z.object({ domains: z.boolean() }).strict(),
    ]),
    done,
  ),
  /** One, those of a certificate, or all; takes seconds. `watch.endpoint-not-found`. */
  'watch.look': call(
    z.object({ id: z.string().min(1).optional(), certificateId: z.string().min(1).optional() }).strict(),
    z.object({ endpoints: z.array(endpointViewSchema) }),
  ),
  /** As the registries said last; `fresh` asks them again. */
  'domains.list': call(
    z.object({ fresh: z.boolean().default(false) }).strict(),
    z.object({ domains: z.array(domainRegistrationSchema) }),
  ),
  /** Asks nobody. Those that are due first. */
  'renewal.plan': call(nothing, z.object({ plan: z.array(planEntrySchema) })),
  /** Begins to renew one certificate, due or not, or all that are due; `renewal.changed` tells the rest. `run.renewing`. */
  'renewal.run': call(z.object({ id: z.string().min(1).optional() }).strict(), done),
  'history.list': call(historyQuerySchema, historyPageSchema),
  /** What keeps renewals from happening. Looks at the schedule of the system. */
  'watchdog.state': call(nothing, watchdogStateSchema),
  /** What wakes renewals on this machine. `schedule.*`. */
  'schedule.inspect': call(nothing, scheduleStateSchema),
  'schedule.install': call(z.object({ whenSignedOut: z.boolean() }).strict(), scheduleStateSchema),
  'schedule.remove': call(nothing, scheduleStateSchema),
  'schedule.repair': call(nothing, scheduleStateSchema),
  /** Answers at once; what is found is told by `rehearsal.changed`. `certificate.not-found`. */
  'rehearsals.start': call(ofCertificate, done),
  /** The last rehearsal of every certificate. */
  'rehearsals.list': call(nothing, z.object({ rehearsals: z.array(rehearsalReportSchema) })),
  'rehearsals.get': call(ofCertificate, rehearsalDetailSchema),
  /** Opens a page outside; the host refuses anything not on its list. */
  'window.open-link': call(z.object({ url: z.url({ protocol: /^https$/ }) }).strict(), done),
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

export const events = {
  'run.changed': runViewSchema,
  'certificates.changed': z.object({ certificates: z.array(certificateViewSchema) }),
  'settings.changed': settingsSchema,
  'vault.changed': vaultStatusSchema,
  'preflight.changed': z.object({ id: z.string(), event: preflightEventSchema }),
  'fixes.changed': z.object({ fixes: z.array(appliedFixSchema) }),
  /** A renewal run goes on, or the schedule has changed. */
  'renewal.changed': z.object({ report: renewalReportSchema.optional() }),
  'watch.changed': watchStateSchema,
  'notices.changed': z.object({ unseen: z.number() }),
  /** As a rehearsal goes on, whoever asked for it. */
  'rehearsal.changed': z.object({ certificateId: z.string(), event: rehearsalEventSchema }),
} as const satisfies Record<EventName, z.ZodType>;

export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;
