/** Our own view of the DNS: what the authoritative servers say, whatever this machine's resolver claims. */

export interface NameServer {
  /** Host name from the NS record, without final dot. */
  readonly name: string;
  /** `ip:port` or `[ip6]:port`; empty when it cannot be resolved. */
  readonly addresses: readonly string[];
}

export interface Zone {
  /** Without final dot, A-labels, lower case. */
  readonly name: string;
  readonly serial: number;
  /** Seconds a resolver may remember that a name does not exist (RFC 2308 §5). */
  readonly negativeTtl: number;
  readonly nameServers: readonly NameServer[];
}

export interface ChallengeLocation {
  /** Where the TXT record must be written: `_acme-challenge.<name>` with every CNAME followed. */
  readonly fqdn: string;
  /** Names passed on the way, the first being `_acme-challenge.<name>`. */
  readonly chain: readonly string[];
  readonly zone: Zone;
}

/** One server's answer to one TXT question. */
export interface TxtSighting {
  readonly server: string;
  readonly address: string;
  readonly state: 'has' | 'not-yet' | 'unreachable' | 'not-serving';
  readonly values: readonly string[];
  readonly serial?: number;
  readonly rcode?: string;
}

export interface DnsEye {
  /** Zone cut by walking from `name` towards the root until a SOA answers (RFC 1034 §4.2, RFC 2181 §6). `dns.zone-not-found`, `dns.no-answer`. */
  findZone(name: string, signal?: AbortSignal): Promise<Zone>;
  /** RFC 8555 §8.4; `name` may be a wildcard identifier. At most eight CNAMEs. `label` takes the place of `_acme-challenge`. */
  locateChallenge(name: string, signal?: AbortSignal, label?: string): Promise<ChallengeLocation>;
  /** Asks every address of every authoritative server at once: UDP, then TCP when truncated or silent. */
  lookAt(zone: Zone, fqdn: string, expected: string, signal?: AbortSignal): Promise<readonly TxtSighting[]>;
}
