/** Asks resolvers in order until one knows; the one that answered last is asked first the next time. */
import { addressKind } from './address-kind.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import { type DnsAnswer, type Question, query } from './query.ts';

export interface Resolvers {
  /** All of them, as `ip:port`. */
  readonly endpoints: readonly string[];
  /** The one that answered last. */
  readonly latest: string | undefined;
  /** The first useful answer, else a doubtful one, else the last refusal, else `undefined`: nobody answered at all. */
  ask(question: Question, signal?: AbortSignal): Promise<DnsAnswer | undefined>;
}

/** `input.invalid` for an address that cannot be read. */
export const openResolvers = (addresses: readonly string[]): Resolvers => {
  const endpoints = [...new Set(addresses.map((text) => formatEndpoint(parseEndpoint(text))))];
  let order: readonly string[] = endpoints;
  let latest: string | undefined;
  return {
    endpoints,
    get latest() {
      return latest;
    },
    async ask(question, signal) {
      let refusal: DnsAnswer | undefined;
      for (const text of order) {
        const reply = await query({ endpoint: parseEndpoint(text), question, recursive: true, signal });
        if (reply.kind === 'silent') {
          // a dead resolver costs seconds: leave it for last from now on
          order = [...order.filter((other) => other !== text), text];
          continue;
        }
        if (isUseful(reply)) {
          latest = text;
          return reply;
        }
        if (refusal?.rcode !== 'NOERROR') refusal = reply;
      }
      return refusal;
    },
  };
};

/** An address out of a proxy tool's range leads to no name server; another resolver may know the real one. */
const isMadeUp = (reply: DnsAnswer): boolean =>
  reply.answers.some(
    (record) => (record.type === 'A' || record.type === 'AAAA') && addressKind(record.value) === 'fake',
  );

/**
 * Data, or a well-founded "there is none" (RFC 2308 §2: a negative answer carries the SOA). Refusals, failures and
 * referrals of servers that do not resolve are no use, another resolver may know more.
 */
const isUseful = (reply: DnsAnswer): boolean =>
  reply.rcode === 'NXDOMAIN' ||
  (reply.rcode === 'NOERROR' &&
    !isMadeUp(reply) &&
    (reply.answers.length > 0 || reply.authorities.some((record) => record.type === 'SOA')));
