/** The certificates that are renewed with a stored key. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { call } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';

export const useUsers = (credentialId: string): readonly CertificateView[] => {
  const certificates = useCertificates((state) => state.certificates) ?? [];
  return certificates.filter(({ credentialIds }) => credentialIds.includes(credentialId));
};

/** The DNS servers that the last order of the name asked, so that a test goes the same way; none where it chose none. */
export const resolversOf = async (users: readonly CertificateView[], name: string): Promise<string[]> => {
  const holds = ({ identifiers }: CertificateView) =>
    identifiers.some(({ value }) => value.replace(/^\*\./, '') === name);
  const run = (users.find(holds) ?? users[0])?.lastRunId;
  if (run === undefined) return [];
  try {
    return (await call('runs.policy', { id: run })).resolvers;
  } catch {
    // The usual servers do; a test with them still tells what it saw.
    return [];
  }
};
