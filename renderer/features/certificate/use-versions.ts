/** The versions of a certificate, newest first, as far as they have been asked for. */
import { useEffect, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { VersionList } from '../../../shared/domain/managed.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { namesChangedAt } from './versions.ts';

export interface ShownVersions {
  /** `undefined` until the first answer. */
  readonly list: VersionList | undefined;
  readonly problem: Problem | undefined;
  readonly settled: boolean;
  readonly namesChangedAt: string | undefined;
  showMore(): void;
}

const pageSize = 10;

export const useVersions = ({ id, current }: CertificateView): ShownVersions => {
  const [limit, setLimit] = useState(pageSize);
  const [list, setList] = useState<VersionList>();
  const [problem, setProblem] = useState<Problem>();
  const [version, revoked] = [current?.id, current?.revoked?.at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version that has come or was revoked changes the list
  useEffect(() => {
    let wanted = true;
    // One more than is shown tells what changed in the last of them.
    call('certificates.versions', { id, limit: limit + 1 }).then(
      (answer) => {
        if (!wanted) return;
        setList(answer);
        setProblem(undefined);
      },
      (thrown: unknown) => {
        if (wanted) setProblem(problemOf(thrown));
      },
    );
    return () => {
      wanted = false;
    };
  }, [id, limit, version, revoked]);
  return {
    list,
    problem,
    settled: list !== undefined || problem !== undefined,
    namesChangedAt: namesChangedAt(list?.versions ?? []),
    showMore: () => setLimit(Math.min(999, limit + 5 * pageSize)),
  };
};

/** How many of those that are there stand in the list: the last one is there for comparison where more are to come. */
export const shownOf = ({ versions, count }: VersionList): number =>
  versions.length < count ? versions.length - 1 : versions.length;
