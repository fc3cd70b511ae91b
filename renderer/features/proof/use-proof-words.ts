/** A proof in one line: how, and where or at whom. */
import type { Proof } from '../../../shared/domain/certificates.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useProviderName } from '../../stores/providers-store.ts';

export const useProofWords = (proof: Proof | undefined): string => {
  const t = useSentence();
  const provider = useProviderName(proof !== undefined && 'provider' in proof ? proof.provider : undefined);
  switch (proof?.method) {
    case undefined:
      return '';
    case 'http-01':
      return proof.webroot === undefined
        ? t('certificate.proof-http')
        : t('certificate.proof-webroot', { folder: proof.webroot });
    case 'tls-alpn-01':
      return t('certificate.proof-tls');
    case 'dns-persist-01':
      return t('certificate.proof-persist');
    case 'dns-01':
      return proof.provider === 'manual' ? t('certificate.proof-manual') : t('certificate.proof-dns', { provider });
    case 'dns-account-01':
      return proof.provider === 'manual'
        ? t('certificate.proof-dns-account-manual')
        : t('certificate.proof-dns-account', { provider });
  }
};
