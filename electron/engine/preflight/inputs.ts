/** What the checks are given. Everything slow is asked for, so that a check that does not apply costs nothing. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import type { VaultStatus } from '../../../shared/domain/vault.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { Responder } from '../challenges/responder.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { Clock, KeychainPort, SchedulerPort, SystemNetworkPort } from '../ports/index.ts';
import type { DnsProvider } from '../providers/provider.ts';
import type { SharedFacts } from './facts.ts';
import type { AccountFacts } from './judge/account.ts';
import type { LimitFacts } from './judge/limits.ts';

export interface PreflightInputs {
  readonly policy: Policy;
  /** The one of the policy first, then those that may take over. */
  readonly authorities: readonly ResolvedAuthority[];
  readonly eye: DnsEye;
  /** As `ip:port`; this machine's unless the policy names others. */
  readonly resolvers: readonly string[];
  readonly clock: Clock;
  readonly userAgent: string;
  readonly network: SystemNetworkPort;
  readonly keychain: KeychainPort;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly descriptors: readonly ProviderDescriptor[];
  /** Ports that authorities call; others than 80 and 443 only where an authority of our own calls. */
  readonly calledPorts: { readonly http: number; readonly tls: number };
  /** What people are told of them, where that differs: the practice world stands for one in which they are 80 and 443. */
  readonly saidPorts?: PreflightInputs['calledPorts'] | undefined;
  /** Folders that will be written to. */
  readonly targets: readonly string[];
  /** What several checks need is found out once. */
  readonly facts: SharedFacts;
  /** Found out once; the authority is asked where that needs nobody. */
  account(authority: ResolvedAuthority): Promise<AccountFacts>;
  limits(authority: ResolvedAuthority): LimitFacts;
  /** `credential.*`, `vault.*`. */
  openProvider(proof: ProviderProof): Promise<DnsProvider>;
  vault(): Promise<VaultStatus>;
  /** Missing where nothing is ever renewed, as in practice mode. */
  readonly scheduler?: SchedulerPort | undefined;
  /** Certificates that are managed here already. */
  readonly managed: number;
  /** Shared with runs of this workspace, which may be listening on the same port. `challenge.*`. */
  openResponder(proof: ServedProof): Promise<Responder>;
}

export type ProviderProof = Extract<Policy['proof'], { readonly provider: string }>;
export type ServedProof = Extract<Policy['proof'], { method: 'http-01' | 'tls-alpn-01' }>;

export const proofsOf = (policy: Policy): readonly Policy['proof'][] => [policy.proof, ...policy.fallbackProofs];

export const providerProofs = (policy: Policy): readonly ProviderProof[] =>
  proofsOf(policy).filter((proof): proof is ProviderProof => 'provider' in proof);

export const servedProofs = (policy: Policy): readonly ServedProof[] =>
  proofsOf(policy).filter((proof): proof is ServedProof => ['http-01', 'tls-alpn-01'].includes(proof.method));

export const provesByDns = (policy: Policy): boolean =>
  proofsOf(policy).some(({ method }) => method.startsWith('dns-'));

/** Names without `*.`, each once. */
export const baseNames = (policy: Policy): readonly string[] => [
  ...new Set(
    policy.identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value.toLowerCase().replace(/^\*\./, '')] : [])),
  ),
];
