/** The contract of every DNS provider: a descriptor to know it by, and a small client loaded only when used. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import type { Clock } from '../ports/index.ts';

export interface TxtRecord {
  /** Zone as the authoritative servers know it, without final dot. */
  readonly zone: string;
  /** Full name of the record, without final dot. */
  readonly fqdn: string;
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
  /** What the value was made of (RFC 8555 §8.4), for endpoints that make it themselves; missing outside an order. */
  readonly challenge?: { readonly domain: string; readonly token: string; readonly keyAuthorization: string };
}

export interface DnsProvider {
  /**
   * Adds the value beside whatever is there (apex and wildcard share one name). "Already there" is success.
   * Returns the provider's record id, or an empty string where values have none. Rejects with `provider.*`.
   */
  add(record: TxtRecord, signal: AbortSignal): Promise<string>;
  /** Removes this value and no other. "Not there" is success. `recordId` may be empty when the answer to `add` was lost. */
  remove(record: TxtRecord, recordId: string, signal: AbortSignal): Promise<void>;
  /** Cheapest call that proves the credential for the zone, without changing anything. */
  prove(zone: string, signal: AbortSignal): Promise<void>;
  /** What values of this name share room with, where room is limited; the name itself where it is missing. */
  slotOf?(fqdn: string): string;
  /** Names of all zones that the credential sees; missing where the service cannot tell. Rejects with `provider.*`. */
  zones?(signal: AbortSignal): Promise<readonly string[]>;
  /** What the service tells of the credential itself; missing where it tells nothing. Rejects with `provider.*`. */
  inspect?(signal: AbortSignal): Promise<CredentialFacts>;
  /** Missing where the service has no such calls, or our client does not make them. */
  readonly editor?: RecordEditor;
}

/** Presentation form (RFC 1035 §5.1; for CAA RFC 8659 §4.1.1); host names without final dot. */
export interface HostedRecord {
  /** Empty where the service has none. */
  readonly id: string;
  readonly type: HostedType;
  readonly fqdn: string;
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
}
export type HostedType = 'A' | 'AAAA' | 'CAA' | 'CNAME';
export type RecordType = HostedType | 'TXT';

/**
 * Other records than those of proofs, changed one by one after a person has seen which. Rejects with `provider.*`, and
 * with `provider.refused` where what is there is no list of values: an alias, a routing policy, a proxy's stand-in.
 */
export interface RecordEditor {
  /** All of this type at exactly this name. */
  list(at: RecordsAt, signal: AbortSignal): Promise<readonly HostedRecord[]>;
  /** "Already there" is success. Leaves all others as they are. */
  add(at: RecordsAt, record: Pick<HostedRecord, 'value' | 'ttl'>, signal: AbortSignal): Promise<void>;
  /** One that `list` gave, and no other. "Not there" is success. */
  remove(at: RecordsAt, record: HostedRecord, signal: AbortSignal): Promise<void>;
}
export interface RecordsAt {
  readonly zone: string;
  readonly fqdn: string;
  readonly type: HostedType;
}

export interface CredentialFacts {
  /** Whose it is, as the service names accounts. */
  readonly account?: string;
  /** ISO 8601. */
  readonly expiresAt?: string;
  /** The service's own words for what it may do. */
  readonly permissions?: readonly string[];
  /** It may do much more than TXT records need, or reaches zones it need not. */
  readonly tooBroad?: boolean;
  /** It may read and not write. */
  readonly readOnly?: boolean;
}

export interface ProviderModule {
  readonly descriptor: ProviderDescriptor;
  /**
   * Checks the fields (`credential.invalid`), trims what people paste, makes the client. The clock dates signatures and
   * is waited on.
   */
  create(fields: Readonly<Record<string, string>>, clock: Clock): DnsProvider;
}
