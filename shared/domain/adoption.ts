/** Certificates that another ACME client looks after on this machine: what was found, taking them over, and the way back. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { authorityRefSchema, keyTypeSchema, proofSchema } from './certificates.ts';
import { identifierSchema } from './identifiers.ts';

export const adoptionClients = [
  'certbot',
  'acme.sh',
  'lego',
  'dehydrated',
  'caddy',
  'posh-acme',
  'win-acme',
  'certimate',
] as const;
export type AdoptionClient = (typeof adoptionClients)[number];

/** `protected`: there, but sealed for one program or user of Windows, or encrypted. `denied`: this user may not read it. */
const keyStates = ['readable', 'protected', 'denied', 'missing', 'broken'] as const;
export type FoundKeyState = (typeof keyStates)[number];

/** What is wrong with it where it is, or in the way of taking it over. */
export const adoptionFindings = [
  'expired',
  /** It should have been renewed by now, by any usual reckoning. */
  'overdue',
  /** Nothing on this machine was found that would renew it. */
  'no-job',
  'job-off',
  /** Taken over, and then taken off the list here: now nobody renews it. */
  'nobody-renews',
  /** A server that goes on renewing for as long as it runs; switching that off is up to its owner. */
  'renews-itself',
  'test-authority',
  'private-root-needed',
  'account-key-protected',
  'account-key-missing',
  'key-protected',
  'key-missing',
  'administrator-only',
  'key-kind',
  'authority-unknown',
  /** How it proves the names is not told, or is done by programs that only the other client knows. */
  'proof-unknown',
  'provider-unknown',
  'credential-missing',
  'certificate-unreadable',
  /** A hook of the old client that has to be set up by hand. */
  'hook-not-followed',
  /** Servers read files that this user may not write. */
  'files-denied',
  /** Nothing wakes our own renewals while the program is closed. */
  'schedule-missing',
] as const;
export type AdoptionFinding = (typeof adoptionFindings)[number];

export const adoptionFindingSchema = z.object({
  code: z.enum(adoptionFindings),
  detail: z.record(z.string(), z.string()),
});

export const oldJobKinds = ['cron', 'timer', 'task', 'setting'] as const;
/** What makes the old client renew: a line of cron, a timer of systemd, a task of Windows, or its own setting for one name. */
export const oldJobSchema = z.object({
  kind: z.enum(oldJobKinds),
  /** The table, file, unit or task. */
  place: z.string(),
  /** The line, or what the unit starts. */
  text: z.string(),
  on: z.boolean(),
  /** Names of all certificates that it renews, as far as they were found. */
  serves: z.array(z.string()),
});
export type OldJob = Readonly<z.infer<typeof oldJobSchema>>;

export const foundCertificateSchema = z.object({
  /** The same each time as long as it lies in the same place. */
  id: z.string(),
  client: z.enum(adoptionClients),
  /** Folder of the client. */
  home: z.string(),
  /** As the client calls it. */
  name: z.string(),
  identifiers: z.array(identifierSchema),
  notAfter: z.string().optional(),
  issuer: z.string().optional(),
  keyType: keyTypeSchema.optional(),
  authority: z.object({ name: z.string(), directoryUrl: z.string() }).optional(),
  account: z.object({ url: z.string().optional(), key: z.enum(keyStates) }),
  key: z.enum(keyStates),
  /** How the other client proves the names, in its own words. */
  provenBy: z.string(),
  /** The same in our terms, where there is one. */
  proof: proofSchema.optional(),
  credential: z.enum(['not-needed', 'readable', 'missing']),
  jobs: z.array(oldJobSchema),
  findings: z.array(adoptionFindingSchema),
  /** Taken over already, and not given back. */
  adopted: z.string().optional(),
});
export type FoundCertificate = Readonly<z.infer<typeof foundCertificateSchema>>;

/** A file of a client that could not be read; the rest is shown all the same. */
export const unreadFileSchema = z.object({
  client: z.enum(adoptionClients),
  path: z.string(),
  reason: z.enum(['denied', 'too-large', 'outside', 'not-a-file', 'broken', 'protected']),
});
export type UnreadFile = Readonly<z.infer<typeof unreadFileSchema>>;

export const adoptionReportSchema = z.object({
  found: z.array(foundCertificateSchema),
  unread: z.array(unreadFileSchema),
  /** Folders that were looked at and hold state of a client. */
  places: z.array(z.object({ client: z.enum(adoptionClients), folder: z.string() })),
});
export type AdoptionReport = Readonly<z.infer<typeof adoptionReportSchema>>;

/** Where to look besides the usual places. */
export const adoptionSearchSchema = z.object({
  folders: z.array(z.string().min(1).max(4096)).max(20).default([]),
  client: z.enum(adoptionClients).optional(),
});
export type AdoptionSearch = Readonly<z.infer<typeof adoptionSearchSchema>>;

export const adoptionRequestSchema = adoptionSearchSchema.extend({
  id: z.string().min(1),
  /** PEM; of a private authority, which no client keeps with the certificate. */
  rootPem: z.string().max(100_000).optional(),
  /** In place of what the other client does, where that cannot be followed. */
  proof: proofSchema.optional(),
  /** Asked instead of this machine's, as in a policy. */
  resolvers: z.array(z.string()).default([]),
  /** Lets the old job go on, so that both renew. */
  keepOldJob: z.boolean().default(false),
});
export type AdoptionRequest = Readonly<z.infer<typeof adoptionRequestSchema>>;

/** What is taken over: with the reason where it is not. */
export const adoptionParts = ['certificate', 'private-key', 'account', 'credential', 'proof'] as const;
const part = z.object({
  part: z.enum(adoptionParts),
  taken: z.boolean(),
  /** Finding that tells why not. */
  why: z.enum(adoptionFindings).optional(),
});

/** The only things that change outside the profile. */
export const jobChangeSchema = z.object({
  kind: z.enum(oldJobKinds),
  place: z.string(),
  before: z.string(),
  /** Empty where a unit or task is switched off rather than a text changed. */
  after: z.string(),
  /** What an administrator has to run, where we may not do it ourselves. */
  command: z.string().optional(),
});
export type JobChange = Readonly<z.infer<typeof jobChangeSchema>>;

export const adoptionPlanSchema = z.object({
  certificate: foundCertificateSchema,
  possible: z.boolean(),
  /** Why it is not. */
  obstacles: z.array(adoptionFindingSchema),
  parts: z.array(part),
  authority: authorityRefSchema.optional(),
  proof: proofSchema.optional(),
  /** Orders of the same account name what they replace, and cost nothing of its limits (RFC 9773 §5). */
  replaces: z.boolean(),
  changes: z.array(jobChangeSchema),
  /** Done after each renewal from now on, as the old client did it: a folder whose files are replaced, or a command. */
  installs: z.array(z.object({ kind: z.enum(['copy', 'command']), text: z.string() })),
  /** What is not, and has to be looked after by hand. */
  notes: z.array(adoptionFindingSchema),
});
export type AdoptionPlan = Readonly<z.infer<typeof adoptionPlanSchema>>;

export const adoptionSchema = z.object({
  id: z.string(),
  client: z.enum(adoptionClients),
  home: z.string(),
  name: z.string(),
  certificateId: z.string(),
  accountUrl: z.string().optional(),
  at: z.string(),
  changes: z.array(jobChangeSchema),
});
export type Adoption = Readonly<z.infer<typeof adoptionSchema>>;

export const adoptionResultSchema = z.object({
  adoption: adoptionSchema,
  /** What could not be switched off; the command is in the change. */
  left: z.array(jobChangeSchema),
  remark: problemSchema.optional(),
});
export type AdoptionResult = Readonly<z.infer<typeof adoptionResultSchema>>;
