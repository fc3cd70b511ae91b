/** Which rung of the ladder to an authority breaks: name, connection, TLS, HTTP, directory. */
import type { FindingCode } from '../../../../shared/domain/preflight.ts';
import type { Problem } from '../../../../shared/errors/problem.ts';
import type { Directory } from '../../acme/session.ts';
import { type Found, found } from '../check.ts';

export interface LadderFacts {
  readonly host: string;
  /** One line a rung, as far as it went. */
  readonly steps: readonly string[];
  readonly problem?: Problem;
  readonly directory?: Directory;
  /** Seconds by which this machine is ahead, by the Date of the answer. */
  readonly skewSeconds?: number;
}

export interface AuthorityFacts {
  readonly id: string;
  readonly name: string;
  readonly ladder: LadderFacts;
  /** The certificate profile that was asked for. */
  readonly profile?: string | undefined;
}

/** Buypass stopped issuing on 15 October 2025. */
const closed: ReadonlySet<string> = new Set(['api.buypass.com', 'api.test4.buypass.no']);

export const judgeAuthority = ({ id, name, ladder, profile }: AuthorityFacts): readonly Found[] => {
  const { host, steps, problem, directory } = ladder;
  const tell = (code: FindingCode, more: Readonly<Record<string, string>> = {}): readonly Found[] => [
    found(code, { authority: name, host, ...more }, steps, { authority: id }),
  ];
  if (closed.has(host)) return tell('authority-closed');
  if (problem !== undefined && isSlow(ladder)) {
    // An order has more time than a look.
    const particulars = { authority: id, verdict: 'warning' as const };
    return [found('authority-down', { authority: name, host, reason: reasonOf(problem) }, steps, particulars)];
  }
  if (problem !== undefined) return tell(codeOf(problem), { reason: reasonOf(problem), ...whenOf(problem) });
  const profiles = Object.keys(directory?.meta.profiles ?? {});
  if (profile !== undefined && !profiles.includes(profile))
    return tell('profile-not-offered', { profile, offered: profiles.join(', ') || '–' });
  return [];
};

/** A machine is there and says nothing in the time of a look. */
const isSlow = ({ problem, steps }: LadderFacts): boolean =>
  (problem?.code === 'network.timeout' || problem?.code === 'run.cancelled') &&
  steps.some((step) => /^TCP .* open$/.test(step));

const codeOf = (problem: Problem): FindingCode => {
  switch (problem.code) {
    case 'network.dns':
      return 'authority-not-resolved';
    case 'network.tls-untrusted':
    case 'network.tls-intercepted':
    case 'proxy.intercepts':
      return 'authority-untrusted';
    case 'network.tls-clock':
      return 'authority-clock';
    case 'network.tls-failed':
      return 'authority-tls';
    case 'directory.unavailable':
    case 'acme.unavailable':
      return 'authority-down';
    case 'directory.http-status':
    case 'directory.not-json':
    case 'directory.wrong-json':
    case 'network.too-large':
    case 'acme.bad-answer':
      return 'authority-no-directory';
    default:
      return 'authority-unreachable';
  }
};

/** When the authority wants to be asked again (RFC 9110 §10.2.3): to wait for less would be in vain. */
const whenOf = ({ retryAt }: Problem): { readonly until?: string } => (retryAt === undefined ? {} : { until: retryAt });

const reasonOf = ({ code, details }: Problem): string => {
  const told = ['reason', 'issuer', 'status', 'excerpt'].flatMap((key) =>
    key in details ? [String(Object.entries(details).find(([name]) => name === key)?.[1] ?? '')] : [],
  );
  return told.find((text) => text !== '') ?? code;
};
