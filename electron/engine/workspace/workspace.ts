/**
 * One profile folder, opened: everything the engine can do with it. Window, web host, scheduled run and command line
 * all hold one of these. Practice mode has its own beside the real one.
 */
import type { AuthorityLook, RenewalInfoView } from '../../../shared/domain/accounts.ts';
import type { Language } from '../../../shared/domain/app.ts';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef, CertificateView, Policy } from '../../../shared/domain/certificates.ts';
import type { BundleFile, ProbeReport } from '../../../shared/domain/diagnosis.ts';
import type { AppliedFix, FixPlan, FixResult } from '../../../shared/domain/fixes.ts';
import type { NameReport } from '../../../shared/domain/identifiers.ts';
import type { PreflightReport } from '../../../shared/domain/preflight.ts';
import type {
  CredentialTest,
  CredentialView,
  ProviderDescriptor,
  StaleRecord,
} from '../../../shared/domain/providers.ts';
import type { PlanEntry, RenewalSettings } from '../../../shared/domain/renewal.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { PortMapper } from '../fixes/port-mapper.ts';
import type { Run } from '../issuance/runner.ts';
import type { Present } from '../notify/send.ts';
import type {
  Clock,
  KeychainPort,
  Logger,
  OtherClientsPort,
  SchedulerPort,
  SystemNetworkPort,
  SystemRepairPort,
} from '../ports/index.ts';
import type { ProviderModule } from '../providers/provider.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import type { Accounts } from './accounts.ts';
import type { Adopting } from './adopting.ts';
import type { BundleRequest } from './bundle.ts';
import type { Exporting } from './exporting.ts';
import type { BindingApi } from './external-accounts.ts';
import type { FixRequest } from './fixes.ts';
import type { Installing } from './installing.ts';
import type { Managed } from './managed.ts';
import type { Notifications } from './notifications.ts';
import type { PreflightRequest } from './preflight.ts';
import type { ProbeRequest } from './probes.ts';
import type { ProxySetting } from './proxy.ts';
import type { Rehearsals } from './rehearsals.ts';
import type { Renewing } from './renewing.ts';
import type { Resetting } from './reset.ts';
import type { RevokeRequest } from './revoke.ts';
import type { TrustedRoots } from './trusted-roots.ts';
import type { RegistryStandIn, Watch } from './watch.ts';

/** What practice mode adds: an authority and a provider that live in this process, and their own name server. */
export interface PracticeParts {
  readonly authority: Authority;
  readonly rootPem: string;
  /** The first is offered to begin with. */
  readonly providers: readonly ProviderModule[];
  readonly resolver: string;
  /** Under the same root: those that can take over. */
  readonly otherAuthorities?: readonly Authority[];
  /** Where name servers really are that are said to have these addresses. */
  readonly nameServers?: ReadonlyMap<string, string>;
  /** Where we answer for HTTP-01 and TLS-ALPN-01. */
  readonly httpPort: number;
  readonly tlsPort: number;
  /** Where the authority calls for HTTP-01; the same unless told. */
  readonly calledPort?: () => number;
}

export interface WorkspaceOptions {
  readonly folder: string;
  /** How often the database is looked through when it is opened; every time unless told. */
  readonly integrity?: 'daily' | undefined;
  readonly keychain: KeychainPort;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly practice?: PracticeParts;
  /** Stands in for the authority's own service that hands out external account bindings. */
  readonly bindingApi?: BindingApi;
  /** Stands in for IANA and the registries of domains. */
  readonly registry?: RegistryStandIn;
  /** Stand in for this machine's resolvers, and for the public ones asked when those do not know. */
  readonly resolvers?: { readonly system: readonly string[]; readonly known: readonly string[] };
  /** What this machine knows of its own network; nothing unless told. */
  readonly network?: SystemNetworkPort;
  /** What wakes renewals on this machine; nothing does, and nobody asks, unless told. */
  readonly scheduler?: SchedulerPort;
  /** What can be repaired on this machine; nothing unless told. */
  readonly repair?: SystemRepairPort;
  /** Other ACME clients on this machine; there are none unless told. */
  readonly otherClients?: OtherClientsPort;
  /** Shows messages on this desktop; there is none unless told. */
  readonly present?: Present;
  /** Language of messages; that of the settings in this profile unless told. */
  readonly language?: () => Language;
  /** Stands in for the router. */
  readonly mapper?: PortMapper;
}

export interface IssueOptions {
  /** Called for every change, also between saves. */
  readonly onChange?: ((view: RunView) => void) | undefined;
  /** Certificate id (RFC 9773 §4.1) to replace; found from the version in use when left out. */
  readonly replaces?: string | undefined;
  /** The account to order with; the usual one of the authority when left out. */
  readonly accountId?: string | undefined;
  /** Opens an order even where an earlier one for the same could be gone on with. */
  readonly anew?: boolean | undefined;
  /** Called once no other process can order the certificate; what it throws ends the call. */
  readonly confirm?: (() => void) | undefined;
  /** A person insists although a limit or a failed attempt says to wait (`run.not-yet`). */
  readonly evenIfTooEarly?: boolean | undefined;
  /**
   * The proof is tried at the authority's test service before the real order follows by itself. Each of the two takes
   * the usual account of its authority. `authority.no-test-service`.
   */
  readonly testFirst?: boolean | undefined;
}

export interface Workspace {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly authorities: readonly Authority[];
  readonly providers: readonly ProviderDescriptor[];
  authority(ref: AuthorityRef): ResolvedAuthority;
  eye(resolvers: readonly string[]): DnsEye;
  checkNames(text: string, authority: AuthorityRef, keepAnyway?: readonly string[]): Promise<NameReport>;
  /** Asks the directory itself; needs no account. `network.*`, `directory.*`. */
  lookAtAuthority(ref: AuthorityRef, signal?: AbortSignal): Promise<AuthorityLook>;

  readonly accounts: Accounts;

  credentials: {
    list(): readonly CredentialView[];
    /** Fields left out keep what is stored. `credential.invalid`, `provider.unknown`, `vault.*`. */
    save(input: {
      readonly id?: string | undefined;
      readonly provider: string;
      readonly label: string;
      readonly fields: Readonly<Record<string, string>>;
    }): Promise<CredentialView>;
    /** Writes a canary record and takes it away. `credential.not-found`. */
    test(id: string, name: string, resolvers: readonly string[]): Promise<CredentialTest>;
    /** The same for fields that are not stored. `credential.invalid`, `provider.unknown`. */
    testFields(
      given: { readonly provider: string; readonly fields: Readonly<Record<string, string>> },
      name: string,
      resolvers: readonly string[],
    ): Promise<CredentialTest>;
    remove(id: string): Promise<void>;
  };

  /** Looks at everything an order needs, and orders nothing. `run.cancelled`; what is wrong is in the report. */
  preflight(policy: Policy, request?: PreflightRequest): Promise<PreflightReport>;
  /**
   * Opens an order or goes on with the unfinished one for the same names at the same authority. `names.*`, `vault.*`,
   * `credential.not-found`, `run.locked`; everything after that ends up in the run.
   */
  issue(policy: Policy, options?: IssueOptions): Promise<Run>;
  /** `run.not-found`, `run.not-retryable`, `run.locked`. */
  resume(runId: string, options?: IssueOptions): Promise<Run>;
  /** Takes up what an earlier process left; runs that another process holds are left to it. */
  resumeInterrupted(): Promise<readonly Run[]>;
  /** Ends what could be gone on with, without a word to the authority. Only for one that has forgotten its orders. */
  endOpenRuns(): void;
  /** Tries again to remove records that earlier clean-ups could not; answers how many are still there. */
  removeLeftBehind(): Promise<number>;
  readonly stale: {
    /** Challenge values that no run needs any more; see `StaleRecord`. Asks name servers, no provider. */
    list(signal: AbortSignal): Promise<readonly StaleRecord[]>;
    /** Exactly this value. `provider.*`, `credential.not-found`, `vault.*`. */
    remove(record: Pick<StaleRecord, 'fqdn' | 'zone' | 'value' | 'provider' | 'credentialId'>): Promise<void>;
  };
  /** Measures what decides between causes; what cannot be measured for the subject is said so. `run.not-found`. */
  probe(asked: ProbeRequest, signal: AbortSignal): Promise<ProbeReport>;
  readonly fixes: {
    /** Changes nothing. `run.not-found`, and whatever stands in the way of looking. */
    plan(asked: FixRequest, signal: AbortSignal): Promise<FixPlan>;
    /** What the plan says, once. `fix.*`. */
    apply(planId: string, signal: AbortSignal): Promise<FixResult>;
    /** `fix.not-undoable`, `fix.*`, `provider.*`. */
    undo(id: string, signal: AbortSignal): Promise<void>;
    /** Those that can still be taken back; newest first. */
    applied(): readonly AppliedFix[];
    onChange(listener: () => void): () => void;
    /** When the next order that waits is to begin. */
    nextMoment(): Date | undefined;
    /** Begins orders whose moment has come, closes what was opened for a run that is over, keeps open what is to stay. */
    tend(): Promise<void>;
  };
  /** What a diagnostic bundle holds, redacted. `run.not-found`. */
  bundle(of: BundleRequest): Promise<readonly BundleFile[]>;
  run(id: string): RunView;
  /** What the run was told to do. */
  runPolicy(id: string): Policy;
  runs(): readonly RunView[];
  /** The run while this process works on it. */
  liveRun(id: string): Run | undefined;

  certificates(): readonly CertificateView[];
  /** `certificate.not-found`; by id, or by name. */
  certificate(idOrName: string): CertificateView;
  /** What is asked and changed of one certificate. */
  readonly managed: Managed;
  /** `fullchain.pem`, `chain.pem`, `cert.pem` of the version in use, and `privkey.pem` unless its key was made elsewhere. */
  pemFiles(idOrName: string): Promise<Readonly<Record<string, string>>>;
  /** Any form, written and proven. */
  readonly exporting: Exporting;
  /**
   * Withdraws the version in use; `remark` when the authority had done so before. `revocation.not-possible`,
   * `certificate.not-found`, `vault.*`, `network.*`, `acme.*`.
   */
  revoke(
    idOrName: string,
    request: RevokeRequest,
  ): Promise<{ readonly certificate: CertificateView; readonly remark?: Problem }>;
  /**
   * When the authority would like the version in use to be renewed (RFC 9773). Asks only once its time to ask again
   * has come, unless `fresh`. `certificate.not-found`, `network.*`, `directory.*`, `acme.*`.
   */
  /** Asks for all whose time has come; answers how many could not be asked. */
  askDueRenewalInfo(): Promise<number>;
  renewalInfo(idOrName: string, asking?: { readonly fresh?: boolean | undefined }): Promise<RenewalInfoView>;
  /**
   * What is planned for every certificate at `now`, this moment unless told; those that are due first, the most urgent
   * before all. Asks nobody and changes nothing. `storage.*`.
   */
  plan(now?: Date): readonly PlanEntry[];
  renewalSettings(): RenewalSettings;
  /** `storage.*`. */
  saveRenewalSettings(settings: RenewalSettings): void;
  readonly renewing: Renewing;
  /** Forgets what is known of a certificate, or the certificate. */
  readonly resetting: Resetting;

  /** What other clients look after here, taken over and given back. */
  readonly adopting: Adopting;

  /** The next renewal of a certificate, tried long before it is due. */
  readonly rehearsals: Rehearsals;
  /** Those that are due by now, `limit` at most; see `Rehearsals`. */
  rehearseDue: Rehearsals['rehearseDue'];

  /** Steps after each renewal. */
  readonly installing: Installing;

  /** They hold for the whole process; those of a practice workspace hold nowhere. */
  readonly trustedRoots: TrustedRoots;

  /** Holds for the whole process, as they do. */
  readonly proxy: ProxySetting;

  /** What people are told; whoever sees something raises it. */
  readonly notifications: Notifications;

  /** What servers show the world, and how long domains are registered. */
  readonly watch: Watch;
  /** Every run view as it changes; returns the function that ends the subscription. */
  onRun(listener: (view: RunView) => void): () => void;
  /** With the id of what was issued, revoked, reset or put back; without one, renewals are planned another way. */
  onCertificates(listener: (id?: string) => void): () => void;
  /** Stops runs where they are and closes the database. */
  close(): Promise<void>;
}
