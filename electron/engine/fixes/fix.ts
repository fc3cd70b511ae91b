/** What a fix is asked for, what planners may look at, and what they answer with. */
import { z } from 'zod';
import type { AuthorityLook } from '../../../shared/domain/accounts.ts';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { FixAction } from '../../../shared/domain/causes.ts';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import { editableTypes, type FixChange, type FixPlan, type FixSubject } from '../../../shared/domain/fixes.ts';
import type { CredentialView, ProviderDescriptor, StaleRecord } from '../../../shared/domain/providers.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { DnsEye } from '../dns/eye.ts';
import { mappingSchema } from '../port-mapping/mapping.ts';
import type { Repair, RepairCommand, SystemNetworkPort, SystemRepairPort } from '../ports/index.ts';
import type { DnsProvider } from '../providers/provider.ts';
import type { Mapper, PortMapper } from './port-mapper.ts';

export interface FixRequest {
  readonly action: FixAction;
  readonly cause: string;
  readonly subject: FixSubject;
  readonly choice?: string | undefined;
  readonly detail: Readonly<Record<string, string>>;
}

/** What carries the scheduled run, as the host's system keeps it. */
export interface SchedulePort {
  /** What would be different; `undefined` where nothing is to be repaired, or nothing can be. */
  plan(): Promise<{ readonly before: string; readonly after: string } | undefined>;
  /** `fix.denied`, `fix.failed`. */
  repair(): Promise<void>;
}

export interface FixAccount {
  readonly id: string;
  readonly authority: AuthorityRef;
  readonly contact: readonly string[];
}

/** The profile and the world around it, for looking only. */
export interface FixWorld {
  readonly folder: string;
  readonly practice: boolean;
  now(): Date;
  readonly authorities: readonly Authority[];
  authority(ref: AuthorityRef): ResolvedAuthority;
  /** `network.*`, `directory.*`. */
  lookAtAuthority(ref: AuthorityRef, signal: AbortSignal): Promise<AuthorityLook>;
  /** In use for new orders, one of each directory. */
  accounts(): readonly FixAccount[];
  readonly descriptors: readonly ProviderDescriptor[];
  credentials(): readonly CredentialView[];
  /** `credential.not-found`, `vault.*`. */
  openProvider(provider: string, credentialId: string | undefined): Promise<DnsProvider>;
  eye(resolvers: readonly string[]): DnsEye;
  stale(signal: AbortSignal): Promise<readonly StaleRecord[]>;
  /** Challenge values of runs that have not ended. */
  valuesInUse(): ReadonlySet<string>;
  /** Names of issuers in the chains that this authority gave us. */
  chainsOf(authority: AuthorityRef): readonly string[];
  /** Until when the authority or our budget for it refuses; ISO 8601. */
  barredUntil(policy: Policy): string | undefined;
  /** The certificate that goes by the first of the names. */
  certificateId(policy: Policy): string | undefined;
  /** Files of ours that others may read. */
  looseFiles(): Promise<readonly { readonly path: string; readonly mode: string }[]>;
  readonly network: SystemNetworkPort;
  readonly repair: SystemRepairPort;
  readonly mapper: PortMapper;
  readonly schedule: SchedulePort | undefined;
}

/** A request with what it is about. */
export interface FixCase {
  readonly asked: FixRequest;
  readonly run: RunView | undefined;
  /** Of the run, or of the order that is not placed yet. */
  readonly policy: Policy | undefined;
  readonly world: FixWorld;
  readonly signal: AbortSignal;
}

const recordChangeSchema = z.object({
  effect: z.enum(['add', 'remove']),
  zone: z.string(),
  fqdn: z.string(),
  type: z.enum(editableTypes),
  value: z.string(),
  ttl: z.number(),
});
export type RecordChange = z.infer<typeof recordChangeSchema>;

const commandSchema = z.object({
  program: z.string(),
  args: z.array(z.string()),
  elevated: z.boolean(),
}) satisfies z.ZodType<RepairCommand>;

/** How one thing is taken back; kept until it has been. */
export const undoSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('records'),
    provider: z.string(),
    credentialId: z.string().optional(),
    changes: z.array(recordChangeSchema),
  }),
  z.object({ kind: z.literal('commands'), commands: z.array(commandSchema) }),
  /** As the router gave it at that moment; `keep`: it is asked for again before its time ends. */
  z.object({ kind: z.literal('mapping'), mapping: mappingSchema, at: z.string(), keep: z.boolean() }),
  z.object({ kind: z.literal('wait'), name: z.string() }),
]);
export type FixUndo = z.infer<typeof undoSchema>;

/** What applying does, in this order. */
export type FixStep =
  /** Goes on with the order of the run, or looks at the name servers at once where it is waiting for them. */
  | { readonly kind: 'resume'; readonly runId: string; readonly live: boolean }
  | { readonly kind: 'order'; readonly policy: Policy }
  /** Handed back: there is no run yet. */
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'wait'; readonly until: string; readonly policy: Policy; readonly runId: string | undefined }
  | {
      readonly kind: 'records';
      readonly provider: string;
      readonly credentialId: string | undefined;
      /** Values that were seen at each place; other ones mean that somebody was there in between. */
      readonly seen: readonly SeenRecords[];
      readonly changes: readonly RecordChange[];
    }
  | { readonly kind: 'stale'; readonly records: readonly StaleRecord[]; readonly resolvers: readonly string[] }
  | { readonly kind: 'commands'; readonly repair: Repair }
  | {
      readonly kind: 'mapping';
      readonly mapper: Mapper;
      /** This machine's towards the router. */
      readonly address: string;
      readonly gateway: string;
      readonly outerPort: number;
      readonly innerPort: number;
      readonly seconds: number;
      readonly keep: boolean;
    }
  | { readonly kind: 'vault' }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'permissions'; readonly paths: readonly { readonly path: string; readonly mode: string }[] }
  /** The usual one from then on. */
  | {
      readonly kind: 'account';
      readonly authority: AuthorityRef;
      readonly contact: readonly string[];
      readonly termsAgreed: boolean;
      /** To be ordered with it at once. */
      readonly order: Policy | undefined;
    };

export interface SeenRecords {
  readonly zone: string;
  readonly fqdn: string;
  readonly type: Exclude<RecordChange['type'], 'TXT'>;
  readonly values: readonly string[];
}

type WithoutAction<P> = P extends unknown ? Omit<P, 'action'> : never;

/** A plan before it has a name. */
export type Draft =
  | {
      readonly kind: 'do';
      readonly changes: readonly FixChange[];
      readonly undo: Extract<FixPlan, { kind: 'do' }>['undo'];
      readonly steps: readonly FixStep[];
    }
  | WithoutAction<Exclude<FixPlan, { kind: 'do' }>>;

/** Changes nothing. May reject with whatever stands in the way of looking. */
export type Planner = (of: FixCase) => Draft | Promise<Draft>;
