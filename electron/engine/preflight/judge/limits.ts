/** How much of an authority's limits is used up, by what we did ourselves. */
import type { CauseId } from '../../../../shared/domain/causes.ts';
import type { RetryReason } from '../../../../shared/domain/runs.ts';
import type { Allowance } from '../../authorities/limits.ts';
import { type Found, found } from '../check.ts';

export interface LimitFacts {
  /** Until when an order would be refused by our own budget or was by the authority. */
  readonly bar?: { readonly until: string; readonly reason: RetryReason };
  /** Failed validations that still count, by name. */
  readonly failures: readonly { readonly name: string; readonly count: number; readonly allowed: number }[];
  /** Certificates with exactly these names, issued within the span of the limit. */
  readonly duplicates: number;
  readonly duplicateLimit?: Allowance | undefined;
  /** Certificates of each registered domain within the span of the limit. */
  readonly perDomain: readonly { readonly domain: string; readonly count: number }[];
  readonly domainLimit?: Allowance | undefined;
  /** It will be ordered as a renewal, which the authority counts for nothing (RFC 9773 §5). */
  readonly exempt: boolean;
}

const causes: Partial<Readonly<Record<RetryReason, CauseId>>> = {
  paused: 'account-identifier-paused',
  validation: 'rate-limit-failed-validations',
};

export const judgeLimits = (
  facts: LimitFacts,
  { id, name }: { readonly id: string; readonly name: string },
): readonly Found[] => {
  const particulars = { authority: id };
  const { bar } = facts;
  if (bar !== undefined) {
    const code = bar.reason === 'budget' ? 'budget-spent' : 'authority-says-wait';
    return [
      found(code, { authority: name, until: bar.until }, [`${bar.reason} ${bar.until}`], {
        ...particulars,
        cause: causes[bar.reason],
      }),
    ];
  }
  const failures = facts.failures
    .filter(({ count }) => count > 0)
    .map((one) =>
      found(
        'failures-counted',
        { name: one.name, count: String(one.count), allowed: String(one.allowed) },
        [`${one.name}: ${one.count}/${one.allowed}`],
        { ...particulars, ...(one.count + 1 < one.allowed ? { verdict: 'note' as const } : {}) },
      ),
    );
  return facts.exempt ? failures : [...failures, ...ofCertificates(facts, { id, name })];
};

const ofCertificates = (
  { duplicates, duplicateLimit, perDomain, domainLimit }: LimitFacts,
  { id, name }: { readonly id: string; readonly name: string },
): readonly Found[] => {
  const used = (count: number, limit: Allowance, more: Readonly<Record<string, string>> = {}) => ({
    authority: name,
    count: String(count),
    limit: String(limit.count),
    ...more,
  });
  const same =
    duplicateLimit === undefined || duplicates + 1 < duplicateLimit.count
      ? []
      : [
          found(
            duplicates >= duplicateLimit.count ? 'duplicates-reached' : 'duplicates-near',
            used(duplicates, duplicateLimit),
            [`${duplicates}/${duplicateLimit.count}`],
            { authority: id },
          ),
        ];
  const domains = perDomain.flatMap(({ domain, count }) =>
    domainLimit === undefined || count < domainLimit.count * 0.9
      ? []
      : [found('domain-near', used(count, domainLimit, { domain }), [`${domain}: ${count}`], { authority: id })],
  );
  return [...same, ...domains];
};
