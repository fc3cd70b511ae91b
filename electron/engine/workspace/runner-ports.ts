/** What a run of this workspace does outside itself: sessions, records, proofs, and where it is kept. */
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../../shared/domain/certificates.ts';
import { profileFor } from '../authorities/authorities.ts';
import { acmeLanes } from '../issuance/lanes.ts';
import type { DnsWriter, RunnerPorts } from '../issuance/ports.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import { afterFailure } from './attempts.ts';
import { type CredentialParts, openCredential } from './credentials.ts';
import { csrOf, keepCertificate } from './keep-certificate.ts';
import { publicationTimes } from './publication-times.ts';
import { workspaceResponders } from './responders.ts';
import type { SessionParts } from './session-options.ts';
import { openStoredSession } from './sessions.ts';
import type { Surroundings } from './surroundings.ts';
import type { WorkspaceOptions } from './workspace.ts';

export interface RunnerParts {
  readonly options: WorkspaceOptions;
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly surroundings: Surroundings;
  readonly sessionParts: SessionParts;
  readonly credentialParts: CredentialParts;
  certificateChanged(id: string): void;
}

export const openRunnerPorts = (parts: RunnerParts): RunnerPorts => {
  const { options, storage, vault, surroundings, sessionParts } = parts;
  const { clock, logger, practice } = options;
  const { authority, eye } = surroundings;
  return {
    clock,
    logger,
    store: runStore(parts),
    publications: publicationTimes(storage, clock),
    openSession: (state, signal) => {
      const lanes = Math.min(acmeLanes, state.policy.identifiers.length);
      return openStoredSession(sessionParts, state.accountId, authority(state.policy.authority), signal, true, lanes);
    },
    eye: (policy) => eye(policy.resolvers),
    dnsWriter: (policy) => dnsWriter(parts, policy),
    responder: workspaceResponders(practice),
    csr: (state) => csrOf({ vault }, state),
    keepCertificate: async (state, chainPem) => {
      const version = await keepCertificate({ storage, vault, clock }, state, chainPem);
      parts.certificateChanged(state.certificateId);
      return version;
    },
    failed: (state, problem) => afterFailure({ storage, clock, authority }, state, problem),
    facts: (policy) => {
      const { authority: one } = authority(policy.authority);
      return { authorityName: one.name, practice: practice !== undefined, profile: profileFor(one, policy) };
    },
    newId: randomUUID,
  };
};

const runStore = ({ options, storage }: RunnerParts): RunnerPorts['store'] => ({
  save: (state, view, journal) =>
    storage.runs.save(
      {
        id: state.runId,
        certificateId: state.certificateId,
        status: state.phase === 'end' && state.outcome !== undefined ? state.outcome.kind : 'working',
        state,
        view,
        startedAt: state.startedAt,
        updatedAt: options.clock.now().toISOString(),
        endedAt: state.endedAt,
      },
      journal,
    ),
  heldOrders: () => new Set(storage.runs.list(10_000).flatMap(({ view }) => view.orderUrl ?? [])),
});

const dnsWriter = async ({ surroundings, credentialParts }: RunnerParts, policy: Policy): Promise<DnsWriter> => {
  if (!('provider' in policy.proof)) throw new Error('only proofs through a provider write records');
  const { provider, credentialId } = policy.proof;
  const { mode, propagation, valuesPerName } = surroundings.descriptor(provider);
  return {
    provider: await openCredential(credentialParts, provider, credentialId),
    byHand: mode === 'manual',
    typicalSeconds: propagation.typicalSeconds,
    ttl: propagation.ttlSeconds,
    room: valuesPerName,
  };
};
