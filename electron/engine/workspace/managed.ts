/** One managed certificate: its versions, what renewing it now would mean, and the terms of its next order. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { RenewalPreview, RenewalTerms, VersionList } from '../../../shared/domain/managed.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { findCertificate } from './certificates.ts';
import { type CheckParts, refuseImpossible } from './check-policy.ts';
import type { PreflightParts } from './preflight.ts';
import { refuseUnbound } from './sessions.ts';

export interface Managed {
  /** `certificate.not-found`. */
  versions(idOrName: string, limit: number): VersionList;
  /** Asks nobody. `certificate.not-found`. */
  renewalPreview(idOrName: string): Promise<RenewalPreview>;
  /**
   * Kept for the next order, and answered as the whole policy. `certificate.not-found`, `run.locked`, `names.*`,
   * `credential.*`, `account.binding-needed`.
   */
  changeTerms(idOrName: string, terms: RenewalTerms): Promise<Policy>;
}

export interface ManagedParts {
  readonly check: CheckParts;
  readonly preflight: PreflightParts;
  readonly changed: (id: string) => void;
}

export const openManaged = ({ check, preflight, changed }: ManagedParts): Managed => {
  const { storage } = check;
  return {
    versions: (idOrName, limit) => {
      const { id } = findCertificate(storage, idOrName);
      const shown = storage.certificates.versions(id, limit);
      return { versions: shown.map(({ version }) => version), count: storage.certificates.countVersions(id) };
    },
    renewalPreview: async (idOrName) => {
      const { policy } = findCertificate(storage, idOrName);
      const authority = check.authority(policy.authority);
      const { limitFacts } = await import('./preflight.ts');
      const { judgeLimits } = await import('../preflight/judge/limits.ts');
      const facts = limitFacts(preflight, authority, policy, undefined);
      const findings = judgeLimits(facts, authority.authority);
      return {
        policy,
        exempt: facts.exempt,
        findings: findings.map((finding) => ({ ...finding, check: 'limits' as const })),
      };
    },
    changeTerms: async (idOrName, terms) => {
      const policy = withTerms(findCertificate(storage, idOrName).policy, terms);
      await refuseImpossible(check, policy);
      refuseUnbound(storage, check.authority(policy.authority));
      const { id, name } = findCertificate(storage, idOrName);
      const lock = storage.locks.acquire(`certificate/${id}`);
      try {
        // Gone on with, its order would bring back the terms that it was begun with.
        if (storage.runs.ofCertificate(id)[0]?.status === 'working')
          throw fail('run.locked', { name, pid: process.pid });
        const certificate = findCertificate(storage, id);
        const kept = withTerms(certificate.policy, terms);
        storage.certificates.save({ ...certificate, policy: kept });
        return kept;
      } finally {
        lock.release();
        changed(id);
      }
    },
  };
};

const withTerms = (policy: Policy, terms: RenewalTerms): Policy => {
  const { profile: _kind, preferredChain: _chain, minimumWait: _least, maximumWait: _most, ...rest } = policy;
  return { ...rest, ...terms };
};
