/**
 * Asks resolvers until one knows: the next one joins in when the one before fails or takes too long. Those that did not
 * answer are asked last from then on. Operators of DNS over HTTPS come behind the resolvers, for networks where port 53
 * is blocked or caught by a proxy tool.
 */
import { addressKind } from './address-kind.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import { type DohOperator, queryOverHttps } from './over-https.ts';
import { type DnsAnswer, type Question, query } from './query.ts';

export interface Resolvers {
  /** All of those on port 53, as `ip:port`. */
  readonly endpoints: readonly string[];
  /** Which of them answered last. */
  readonly latest: string | undefined;
  /** The first useful answer, else a doubtful one, else the last refusal, else `undefined`: nobody answered at all. */
  ask(question: Question, signal?: AbortSignal): Promise<DnsAnswer | undefined>;
}

/** Milliseconds before the next one is asked beside one that says nothing. */
const joinsAfter = 2000;

interface Source {
  readonly endpoint: string | undefined;
  ask(question: Question, signal: AbortSignal): Promise<DnsAnswer | undefined>;
}

/** `input.invalid` for an address that cannot be read. */
export const openResolvers = (addresses: readonly string[], operators: readonly DohOperator[] = []): Resolvers => {
  const endpoints = [...new Set(addresses.map((text) => formatEndpoint(parseEndpoint(text))))];
  let order: readonly Source[] = [...endpoints.map(onPort53), ...operators.map(overHttps)];
  let latest: string | undefined;
  return {
    endpoints,
    get latest() {
      return latest;
    },
    async ask(question, signal) {
      const { reply, from, mute } = await askInTurn(order, question, signal);
      // a dead one costs seconds: leave it for last from now on
      order = [...order.filter((source) => !mute.includes(source)), ...order.filter((source) => mute.includes(source))];
      if (from?.endpoint !== undefined) latest = from.endpoint;
      return reply;
    },
  };
};

const onPort53 = (text: string): Source => {
  const endpoint = parseEndpoint(text);
  return sourceOf(text, (question, signal) => query({ endpoint, question, recursive: true, signal }));
};

const overHttps = (operator: DohOperator): Source =>
  sourceOf(undefined, (question, signal) => queryOverHttps({ operator, question, signal }));

/** What a validating resolver holds back as bogus is asked for again: a broken signature is told, not a missing zone. */
const sourceOf = (
  endpoint: string | undefined,
  ask: (question: Question, signal: AbortSignal) => Promise<DnsAnswer | { readonly kind: 'silent' | 'failed' }>,
): Source => ({
  endpoint,
  ask: async (question, signal) => {
    const reply = await ask(question, signal);
    if (reply.kind !== 'answer') return undefined;
    if (reply.rcode !== 'SERVFAIL') return reply;
    const unchecked = await ask({ ...question, unchecked: true }, signal);
    return unchecked.kind === 'answer' ? unchecked : reply;
  },
});

interface Heard {
  readonly reply: DnsAnswer | undefined;
  /** Who gave a useful answer. */
  readonly from: Source | undefined;
  /** Those that were asked and had nothing to say by then. */
  readonly mute: readonly Source[];
}

/** Rejects only with the reason of `signal`. */
const askInTurn = (sources: readonly Source[], question: Question, signal: AbortSignal | undefined): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const over = new AbortController();
    const stop = signal ? AbortSignal.any([over.signal, signal]) : over.signal;
    const mute = new Set<Source>();
    const waiting = [...sources];
    let running = 0;
    let refusal: DnsAnswer | undefined;
    let timer: NodeJS.Timeout | undefined;
    const end = (reply: DnsAnswer | undefined, from: Source | undefined) => {
      clearTimeout(timer);
      resolve({ reply, from, mute: [...mute] });
      over.abort();
    };
    const heard = (source: Source, reply: DnsAnswer | undefined) => {
      if (over.signal.aborted) return;
      running -= 1;
      if (reply !== undefined) mute.delete(source);
      if (reply !== undefined && isUseful(reply)) {
        end(reply, source);
        return;
      }
      if (reply !== undefined && refusal?.rcode !== 'NOERROR') refusal = reply;
      if (waiting.length > 0) begin();
      else if (running === 0) end(refusal, undefined);
    };
    const begin = () => {
      clearTimeout(timer);
      const source = waiting.shift();
      if (source === undefined) return;
      running += 1;
      mute.add(source);
      timer = setTimeout(begin, joinsAfter);
      source.ask(question, stop).then(
        (reply) => heard(source, reply),
        (thrown: unknown) => {
          clearTimeout(timer);
          if (!over.signal.aborted) reject(thrown);
        },
      );
    };
    if (waiting.length === 0) end(undefined, undefined);
    else begin();
  });

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
