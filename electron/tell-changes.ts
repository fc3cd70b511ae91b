/** Tells pages what changes in a workspace, as events of the contract. */
import type { EventEnvelope } from '../shared/ipc/envelope.ts';
import type { CertificateFeed } from './certificate-feed.ts';
import type { Workspace } from './engine/workspace/workspace.ts';

export interface TellParts {
  readonly emit: (event: EventEnvelope) => void;
  readonly certificateFeed: CertificateFeed;
}

/** Says nothing while another workspace is in use. */
export const tellChanges = (
  { emit, certificateFeed }: TellParts,
  workspace: Workspace,
  isCurrent: () => boolean,
): void => {
  const tell = (event: () => EventEnvelope): void => {
    if (isCurrent()) emit(event());
  };
  tellRuns({ emit, certificateFeed }, workspace, isCurrent);
  workspace.onCertificates((id) => {
    if (id !== undefined && isCurrent()) certificateFeed.changed(workspace, id);
  });
  const { renewing, notifications, watch, installing, rehearsals, fixes } = workspace;
  renewing.onChange((report) => tell(() => ({ name: 'renewal.changed', payload: { report } })));
  notifications.onChange(() => tell(() => ({ name: 'notices.changed', payload: { unseen: notifications.unseen() } })));
  watch.onChange((payload) => tell(() => ({ name: 'watch.changed', payload })));
  installing.onChange((payload) => tell(() => ({ name: 'installing.changed', payload })));
  rehearsals.onEvent((certificateId, event) =>
    tell(() => ({ name: 'rehearsal.changed', payload: { certificateId, event } })),
  );
  fixes.onChange(() => tell(() => ({ name: 'fixes.changed', payload: { fixes: [...fixes.applied()] } })));
};

/** A run that begins, waits or ends also changes what the list says of its certificate. */
const tellRuns = ({ emit, certificateFeed }: TellParts, workspace: Workspace, isCurrent: () => boolean): void => {
  const statuses = new Map<string, string>();
  workspace.onRun((payload) => {
    if (!isCurrent()) return;
    emit({ name: 'run.changed', payload });
    // An ended run is told once more when it has been let go of; only then is its certificate no longer in work.
    const status = `${payload.status} ${workspace.liveRun(payload.id) === undefined ? 'let go' : 'in hand'}`;
    if (statuses.get(payload.id) === status) return;
    statuses.set(payload.id, status);
    certificateFeed.changed(workspace, payload.certificateId);
  });
};
