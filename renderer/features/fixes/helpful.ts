/**
 * Which fixes are worth a button. Where there is nothing to do, to open or to copy, a window could only repeat the
 * sentence that stands beside the button.
 */
import { useEffect } from 'react';
import type { FixAction } from '../../../shared/domain/causes.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import { providerPage } from '../../../shared/domain/provider-page.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRuns } from '../../stores/runs-store.ts';

/** `hasPage`: of the provider; `undefined` while nobody knows. */
export const isHelpful = (action: FixAction, hasPage: boolean | undefined): boolean =>
  action === 'open-provider' ? hasPage !== false : action !== 'set-clock';

/** `provider`: id of the one that a check or a probe found. */
export const useHelpful = (subject: FixSubject, provider?: string): ((action: FixAction) => boolean) => {
  const { providers, load } = useProviders();
  const run = useRuns(({ runs }) => (subject.kind === 'run' ? runs[subject.id] : undefined));
  const unknown = providers === undefined;
  useEffect(() => {
    if (unknown) void load();
  }, [unknown, load]);
  const ids = [provider, run?.providerId, ...(subject.kind === 'policy' ? providersOf(subject.policy) : [])];
  const hasPage = providers === undefined ? undefined : providerPage(ids, providers) !== undefined;
  return (action) => isHelpful(action, hasPage);
};

const providersOf = ({
  proof,
  fallbackProofs,
}: Extract<FixSubject, { kind: 'policy' }>['policy']): readonly (string | undefined)[] =>
  [proof, ...fallbackProofs].map((one) => ('provider' in one ? one.provider : undefined));
