/** Tells what has changed in the list of certificates, numbered: who misses a change knows it, and asks for the whole. */
import { randomUUID } from 'node:crypto';
import type { ListMark } from '../shared/domain/certificates.ts';
import type { EventEnvelope } from '../shared/ipc/envelope.ts';
import type { Workspace } from './engine/workspace/workspace.ts';

export interface CertificateFeed {
  /** Of the list as it is at this moment. */
  mark(): ListMark;
  changed(workspace: Pick<Workspace, 'storage' | 'certificate'>, id: string): void;
  /** Another list takes its place. */
  exchanged(): void;
}

export const openCertificateFeed = (emit: (event: EventEnvelope) => void): CertificateFeed => {
  let mark: ListMark = { series: randomUUID(), order: 0 };
  return {
    mark: () => mark,
    changed: (workspace, id) => {
      mark = { ...mark, order: mark.order + 1 };
      const isThere = workspace.storage.certificates.get(id) !== undefined;
      const what = isThere ? { changed: [workspace.certificate(id)], removed: [] } : { changed: [], removed: [id] };
      emit({ name: 'certificates.changed', payload: { mark, ...what } });
    },
    exchanged: () => {
      mark = { series: randomUUID(), order: 0 };
      emit({ name: 'certificates.changed', payload: { mark, changed: [], removed: [] } });
    },
  };
};
