/** The contract of every DNS provider: a descriptor to know it by, and a small client loaded only when used. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';

export interface TxtRecord {
  /** Zone as the authoritative servers know it, without final dot. */
  readonly zone: string;
  /** Full name of the record, without final dot. */
  readonly fqdn: string;
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
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
}

export interface ProviderModule {
  readonly descriptor: ProviderDescriptor;
  /** Checks the fields (`credential.invalid`), trims what people paste, makes the client. */
  create(fields: Readonly<Record<string, string>>): DnsProvider;
}
