/** Judges a resolver by what it said, by nothing else: no network, no clock. */
import type { ResolverEvidence, ResolverFinding, ResolverFindingCode } from '../../../shared/domain/dns-findings.ts';
import { addressKind } from './address-kind.ts';

export type Heard =
  | {
      readonly kind: 'answer';
      readonly rcode: string;
      readonly addresses: readonly string[];
      readonly truncated: boolean;
      readonly milliseconds: number;
    }
  | { readonly kind: 'silent'; readonly reason: string; readonly milliseconds: number };

/** What the others say: addresses, none because there is none, or `undefined` because nobody could be asked. */
export type Expectation = { readonly addresses: readonly string[] } | undefined;

/** One question, put by both transports. */
export interface Hearing {
  readonly question: ResolverEvidence['question'];
  /** The name was made up a moment ago under a zone without wildcards. */
  readonly madeUp: boolean;
  readonly udp: Heard;
  readonly tcp: Heard;
  readonly expected: Expectation;
}

/** Milliseconds; half of the answers take longer. People wait about this long before they call something slow. */
const slowFrom = 1000;

/** At most one finding of each code, with all that speaks for it. */
export const judgeResolver = (server: string, hearings: readonly Hearing[]): readonly ResolverFinding[] => {
  const udp = hearings.map((hearing) => said(hearing, 'udp'));
  const tcp = hearings.map((hearing) => said(hearing, 'tcp'));
  const all = [...udp, ...tcp];
  const silent = (some: readonly Said[]) => some.every(({ heard }) => heard.kind === 'silent');
  const findings: readonly (readonly [ResolverFindingCode, readonly Said[]])[] = silent(all)
    ? [['silent', all]]
    : [
        ['fake-ip', all.filter(isFake)],
        ['nxdomain-rewritten', all.filter(isRewritten)],
        ['split-horizon', all.filter(isInner)],
        ['udp-blocked', silent(udp) ? udp : []],
        ['tcp-blocked', silent(tcp) ? tcp : []],
        ['transport-differs', hearings.filter(differs).flatMap((one) => [said(one, 'udp'), said(one, 'tcp')])],
        ['slow', isSlow(all) ? all.filter(({ heard }) => heard.kind === 'answer') : []],
        ['refusing', resolvesNothing(all) ? all.filter(({ heard }) => heard.kind === 'answer') : []],
      ];
  return findings.flatMap(([code, proof]) =>
    proof.length === 0 ? [] : [{ code, server, evidence: proof.map(evidenceOf) }],
  );
};

interface Said {
  readonly hearing: Hearing;
  readonly transport: 'udp' | 'tcp';
  readonly heard: Heard;
}

const said = (hearing: Hearing, transport: 'udp' | 'tcp'): Said => ({ hearing, transport, heard: hearing[transport] });

/** Addresses the others do not give. */
const strangers = ({ hearing, heard }: Said): readonly string[] =>
  heard.kind === 'answer' ? heard.addresses.filter((one) => hearing.expected?.addresses.includes(one) !== true) : [];

const isFake = (one: Said): boolean =>
  strangers(one).some((address) => {
    const kind = addressKind(address);
    // A made-up name with an address is rewritten, whatever the address; only proxy tools answer everything.
    if (kind === 'nowhere') return !one.hearing.madeUp;
    // The range has an owner, so it takes another view that disagrees.
    return kind === 'fake' || (kind === 'perhaps-fake' && one.hearing.expected !== undefined);
  });

const isRewritten = (one: Said): boolean =>
  one.hearing.madeUp &&
  // A wildcard that the others see as well is nobody's lie.
  (one.hearing.expected?.addresses ?? []).length === 0 &&
  strangers(one).length > 0 &&
  !isFake(one);

const isInner = (one: Said): boolean =>
  !one.hearing.madeUp &&
  strangers(one).some((address) => addressKind(address) === 'private') &&
  (one.hearing.expected?.addresses ?? []).some((address) => addressKind(address) === 'public');

const settled = (heard: Heard): boolean =>
  heard.kind === 'answer' && !heard.truncated && /^(NOERROR|NXDOMAIN)$/.test(heard.rcode);

/**
 * Names with many servers get other addresses each time, so other addresses alone prove nothing: one answer must be of
 * another kind, or be the one that the others know while its twin is not.
 */
const differs = ({ udp, tcp, expected }: Hearing): boolean => {
  if (!settled(udp) || !settled(tcp) || udp.kind !== 'answer' || tcp.kind !== 'answer') return false;
  if (udp.rcode !== tcp.rcode || (udp.addresses.length === 0) !== (tcp.addresses.length === 0)) return true;
  if (udp.addresses.length === 0 || udp.addresses.some((one) => tcp.addresses.includes(one))) return false;
  const kinds = (heard: typeof udp) => [...new Set(heard.addresses.map(addressKind))].toSorted().join();
  const known = (heard: typeof udp) => heard.addresses.some((one) => expected?.addresses.includes(one) === true);
  return kinds(udp) !== kinds(tcp) || known(udp) !== known(tcp);
};

const isSlow = (all: readonly Said[]): boolean => {
  const times = all
    .flatMap(({ heard }) => (heard.kind === 'answer' ? [heard.milliseconds] : []))
    .toSorted((one, other) => one - other);
  return (times[Math.floor(times.length / 2)] ?? 0) > slowFrom;
};

const resolvesNothing = (all: readonly Said[]): boolean =>
  all.every(({ heard }) => heard.kind === 'silent' || !/^(NOERROR|NXDOMAIN)$/.test(heard.rcode));

const evidenceOf = ({ hearing, transport, heard }: Said): ResolverEvidence => ({
  question: hearing.question,
  transport,
  answer: answerOf(heard),
  expected: expectedOf(hearing),
  milliseconds: heard.milliseconds,
});

const answerOf = (heard: Heard): string[] => {
  if (heard.kind === 'silent') return [heard.reason];
  return heard.addresses.length > 0 ? [...heard.addresses] : [heard.rcode];
};

const expectedOf = ({ expected, madeUp }: Hearing): string[] => {
  if (expected === undefined) return madeUp ? ['NXDOMAIN'] : [];
  if (expected.addresses.length > 0) return [...expected.addresses];
  return [madeUp ? 'NXDOMAIN' : 'NOERROR'];
};
