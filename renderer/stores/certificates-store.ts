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

export const useCertificates = create<CertificatesState & CertificatesActions>((set, get) => ({
  certificates: undefined,
  problem: undefined,
  load: async () => {
    const before = get().certificates;
    try {
      const { certificates } = await call('certificates.list', {});
      // An event that came meanwhile tells of a later state than this answer does.
      if (get().certificates === before) set({ certificates, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  changed: (certificates) => set({ certificates, problem: undefined }),
}));
