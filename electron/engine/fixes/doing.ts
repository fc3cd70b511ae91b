/** Carries out one step of a plan, and takes it back. */
import { randomBytes } from 'node:crypto';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import type { FixResult } from '../../../shared/domain/fixes.ts';
import type { StaleRecord } from '../../../shared/domain/providers.ts';
import { assertNever, fail } from '../../../shared/errors/problem.ts';
import type { HostedType, RecordEditor } from '../providers/provider.ts';
import type { FixStep, FixUndo, FixWorld, RecordChange } from './fix.ts';

/** The profile and the world around it, for changing. */
export interface FixHands extends FixWorld {
  removeStale(record: StaleRecord): Promise<void>;
  /** Somebody works on the run. */
  isLive(runId: string): boolean;
  /** Id of the run that goes on. `run.*`. */
  resume(runId: string): Promise<string>;
  /** Opens an order of its own; answers the id of its run. `run.*`, `names.*`, `vault.*`. */
  begin(policy: Policy, accountId?: string): Promise<string>;
  keepWait(wait: { readonly until: string; readonly policy: Policy; readonly runId: string | undefined }): void;
  dropWait(name: string): void;
  /** The usual one from then on; answers its id. `account.*`, `network.*`, `acme.*`. */
  register(
    account: { readonly authority: AuthorityRef; readonly contact: readonly string[]; readonly termsAgreed: boolean },
    signal: AbortSignal,
  ): Promise<string>;
  /** `vault.*`. */
  openVault(): Promise<void>;
  tighten(paths: readonly { readonly path: string; readonly mode: string }[]): Promise<void>;
}

export interface Doing {
  readonly action: string;
  readonly hands: FixHands;
  readonly signal: AbortSignal;
  /** Told before the first change to the world, so that a crash in between leaves what takes it back. */
  keep(undo: FixUndo): void;
  /** What was kept last is no longer true: nothing was changed. */
  forget(): void;
}

/** Rejects with nothing done where it says `fix.outdated`, `fix.denied` or `fix.router-refused`. */
export const doStep = async (step: FixStep, doing: Doing): Promise<FixResult> => {
  const { hands, signal } = doing;
  switch (step.kind) {
    case 'resume':
      if (hands.isLive(step.runId) !== step.live)
        throw fail('fix.outdated', { action: doing.action, reason: 'run-changed' });
      return { runId: await hands.resume(step.runId) };
    case 'order':
      return { runId: await hands.begin(step.policy) };
    case 'policy':
      return { policy: step.policy };
    case 'wait':
      doing.keep({ kind: 'wait', name: step.policy.identifiers[0]?.value ?? '' });
      hands.keepWait(step);
      return {};
    case 'records':
      await editRecords(step, doing);
      return {};
    case 'stale':
      await removeStale(step, doing);
      return {};
    case 'commands':
      await runCommands(step, doing);
      return {};
    case 'mapping':
      await openAtRouter(step, doing);
      return {};
    case 'vault':
      await hands.openVault();
      return {};
    case 'schedule':
      await hands.schedule?.repair();
      return {};
    case 'permissions':
      await hands.tighten(step.paths);
      return {};
    case 'account': {
      const account = await hands.register(step, signal);
      return step.order === undefined ? {} : { runId: await hands.begin(step.order, account) };
    }
    default:
      return assertNever(step);
  }
};

type StepOf<K extends FixStep['kind']> = Extract<FixStep, { kind: K }>;

const editRecords = async (step: StepOf<'records'>, doing: Doing): Promise<void> => {
  const { hands, signal } = doing;
  const editor = await editorOf(hands, step);
  for (const { values, ...at } of step.seen) {
    const now = (await editor.list(at, signal)).map(({ value }) => value);
    if (sorted(now) !== sorted(values)) throw fail('fix.outdated', { action: doing.action, reason: 'records-changed' });
  }
  const { provider, credentialId, changes } = step;
  doing.keep({
    kind: 'records',
    provider,
    ...(credentialId === undefined ? {} : { credentialId }),
    changes: changes.map(reversed),
  });
  for (const change of changes) await applyChange(editor, change, signal);
};

const sorted = (values: readonly string[]): string => JSON.stringify(values.toSorted());

const removeStale = async ({ records, resolvers }: StepOf<'stale'>, doing: Doing): Promise<void> => {
  const { hands, signal } = doing;
  const eye = hands.eye(resolvers);
  for (const { fqdn, zone, value, seen } of records) {
    if (seen !== true) continue;
    const sightings = await eye.lookAt(await eye.findZone(zone, signal), fqdn, value, signal);
    if (!sightings.some(({ values }) => values.includes(value)))
      throw fail('fix.outdated', { action: doing.action, reason: 'records-changed' });
  }
  const holders = Map.groupBy(records, ({ provider, credentialId }) => `${provider} ${credentialId ?? ''}`);
  for (const own of holders.values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { provider, credentialId } = first;
    doing.keep({
      kind: 'records',
      provider,
      ...(credentialId === undefined ? {} : { credentialId }),
      changes: own.map(({ zone, fqdn, value }) => ({ effect: 'add', zone, fqdn, type: 'TXT', value, ttl: 60 })),
    });
    for (const record of own) await hands.removeStale(record);
  }
};

const runCommands = async ({ repair }: StepOf<'commands'>, doing: Doing): Promise<void> => {
  const { hands, signal } = doing;
  if (repair.undo.length > 0) doing.keep({ kind: 'commands', commands: repair.undo.map(asStored) });
  let done = 0;
  try {
    for (const command of repair.commands) {
      await hands.repair.run(command, signal);
      done += 1;
    }
  } catch (thrown) {
    if (done === 0 && repair.undo.length > 0) doing.forget();
    throw thrown;
  }
};

const asStored = ({ program, args, elevated }: { program: string; args: readonly string[]; elevated: boolean }) => ({
  program,
  args: [...args],
  elevated,
});

/** A PCP server lets only whoever knows the nonce take a mapping back (RFC 6887 §11.1), so it is kept beforehand. */
const openAtRouter = async ({ kind: _kind, keep, ...wanted }: StepOf<'mapping'>, doing: Doing): Promise<void> => {
  const { hands, signal } = doing;
  const at = hands.now().toISOString();
  const { mapper, gateway, address, outerPort, innerPort, seconds } = wanted;
  const nonce = mapper.protocol === 'pcp' ? { nonce: randomBytes(12).toString('hex') } : {};
  const mapping = { ...mapper, innerAddress: address, outerPort, innerPort, seconds, ...nonce };
  doing.keep({ kind: 'mapping', mapping, at, keep });
  try {
    const granted = await hands.mapper.open({ gateway, outerPort, innerPort, seconds, ...nonce }, signal);
    doing.forget();
    doing.keep({ kind: 'mapping', mapping: granted, at, keep });
  } catch (thrown) {
    doing.forget();
    throw thrown;
  }
};

/** Takes one thing back; what is not there any more counts as taken back. `provider.*`, `fix.*`, `credential.*`. */
export const undoStep = async (undo: FixUndo, hands: FixHands, signal: AbortSignal): Promise<void> => {
  switch (undo.kind) {
    case 'records':
      return undoRecords(undo, hands, signal);
    case 'commands':
      for (const command of undo.commands) await hands.repair.run(command, signal);
      return;
    case 'mapping':
      return hands.mapper.close(undo.mapping, signal);
    case 'wait':
      return hands.dropWait(undo.name);
    default:
      return assertNever(undo);
  }
};

const undoRecords = async (
  { changes, ...holder }: Extract<FixUndo, { kind: 'records' }>,
  hands: FixHands,
  signal: AbortSignal,
): Promise<void> => {
  const provider = await hands.openProvider(holder.provider, holder.credentialId);
  for (const change of changes) {
    const { type, effect, zone, fqdn, value, ttl } = change;
    if (type !== 'TXT') await applyChange(await editorOf(hands, holder), change, signal);
    else if (effect === 'add') await provider.add({ zone, fqdn, value, ttl }, signal);
    else await provider.remove({ zone, fqdn, value, ttl }, '', signal);
  }
};

const editorOf = async (
  hands: FixHands,
  { provider, credentialId }: { readonly provider: string; readonly credentialId?: string | undefined },
): Promise<RecordEditor> => {
  const { editor } = await hands.openProvider(provider, credentialId);
  if (editor === undefined) throw new Error(`${provider} has no editor of records`);
  return editor;
};

const applyChange = async (editor: RecordEditor, change: RecordChange, signal: AbortSignal): Promise<void> => {
  const { effect, zone, fqdn, type, value, ttl } = change;
  const at = { zone, fqdn, type: hosted(type) };
  if (effect === 'add') return editor.add(at, { value, ttl }, signal);
  const there = (await editor.list(at, signal)).find((one) => one.value === value);
  if (there !== undefined) await editor.remove(at, there, signal);
};

const hosted = (type: RecordChange['type']): HostedType => {
  if (type === 'TXT') throw new Error('TXT values are written one by one');
  return type;
};

const reversed = (change: RecordChange): RecordChange => ({
  ...change,
  effect: change.effect === 'add' ? 'remove' : 'add',
});
