/** When the authority would like a certificate to be renewed (RFC 9773). The host asks it no more often than it allows. */
import { useEffect, useState } from 'react';
import type { RenewalInfoView } from '../../../shared/domain/accounts.ts';
import { call } from '../../ipc/client.ts';

/** `undefined` until there is an answer; a failure to ask is no news, the usual time to renew stands. */
export const useRenewalInfo = (id: string, versionId: string | undefined): RenewalInfoView | undefined => {
  const [info, setInfo] = useState<{ readonly version: string; readonly view: RenewalInfoView }>();
  useEffect(() => {
    if (versionId === undefined) return;
    call('certificates.renewal-info', { id }).then(
      (view) => setInfo({ version: versionId, view }),
      () => undefined,
    );
  }, [id, versionId]);
  return info !== undefined && info.version === versionId ? info.view : undefined;
};
