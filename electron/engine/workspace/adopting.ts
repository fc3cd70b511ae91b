/** Certificates that other clients on this machine look after: found, judged, taken over, given back. */
import {
  type Adoption,
  type AdoptionPlan,
  type AdoptionReport,
  type AdoptionRequest,
  type AdoptionResult,
  type AdoptionSearch,
  adoptionRequestSchema,
  adoptionSearchSchema,
} from '../../../shared/domain/adoption.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { TakeOverHands } from '../adopt/take-over.ts';
import { noOtherClients, type OtherClientsPort } from '../ports/index.ts';
import { withOwnNames } from '../providers/fields.ts';
import type { StoredAdoption } from '../storage/adoptions.ts';
import { type CheckParts, refuseImpossible } from './check-policy.ts';
import { type CredentialParts, fieldsOfCredential } from './credentials.ts';
import { refuseUnbound } from './sessions.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

export interface Adopting {
  /** Reads, and changes nothing. `adopt.folder-unknown`. */
  find(search?: Partial<AdoptionSearch>): Promise<AdoptionReport>;
  /** What taking it over would take and change; changes nothing. `adopt.not-found`, `adopt.folder-unknown`. */
  plan(request: AdoptionAsked): Promise<AdoptionPlan>;
  /** See `takeOver`. */
  takeOver(request: AdoptionAsked): Promise<AdoptionResult>;
  /** Taken over and not given back; newest first. */
  list(): Promise<readonly Adoption[]>;
  /** See `giveBack`. */
  undo(id: string): Promise<void>;
}
export type AdoptionAsked = Partial<AdoptionRequest> & Pick<AdoptionRequest, 'id'>;

export interface AdoptingParts {
  readonly options: WorkspaceOptions;
  readonly check: CheckParts;
  readonly credentials: CredentialParts;
  workspace(): Workspace;
  changed(certificateId: string): void;
}

export const openAdopting = (parts: AdoptingParts): Adopting => {
  const { options } = parts;
  const port = options.otherClients ?? noOtherClients;
  const { storage } = parts.check;
  const look = async (search: AdoptionSearch) => {
    const { findCertificates } = await import('../adopt/find.ts');
    const isManaged = (id: string): boolean => storage.certificates.get(id) !== undefined;
    return findCertificates({ port, adoptions: storage.adoptions.list(), isManaged }, search);
  };
  const facts = async () => ({
    now: options.clock.now(),
    scheduled: await isScheduled(options),
    trustsPrivateRoots: parts.workspace().trustedRoots.list().length > 0,
  });
  const planFor = async (asked: AdoptionAsked) => {
    const request = adoptionRequestSchema.parse(asked);
    const { found: all } = await look(request);
    const found = all.find(({ id }) => id === request.id);
    if (found === undefined) throw fail('adopt.not-found', { id: request.id });
    const { planAdoption } = await import('../adopt/plan.ts');
    return { request, found, plan: await planAdoption(found, all, request, await facts()) };
  };
  const hands = handsFor(parts, port);
  const taking = () => import('../adopt/take-over.ts');
  const viewOf = async (one: StoredAdoption) => (await taking()).viewOfAdoption(storage, one);
  return {
    find: async (search = {}) => {
      const { found, unread, places } = await look(adoptionSearchSchema.parse(search));
      const { viewOfFound } = await import('../adopt/judge.ts');
      const now = options.clock.now();
      return { found: found.map((one) => viewOfFound(one, found, now)), unread: [...unread], places };
    },
    plan: async (asked) => (await planFor(asked)).plan.view,
    takeOver: async (asked) => {
      const { found, plan, request } = await planFor(asked);
      return (await taking()).takeOver(hands, found, plan, request);
    },
    list: () => Promise.all(storage.adoptions.list().map(viewOf)),
    undo: async (id) => (await taking()).giveBack(hands, id),
  };
};

/** Where it cannot be asked, it is better to have said so. */
const isScheduled = async ({ scheduler }: WorkspaceOptions): Promise<boolean> =>
  scheduler === undefined ||
  scheduler.inspect().then(
    ({ installed }) => installed,
    () => false,
  );

const handsFor = (parts: AdoptingParts, port: OtherClientsPort): TakeOverHands => {
  const { storage } = parts.check;
  return {
    ...{ storage, port, vault: parts.credentials.vault },
    now: () => parts.options.clock.now(),
    importAccount: (authority, key) => parts.workspace().accounts.import(authority, key),
    keepCredential: async (provider, label, fields) => {
      const same = await sameCredential(parts.credentials, provider, fields);
      if (same !== undefined) return { id: same, fresh: false };
      const { id } = await parts.workspace().credentials.save({ provider, label, fields });
      return { id, fresh: true };
    },
    dropCredential: async (id) => {
      const used = parts
        .workspace()
        .certificates()
        .some(({ credentialIds }) => credentialIds.includes(id));
      if (!used && storage.credentials.get(id) !== undefined) await parts.workspace().credentials.remove(id);
    },
    refuseImpossible: async (policy, hasAccount) => {
      await refuseImpossible(parts.check, policy);
      // An authority that wants to know people first would refuse the next renewal.
      if (!hasAccount) refuseUnbound(storage, parts.check.authority(policy.authority));
    },
    saveStep: async (certificateId, step) => {
      await parts.workspace().installing.save(certificateId, step);
    },
    settled: async (id) => {
      await parts.workspace().installing.settled(id);
    },
    forgetCertificate: async (id) => {
      if (storage.certificates.get(id) === undefined) return;
      await parts.workspace().resetting.forget(id, { removeRecords: true, removeFiles: false });
    },
    changed: parts.changed,
  };
};

/** The same secret for every certificate of a client is stored once. */
const sameCredential = async (
  parts: CredentialParts,
  provider: string,
  fields: Readonly<Record<string, string>>,
): Promise<string | undefined> => {
  const descriptor = parts.descriptor(provider);
  const wanted = Object.entries(withOwnNames(descriptor, fields)).filter(([, value]) => value !== '');
  for (const one of parts.storage.credentials.list().filter((stored) => stored.provider === provider)) {
    const has = Object.entries(withOwnNames(descriptor, await fieldsOfCredential(parts, one.id)));
    const filled = has.filter(([, value]) => value !== '');
    const same = wanted.every(([key, value]) => filled.some(([other, held]) => other === key && held === value));
    if (same && filled.length === wanted.length) return one.id;
  }
  return undefined;
};
