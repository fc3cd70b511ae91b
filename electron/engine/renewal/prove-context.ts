/**
 * What a scheduled run tries where it runs: it has no session, maybe other rights and another way out. That a person's
 * own start gets through proves nothing for it.
 */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { ContextProof, HeartbeatFacts } from '../../../shared/domain/watchdog.ts';
import { fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { type Clock, inLanes } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import { day, iso } from './facts.ts';

export interface ProveParts {
  readonly storage: Storage;
  readonly clock: Clock;
  plan(): readonly PlanEntry[];
  openVault(): Promise<{ readText(name: string): string; write(name: string, secret: string): void }>;
  /** What the policy's authority is called, and its directory. */
  authority(policy: Policy): { readonly name: string; readonly directoryUrl: string };
  reachDirectory(policy: Policy, signal: AbortSignal): Promise<unknown>;
  /** Through the credential of the policy, for its first name; writes nothing. */
  reachProvider(policy: Policy, signal: AbortSignal): Promise<unknown>;
}

/** Milliseconds. Nothing that is renewed later is asked about. */
const ahead = 30 * day;
/** Each once in so long. */
const pause = day;
const deadline = 30_000;
const mostProofs = 20;
const lanes = 4;

const canary = 'canary';

/** Opens the vault and reads one record that was sealed with its key. */
export const proveVault = async ({ openVault }: Pick<ProveParts, 'openVault'>): Promise<true | Problem> => {
  try {
    const vault = await openVault();
    if (readCanary(vault) !== canary) {
      vault.write(canary, canary);
      if (readCanary(vault) !== canary) throw fail('vault.record-missing', { record: canary });
    }
    return true;
  } catch (thrown) {
    return toProblem(thrown);
  }
};

const readCanary = (vault: { readText(name: string): string }): string | undefined => {
  try {
    return vault.readText(canary);
  } catch (thrown) {
    if (toProblem(thrown).code === 'vault.record-missing') return undefined;
    throw thrown;
  }
};

interface Try {
  readonly kind: ContextProof['kind'];
  readonly id: string;
  readonly label: string;
  work(signal: AbortSignal): Promise<unknown>;
}

/** What was tried in the past day is taken from `earlier`, newest first; without the vault no provider is asked. */
export const proveWays = async (
  parts: ProveParts,
  earlier: readonly HeartbeatFacts[],
  vaultOpen: boolean,
  stop: AbortSignal,
): Promise<readonly ContextProof[]> => {
  const now = parts.clock.now();
  const since = iso(now.getTime() - pause);
  const proofs: ContextProof[] = [];
  const open: Try[] = [];
  for (const one of triesOf(parts, vaultOpen, now)) {
    const known = earlier
      .flatMap(({ proofs: before }) => before)
      .find(({ kind, id, at }) => kind === one.kind && id === one.id && at > since && at <= now.toISOString());
    // A failure is looked at again by the next run, so that it is not told of for a day after it has gone.
    if (known === undefined || known.problem !== undefined) open.push(one);
    else proofs.push(known);
  }
  await inLanes(open.slice(0, mostProofs), lanes, async ({ kind, id, label, work }) => {
    if (stop.aborted) return;
    const problem = await work(AbortSignal.any([stop, AbortSignal.timeout(deadline)])).then(
      () => undefined,
      (thrown: unknown) => toProblem(thrown),
    );
    if (stop.aborted) return;
    const at = parts.clock.now().toISOString();
    proofs.push({ kind, id, label, at, ...(problem === undefined ? {} : { problem }) });
  });
  return proofs;
};

const triesOf = (parts: ProveParts, vaultOpen: boolean, now: Date): readonly Try[] => {
  const until = iso(now.getTime() + ahead);
  const tries = new Map<string, Try>();
  const add = (one: Try): void => {
    const key = `${one.kind} ${one.id}`;
    if (!tries.has(key)) tries.set(key, one);
  };
  for (const { certificateId, at } of parts.plan()) {
    if (tries.size >= mostProofs) break;
    const policy = at === undefined || at > until ? undefined : parts.storage.certificates.get(certificateId)?.policy;
    if (policy === undefined) continue;
    const { name, directoryUrl } = parts.authority(policy);
    const { proof } = policy;
    add({ kind: 'directory', id: directoryUrl, label: name, work: (signal) => parts.reachDirectory(policy, signal) });
    if (!vaultOpen || !('provider' in proof) || proof.provider === 'manual') continue;
    const id = [proof.provider, ...(proof.credentialId === undefined ? [] : [proof.credentialId])].join(' ');
    add({ kind: 'provider', id, label: proof.provider, work: (signal) => parts.reachProvider(policy, signal) });
  }
  return [...tries.values()];
};
