/** Our own view of the DNS: what the authoritative servers say, whatever this machine's resolver claims. */
import type { DnssecState } from '../../../shared/domain/dns-dnssec.ts';
import type { ZoneInspection } from '../../../shared/domain/dns-inspection.ts';
import type { OutsideSighting } from '../../../shared/domain/dns-watch.ts';
import type { Silence } from './exchange.ts';

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
  /** The AA bit; absent without an answer. */
  readonly authoritative?: boolean;
  /** It offers to resolve names for others (the RA bit), which a name server reached directly seldom does. */
  readonly resolves?: true;
  /** Seconds for which resolvers may remember the "no" (RFC 2308 §5). */
  readonly negativeTtl?: number;
  readonly transport?: 'udp' | 'tcp';
  /** Why there is no answer. */
  readonly silence?: Silence;
  /** Questions it took, where more than one. */
  readonly questions?: number;
  /** Filled in by the watch: when this address was first seen with the value. */
  readonly firstSeenAt?: string;
  /** Filled in by the watch: answers of this address contradict each other, as behind a shared address (RFC 4786). */
  readonly flapping?: true;
}

/** What a resolver that this computer uses says about one TXT name. */
export interface ResolverSighting {
  /** The one that answered, or else the first; `ip:port` or `[ip6]:port`. */
  readonly resolver: string;
  /** `silent`: none of them answers, or nothing but failures. */
  readonly kind: 'answer' | 'silent';
  readonly values: readonly string[];
  /** Seconds for which it goes on answering so out of its memory; absent where it keeps the zone itself or does not say. */
  readonly remembered?: number;
}

export interface LookOptions {
  /** Only these addresses of the zone's name servers; all unless told. */
  readonly addresses?: readonly string[];
  /** Whether a question may be spent on the serial where the answer has none; yes unless told. */
  readonly serials?: boolean;
}

export interface DnsEye {
  /** Zone cut by walking from `name` towards the root until a SOA answers (RFC 1034 §4.2, RFC 2181 §6). `dns.zone-not-found`, `dns.no-answer`. */
  findZone(name: string, signal?: AbortSignal): Promise<Zone>;
  /** RFC 8555 §8.4; `name` may be a wildcard identifier. At most eight CNAMEs. `label` takes the place of `_acme-challenge`. */
  locateChallenge(name: string, signal?: AbortSignal, label?: string): Promise<ChallengeLocation>;
  /** Asks every address of every authoritative server at once: UDP, then TCP when truncated or silent. */
  lookAt(
    zone: Zone,
    fqdn: string,
    expected: string,
    signal?: AbortSignal,
    options?: LookOptions,
  ): Promise<readonly TxtSighting[]>;
  /** Whether the zone's signatures hold, by our own questions. Fails only with the signal's reason. */
  dnssec(zone: Zone, signal?: AbortSignal): Promise<DnssecState>;
  /** What operators of DNS over HTTPS see at exactly this name; none when nobody else is to be asked. Never fails but by the signal. */
  outsideView(fqdn: string, value: string, signal?: AbortSignal): Promise<readonly OutsideSighting[]>;
  /**
   * What the resolvers it was opened with say, and nobody else; `undefined` where there are none. Asks them one after
   * the other. Never fails but by the signal.
   */
  computerView(fqdn: string, signal?: AbortSignal): Promise<ResolverSighting | undefined>;
  /** All that is noteworthy about the place where the proof for `name` belongs. Errors as `locateChallenge`. */
  inspect(name: string, signal?: AbortSignal, label?: string): Promise<ZoneInspection>;
}
