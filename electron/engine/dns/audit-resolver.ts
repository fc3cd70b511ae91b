/**
 * Asks resolvers a few questions whose answers are known from elsewhere, by UDP and by TCP, and tells what is wrong.
 *
 * - `auditResolvers(options)`: the findings, resolver by resolver; none means that all of them can be believed.
 * - `overHttpsView(operator)`, `authoritativeView(eye)`: who else to ask.
 */
import { randomBytes } from 'node:crypto';
import type { ResolverFinding } from '../../../shared/domain/dns-findings.ts';
import type { Clock } from '../ports/index.ts';
import { addressKind } from './address-kind.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import type { DnsEye } from './eye.ts';
import { type Expectation, type Heard, type Hearing, judgeResolver } from './judge.ts';
import { normalName } from './names.ts';
import { type DohOperator, queryOverHttps } from './over-https.ts';
import { type DnsAnswer, query } from './query.ts';

export type AddressQuestion = Hearing['question'];

/** Somebody who knows better than the resolver; `undefined` when there is no answer. Rejects only with the signal's reason. */
export interface ControlView {
  readonly label: string;
  ask(question: AddressQuestion, signal?: AbortSignal): Promise<Expectation>;
}

export interface AuditOptions {
  /** `ip`, `ip:port` or `[ip6]:port`. */
  readonly resolvers: readonly string[];
  readonly control: readonly ControlView[];
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Names with public addresses; two stable ones, outside and inside China, unless told. */
  readonly names?: readonly string[];
  /** A zone without wildcards, under which a name is made up. */
  readonly stableZone?: string;
  /** Milliseconds, see `exchange`. */
  readonly patience?: number;
  /** Told once per view, whether it could say anything. */
  onView?(label: string, answered: boolean): void;
}

/** Their addresses are part of what they are, and have been the same for years. */
export const stableNames: readonly string[] = ['one.one.one.one', 'dns.alidns.com'];
/** RFC 2606 §3; signed, and with nothing but `www` in it. */
const usualStableZone = 'example.com';

/** `input.invalid` for a resolver that is no address; rejects with the reason of `signal`; nothing else fails. */
export const auditResolvers = async (options: AuditOptions): Promise<readonly ResolverFinding[]> => {
  const servers = [...new Set(options.resolvers.map((text) => formatEndpoint(parseEndpoint(text))))];
  const probes = probesOf(options);
  const [expected, ...heard] = await Promise.all([
    expectations(probes, options),
    ...servers.map((server) => Promise.all(probes.map(({ question }) => hearBoth(server, question, options)))),
  ]);
  return servers.flatMap((server, at) =>
    judgeResolver(
      server,
      (heard[at] ?? []).map(
        (both, index): Hearing => ({ ...both, madeUp: probes[index]?.madeUp === true, expected: expected[index] }),
      ),
    ),
  );
};

/** One operator of DNS over HTTPS. */
export const overHttpsView = (
  operator: DohOperator,
  options: { readonly rootPem?: string | undefined; readonly deadline?: number } = {},
): ControlView => ({
  label: operator.name,
  ask: async (question, signal) => {
    const reply = await queryOverHttps({ operator, question, signal, ...options });
    return reply.kind === 'answer' && isSettled(reply) ? { addresses: addressesIn(reply, question) } : undefined;
  },
});

/** The name servers of the zone themselves, CNAMEs followed into other zones. */
export const authoritativeView = (eye: DnsEye, label = 'authoritative'): ControlView => ({
  label,
  ask: async (question, signal) => {
    let name = normalName(question.name);
    for (let hops = 0; hops <= mostCnames; hops += 1) {
      const reply = await askOwners(eye, { ...question, name }, signal);
      if (reply === undefined) return undefined;
      const addresses = addressesIn(reply, question);
      const target = reply.answers.findLast((record) => record.type === 'CNAME');
      if (addresses.length > 0 || target?.type !== 'CNAME') return { addresses };
      name = target.value;
    }
    return undefined;
  },
});

const mostCnames = 8;

/** The first name server of the zone that answers for it. */
const askOwners = async (
  eye: DnsEye,
  question: AddressQuestion,
  signal: AbortSignal | undefined,
): Promise<DnsAnswer | undefined> => {
  try {
    const zone = await eye.findZone(question.name, signal);
    return await Promise.any(
      zone.nameServers
        .flatMap(({ addresses }) => addresses)
        .map(async (address) => {
          const reply = await query({ endpoint: parseEndpoint(address), question, recursive: false, signal });
          if (reply.kind === 'answer' && reply.authoritative && isSettled(reply)) return reply;
          throw new Error('does not serve the zone');
        }),
    );
  } catch {
    // No zone, or nobody who serves it: this view cannot say.
    signal?.throwIfAborted();
    return undefined;
  }
};

interface Probe {
  readonly question: AddressQuestion;
  readonly madeUp: boolean;
}

const probesOf = ({ names = stableNames, stableZone = usualStableZone }: AuditOptions): readonly Probe[] => [
  ...[...new Set(names.map(normalName))].flatMap((name) =>
    (['A', 'AAAA'] as const).map((type) => ({ question: { name, type }, madeUp: false })),
  ),
  { question: { name: `${randomBytes(10).toString('hex')}.${stableZone}`, type: 'A' }, madeUp: true },
];

const hearBoth = async (
  server: string,
  question: AddressQuestion,
  options: AuditOptions,
): Promise<Pick<Hearing, 'question' | 'udp' | 'tcp'>> => {
  const [udp, tcp] = await Promise.all([
    hear(server, question, 'udp', options),
    hear(server, question, 'tcp', options),
  ]);
  return { question, udp, tcp };
};

const hear = async (
  server: string,
  question: AddressQuestion,
  only: 'udp' | 'tcp',
  { clock, signal, patience }: AuditOptions,
): Promise<Heard> => {
  const begun = clock.now().getTime();
  const endpoint = parseEndpoint(server);
  const waiting = patience === undefined ? {} : { patience };
  const reply = await query({ endpoint, question, recursive: true, only, signal, ...waiting });
  const milliseconds = Math.max(0, clock.now().getTime() - begun);
  if (reply.kind === 'silent') return { ...reply, milliseconds };
  return {
    kind: 'answer',
    rcode: reply.rcode,
    addresses: addressesIn(reply, question),
    truncated: reply.truncated === true,
    milliseconds,
  };
};

/** What each question ought to be answered with: all that any view says, but for what proxy tools have made up. */
const expectations = async (
  probes: readonly Probe[],
  { control, signal, onView }: AuditOptions,
): Promise<readonly Expectation[]> => {
  const views = await Promise.all(
    control.map(async (view) => {
      const answers = await Promise.all(probes.map(({ question }) => view.ask(question, signal)));
      onView?.(
        view.label,
        answers.some((answer) => answer !== undefined),
      );
      return answers.map(believable);
    }),
  );
  return probes.map((_, index) => {
    const answers = views.flatMap((answered) => answered[index] ?? []);
    if (answers.length === 0) return undefined;
    return { addresses: [...new Set(answers.flatMap(({ addresses }) => addresses))].toSorted() };
  });
};

/** Behind a proxy tool that catches everything, even name servers seem to answer with its range. */
const believable = (answer: Expectation): Expectation =>
  answer?.addresses.some((address) => addressKind(address) === 'fake') === true ? undefined : answer;

const isSettled = ({ rcode, truncated }: DnsAnswer): boolean =>
  (rcode === 'NOERROR' || rcode === 'NXDOMAIN') && truncated !== true;

const addressesIn = (reply: DnsAnswer, question: AddressQuestion): readonly string[] =>
  reply.answers.flatMap((record) => (record.type === question.type ? [record.value] : [])).toSorted();
