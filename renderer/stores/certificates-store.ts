/** Managed certificates, kept current by events that tell what has changed. */
import { create } from 'zustand';
import { afterChange } from '../../shared/domain/certificate-list.ts';
import type { CertificateChange, CertificateView, ListMark } from '../../shared/domain/certificates.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

interface CertificatesState {
  /** `undefined` until the first answer. */
  readonly certificates: readonly CertificateView[] | undefined;
  readonly mark: ListMark | undefined;
  readonly problem: Problem | undefined;
}

interface CertificatesActions {
  load(): Promise<void>;
  /** The first answer, or the one that is on its way. */
  loadFirst(): Promise<void>;
  changed(change: CertificateChange): void;
}

export const useCertificates = create<CertificatesState & CertificatesActions>((set, get) => {
  let asked = 0;
  let first: Promise<void> | undefined;
  /** What an event told last, whether or not there was a list to change. */
  let heard: ListMark | undefined;
  return {
    certificates: undefined,
    mark: undefined,
    problem: undefined,
    load: async () => {
      asked += 1;
      const own = asked;
      try {
        const { certificates, mark } = await call('certificates.list', {});
        if (own !== asked) return;
        set({ certificates, mark, problem: undefined });
        // An event overtook the answer, which is of an earlier state.
        if (heard?.series === mark.series && heard.order > mark.order) await get().load();
      } catch (thrown) {
        if (own === asked) set({ problem: problemOf(thrown) });
      }
    },
    loadFirst: async () => {
      if (get().certificates !== undefined) return;
      first ??= get()
        .load()
        .finally(() => {
          first = undefined;
        });
      await first;
    },
    changed: (change) => {
      heard = change.mark;
      const { certificates, mark } = get();
      // The answer that is on its way is compared with what was heard.
      if (certificates === undefined || mark === undefined) return;
      const after = afterChange({ certificates, mark }, change);
      if (after === undefined) void get().load();
      else set({ ...after, problem: undefined });
    },
  };
});
