/** When the authority would like a certificate to be renewed (RFC 9773). The host asks it no more often than it allows. */
import { useEffect, useState } from 'react';
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import { call } from '../../ipc/client.ts';
import { useRenewal } from '../../stores/renewal-store.ts';

export interface Wished {
  /** Missing while it is asked and when it could not be: the usual time to renew stands. */
  readonly info?: RenewalInfoView | undefined;
  readonly asking: boolean;
}

/** `versionId`: the version in use; nothing is asked without one. */
export const useRenewalInfo = (id: string, versionId: string | undefined): Wished => {
  const [answer, setAnswer] = useState<{ readonly version: string; readonly info?: RenewalInfoView }>();
  useEffect(() => {
    if (versionId === undefined) return;
    call('certificates.renewal-info', { id }).then(
      (info) => {
        setAnswer({ version: versionId, info });
        const { plan, load } = useRenewal.getState();
        // What the authority said just now is kept, and the plan follows it.
        if (info.window !== undefined && plan[id]?.why === 'two-thirds') void load();
      },
      () => setAnswer({ version: versionId }),
    );
  }, [id, versionId]);
  const own = answer !== undefined && answer.version === versionId;
  return own ? { info: answer.info, asking: false } : { asking: versionId !== undefined };
};
