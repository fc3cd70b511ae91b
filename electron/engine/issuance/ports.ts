/** What a run needs from the rest of the engine. Composed in one place, replaced by fakes only for faults real parts cannot show. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { PublicationHistory } from '../../../shared/domain/dns-watch.ts';
import type { Retry, RunView } from '../../../shared/domain/runs.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { AcmeSession } from '../acme/session.ts';
import type { Responder } from '../challenges/responder.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { Clock, Logger } from '../ports/index.ts';
import type { DnsProvider } from '../providers/provider.ts';
import type { IssuanceState, JournalChange } from './state.ts';

export interface IssuanceStore {
  /** State, view and journal in one durable transaction. */
  save(state: IssuanceState, view: RunView, journal: readonly JournalChange[]): void;
  /** Order URLs that runs of this profile already hold: a lost order is never one of them. */
  heldOrders(): ReadonlySet<string>;
}

export interface DnsWriter {
  readonly provider: DnsProvider;
  /** The reader writes the record; the run shows it and waits. */
  readonly byHand: boolean;
  /** Seconds this provider usually takes, and the TTL to ask for. */
  readonly typicalSeconds: number;
  readonly ttl: number;
  /** How many values one place can hold at a time; `undefined` for any number. */
  readonly room: number | undefined;
}

/** How long records of a zone took to be everywhere. */
export interface PublicationTimes {
  /** `undefined` where the zone has no history with this provider. */
  of(zone: string, provider: string): PublicationHistory | undefined;
  add(zone: string, provider: string, seconds: number): void;
}

export interface RunnerPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: IssuanceStore;
  readonly publications: PublicationTimes;
  openSession(state: IssuanceState, signal: AbortSignal): Promise<AcmeSession>;
  eye(policy: Policy): DnsEye;
  dnsWriter(policy: Policy): Promise<DnsWriter>;
  /** For proofs that an authority fetches here; runs share listeners. `challenge.*`. */
  responder(policy: Policy): Promise<Responder>;
  /** DER, signed by the run's own key. */
  csr(state: IssuanceState): Promise<Uint8Array>;
  /** Checks the chain against key and names, keeps it, publishes its files; repeating it changes nothing. Answers the version id. */
  keepCertificate(state: IssuanceState, chainPem: string): Promise<string>;
  /** Writes the failed attempt down and decides what follows; called before the failure itself is saved. */
  failed(state: IssuanceState, problem: Problem): Retry;
  facts(policy: Policy): {
    readonly authorityName: string;
    readonly practice: boolean;
    /** By which to order, where the policy or the authority wants one. */
    readonly profile?: string | undefined;
  };
  newId(): string;
}
