/** What the audit of this machine's resolvers means for an order. None of it blocks: authorities ask others. */
import type { ResolverEvidence, ResolverFinding } from '../../../../shared/domain/dns-findings.ts';
import type { FindingCode } from '../../../../shared/domain/preflight.ts';
import { addressKind } from '../../dns/address-kind.ts';
import { readEndpoint } from '../../dns/endpoint.ts';
import { type Found, found } from '../check.ts';

const codes: Readonly<Record<ResolverFinding['code'], FindingCode>> = {
  'fake-ip': 'fake-addresses',
  'nxdomain-rewritten': 'answers-rewritten',
  'split-horizon': 'inner-view',
  'transport-differs': 'answers-differ',
  'udp-blocked': 'resolver-one-way',
  'tcp-blocked': 'resolver-one-way',
  slow: 'resolver-slow',
  refusing: 'resolver-silent',
  silent: 'resolver-silent',
};

export const judgeResolvers = (findings: readonly ResolverFinding[], count: number): readonly Found[] =>
  findings.map(({ code, server, evidence }) => {
    const lines = evidence.slice(0, 4).map(lineOf);
    const silent = codes[code] === 'resolver-silent';
    const told = silent && isOfProxy(server) ? 'resolver-of-proxy' : codes[code];
    // Another resolver answers, so a silent one costs time only.
    const others = silent && findings.length < count;
    return found(told, { server }, lines, others ? { verdict: 'note' } : {});
  });

const lineOf = ({ question, transport, answer, expected, milliseconds }: ResolverEvidence): string =>
  `${transport} ${question.type} ${question.name}: ${answer.join(' ')} (${expected.join(' ')}) ${Math.round(milliseconds)} ms`;

/** Nobody but a proxy tool has an address in its range of made-up ones. */
const isOfProxy = (server: string): boolean => addressKind(readEndpoint(server)?.address ?? '') === 'fake';
