/** Managed certificates, kept current by events. */
import { create } from 'zustand';
import type { CertificateView } from '../../shared/domain/certificates.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

interface CertificatesState {
  /** `undefined` until the first answer. */
  readonly certificates: readonly CertificateView[] | undefined;
  readonly problem: Problem | undefined;
}

interface CertificatesActions {
  load(): Promise<void>;
  changed(certificates: readonly CertificateView[]): void;
}

export const useCertificates = create<CertificatesState & CertificatesActions>((set) => ({
  certificates: undefined,
  problem: undefined,
  load: async () => {
    try {
      set({ certificates: (await call('certificates.list', {})).certificates, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  changed: (certificates) => set({ certificates, problem: undefined }),
}));
