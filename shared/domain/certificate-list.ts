/** A list of certificates that follows the changes of the one it was copied from. */
import type { CertificateChange, CertificateView, ListMark } from './certificates.ts';

export interface CertificateList {
  readonly certificates: readonly CertificateView[];
  readonly mark: ListMark;
}

/** `undefined`: a change before this one was missed, or it is of another list. The whole has to be asked for. */
export const afterChange = (list: CertificateList, change: CertificateChange): CertificateList | undefined => {
  const { mark, changed, removed } = change;
  if (mark.series !== list.mark.series || mark.order > list.mark.order + 1) return undefined;
  // The list was asked for when this had happened already.
  if (mark.order <= list.mark.order) return list;
  const gone = new Set(removed);
  const latest = new Map(changed.map((one) => [one.id, one]));
  const stays = list.certificates.flatMap((one) => {
    const now = latest.get(one.id) ?? one;
    latest.delete(one.id);
    return gone.has(one.id) ? [] : [now];
  });
  return { certificates: latest.size === 0 ? stays : [...latest.values(), ...stays], mark };
};
