/** Arranges one situation at a time in the practice world, and leaves the world as it was. */
import type { PracticeState } from '../../../shared/domain/practice-state.ts';
import type { SituationId } from '../../../shared/domain/situations.ts';
import { type Clock, noRepair, type SystemRepairPort } from '../ports/index.ts';
import { clearDraft } from '../workspace/drafts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Sandbox } from './open-sandbox.ts';
import { situations } from './situations/all.ts';
import {
  type Begun,
  closedPort,
  nameOf,
  nameServers,
  rightKey,
  type SituationWorld,
  zone,
} from './situations/situation.ts';

export interface Stage {
  state(): PracticeState;
  /** The one before ends. `practice.not-arranged`, `vault.*`, `storage.*`. */
  begin(id: SituationId): Promise<Begun>;
  /** Does what a person would do at a place that is not in the app; nothing where there is no such thing. */
  mend(): Promise<void>;
  end(): Promise<void>;
  onChange(listener: () => void): () => void;
}

export interface StageParts {
  readonly sandbox: Sandbox;
  readonly workspace: Workspace;
  readonly clock: Clock;
  /** Where we answer; the authority calls there unless a situation says otherwise. */
  readonly ownPort: number;
}

interface Scene {
  readonly id: SituationId;
  readonly undo: readonly (() => void | Promise<void>)[];
  readonly begun: Begun | undefined;
  readonly mended: boolean;
}

export const openStage = (parts: StageParts): Stage => {
  const listeners = new Set<() => void>();
  let scene: Scene | undefined;
  /** One change after another. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const show = (next: Scene | undefined): void => {
    scene = next;
    for (const listener of listeners) listener();
  };
  const takeDown = async (): Promise<void> => {
    for (const undo of scene?.undo.toReversed() ?? []) await undo();
    restore(parts);
    // The wizard has again what its reader typed.
    clearDraft(parts.workspace.storage, 'situation');
  };
  const end = async (): Promise<void> => {
    await takeDown();
    show(undefined);
  };
  /** Between one situation and the next nobody is told that none is there: a page may hear of it too late. */
  const begin = async (id: SituationId): Promise<Begun> => {
    await takeDown();
    const undo: (() => void | Promise<void>)[] = [];
    show({ id, undo, begun: undefined, mended: false });
    try {
      await forget(parts.workspace, nameOf(id));
      parts.sandbox.faults.servers = nameServers.map((host) => ({ host, lag: 0, since: 0, silent: false }));
      const begun = await situations[id](worldOf(parts, id, (one) => void undo.push(one)));
      show({ id, undo, begun, mended: false });
      return begun;
    } catch (thrown) {
      await end();
      throw thrown;
    }
  };
  return {
    state: () => stateOf(parts, scene),
    begin: (id) => inTurn(() => begin(id)),
    mend: () =>
      inTurn(async () => {
        if (scene?.begun?.byHand === undefined) return;
        await scene.begun.byHand();
        show({ ...scene, mended: true });
      }),
    end: () => inTurn(end),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const stateOf = ({ workspace }: StageParts, scene: Scene | undefined): PracticeState => {
  if (scene === undefined) return { mended: false };
  const certificateId = workspace.storage.certificates.findByName(nameOf(scene.id))?.id;
  return {
    situation: scene.id,
    mended: scene.mended,
    ...(scene.id === 'wrong-key' ? { key: rightKey } : {}),
    ...(certificateId === undefined ? {} : { certificateId }),
  };
};

const worldOf = (
  { sandbox, workspace, clock, ownPort }: StageParts,
  id: SituationId,
  atEnd: SituationWorld['atEnd'],
): SituationWorld => ({
  name: nameOf(id),
  sandbox,
  workspace,
  now: () => clock.now(),
  storeKey: (key) => storeKey(workspace, key),
  callElsewhere: (port) => {
    sandbox.httpPort = port;
  },
  callUs: () => {
    sandbox.httpPort = ownPort;
  },
  atEnd,
});

const keyLabel = 'Practice key';

const storeKey = async ({ credentials }: Workspace, key: string): Promise<string> => {
  const known = credentials.list().find(({ provider, label }) => provider === 'practice-account' && label === keyLabel);
  const input = { provider: 'practice-account', label: keyLabel, fields: { key } };
  return (await credentials.save(known === undefined ? input : { ...input, id: known.id })).id;
};

/** Everything that situations change, whatever it was; what was practised beside them stays. */
const restore = ({ sandbox, ownPort }: StageParts): void => {
  sandbox.faults.clear();
  sandbox.second?.faults.clear();
  sandbox.httpPort = ownPort;
  for (const record of sandbox.records())
    if (record.fqdn === zone || record.fqdn.endsWith(`.${zone}`)) sandbox.take(record);
};

/** Each time is the first time: what the last rehearsal left behind would bar the next. */
const forget = async ({ storage, resetting }: Workspace, name: string): Promise<void> => {
  storage.waits.remove(name);
  if (storage.certificates.findByName(name) === undefined) return;
  await resetting.forget(name, { removeRecords: false, removeFiles: true });
  for (const { id, name: removed } of resetting.removed()) if (removed === name) resetting.discard(id);
};

/** The firewall of the practice world: one rule, which the fix for a closed port sets and takes back. */
export const practiceRepair = (sandbox: Sandbox, ownPort: number): SystemRepairPort => {
  const program = 'practice-firewall';
  const command = (verb: string, port: number) => ({ program, args: [verb, `${port}/tcp`], elevated: false });
  return {
    ...noRepair,
    openPort: async (port) =>
      sandbox.httpPort === closedPort
        ? { commands: [command('allow', port)], undo: [command('deny', port)] }
        : undefined,
    run: async ({ args: [verb] }) => {
      sandbox.httpPort = verb === 'allow' ? ownPort : closedPort;
    },
  };
};
