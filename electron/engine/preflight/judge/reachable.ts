/** What somebody heard who called this machine as an authority would: by each address of the name, IPv4 and IPv6 apart. */
import { isIPv6 } from 'node:net';
import type { FindingCode } from '../../../../shared/domain/preflight.ts';
import { addressKind } from '../../dns/address-kind.ts';
import { type Found, found } from '../check.ts';
import type { ServedProof } from '../inputs.ts';
import { frontIn, frontOf } from './fronts.ts';

/** One request and its answer; the last one of a row of redirects is the one that counts. */
export type Heard =
  | {
      readonly kind: 'answer';
      readonly url: string;
      readonly status: number;
      readonly headers: Readonly<Record<string, string | undefined>>;
      /** Its beginning. */
      readonly body: string;
      /** It is what our own listener or folder holds. */
      readonly ours: boolean;
    }
  | { readonly kind: 'silent'; readonly reason: 'timeout' | 'refused' | 'unreachable' | 'broken' }
  | { readonly kind: 'redirect'; readonly url: string; readonly why: 'other-port' | 'circle' | 'nowhere' }
  /** TLS-ALPN-01: whether `acme-tls/1` was spoken, and whether the certificate was ours. */
  | { readonly kind: 'tls'; readonly alpn: string; readonly ours: boolean };

export interface Call {
  readonly address: string;
  readonly heard: Heard;
  readonly redirects: readonly string[];
}

export interface ReachFacts {
  readonly name: string;
  readonly method: ServedProof['method'];
  readonly port: number;
  readonly calls: readonly Call[];
  /** Of this machine's interfaces. */
  readonly own: readonly string[];
  /** The router's address towards the outside, where it tells. */
  readonly outer?: string | undefined;
  /** A web server's folder is used, so an answer of another program is expected. */
  readonly webroot: boolean;
}

export const judgeReach = (facts: ReachFacts): readonly Found[] => {
  const { calls } = facts;
  const works = (ipv6: boolean): boolean =>
    calls.some(({ address, heard }) => isIPv6(address) === ipv6 && isOurs(heard));
  return calls.flatMap((call) => judgeCall(call, facts, works(isIPv6(call.address))));
};

const isOurs = (heard: Heard): boolean => 'ours' in heard && heard.ours;

const judgeCall = (call: Call, facts: ReachFacts, otherWorks: boolean): readonly Found[] => {
  const { heard, address } = call;
  const code = codeOf(call, facts);
  if (code === undefined) return [];
  const { name, method, port } = facts;
  const front = 'headers' in heard ? (frontIn(heard.headers) ?? frontOf(address)) : frontOf(address);
  const detail = {
    name,
    address,
    port: String(port),
    url: 'url' in heard ? heard.url : '',
    status: heard.kind === 'answer' ? String(heard.status) : '',
    reason: heard.kind === 'silent' ? heard.reason : heard.kind === 'tls' ? heard.alpn || '–' : '',
    front: front ?? '',
  };
  const verdict = verdictOf(code, call, facts, otherWorks);
  return [found(code, detail, evidenceOf(call), { method, ...(verdict === undefined ? {} : { verdict }) })];
};

const codeOf = (call: Call, facts: ReachFacts): FindingCode | undefined => {
  const { heard, address } = call;
  const six = isIPv6(address);
  switch (heard.kind) {
    case 'tls':
      return heard.ours ? undefined : 'tls-ended-elsewhere';
    case 'redirect':
      return ({ 'other-port': 'redirect-other-port', circle: 'redirect-circle', nowhere: 'redirect-nowhere' } as const)[
        heard.why
      ];
    case 'silent':
      if (six) return 'unreached-6';
      return address === facts.outer ? 'unreached-from-inside' : 'unreached';
    case 'answer':
      return heard.ours ? undefined : codeOfAnswer(heard, facts, address);
  }
};

const codeOfAnswer = (
  heard: Extract<Heard, { kind: 'answer' }>,
  { webroot }: ReachFacts,
  address: string,
): FindingCode => {
  if (filing.test(heard.body) || filing.test(heard.url)) return 'filing-page';
  if (frontIn(heard.headers) !== undefined || frontOf(address) !== undefined) return 'cdn-answers';
  if ([401, 403, 405, 429, 444, 451].includes(heard.status)) return 'path-refused';
  if (webroot) return 'file-not-found';
  return isIPv6(address) ? 'wrong-server-6' : 'wrong-server';
};

/** Pages that clouds in mainland China put in the place of sites without a filing. */
const filing = /备案|beian\.|webblock|dnspod\.qcloud\.com\/static\/webblock|Non-compliance ICP Filing/i;

/**
 * Behind a router that knows no way back inside, its own pages answer to its outer address (RFC 5382 §8 asks for better);
 * so from in there a wrong answer proves nothing. A machine that has the address itself, or another public one, knows.
 */
const verdictOf = (
  code: FindingCode,
  { address, heard }: Call,
  { own }: ReachFacts,
  otherWorks: boolean,
): 'warning' | 'note' | undefined => {
  if (heard.kind === 'silent') return undefined;
  if (heard.kind === 'answer' && code === 'filing-page') return undefined;
  const family = own.filter((one) => isIPv6(one) === isIPv6(address));
  const knows = family.includes(address) || family.some((one) => addressKind(one) === 'public');
  if (!knows) return 'warning';
  // Authorities take any address of a family; they prefer IPv6 and stay with what answers there.
  return otherWorks ? 'warning' : undefined;
};

const evidenceOf = ({ address, heard, redirects }: Call): readonly string[] => [
  ...redirects.map((url) => `→ ${url}`),
  `${address}: ${describe(heard)}`,
];

const describe = (heard: Heard): string => {
  switch (heard.kind) {
    case 'answer': {
      const server = heard.headers.server === undefined ? '' : ` server: ${heard.headers.server}`;
      return `${heard.status} ${heard.url}${server} ${heard.body.slice(0, 80)}`.trim();
    }
    case 'silent':
      return heard.reason;
    case 'redirect':
      return `${heard.why} ${heard.url}`;
    case 'tls':
      return `ALPN ${heard.alpn || '–'}`;
  }
};
