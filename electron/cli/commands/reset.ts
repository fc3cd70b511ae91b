/** `reset`: forgets one certificate's state, one certificate, or everything; and puts back or deletes what was removed. */
import type { ProfileReset, Removed, ResetChoice, ResetItems, ResetLevel } from '../../../shared/domain/reset.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { messageOf, type SentenceKey, sentence, type Values } from '../../../shared/i18n/index.ts';
import { isDamaged, manifestOfDamaged, previewDamaged } from '../../engine/workspace/reset-damaged.ts';
import {
  discardProfile,
  followSchedule,
  manifestOf,
  previewEverything,
  putBackProfile,
  removedProfiles,
  removeProfile,
  settleEverything,
} from '../../engine/workspace/reset-profile.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import { systemScheduler } from '../../platform/scheduler/index.ts';
import { systemKeychain } from '../../platform/secrets/index.ts';
import type { CliContext, Command } from '../context.ts';

const usage =
  'reset --certificate NAME [--forget] | --everything | --list | --put-back ID | --delete ID   [--keep-records] [--with-files] [--yes]';

export const command: Command = {
  options: {
    certificate: { type: 'string' },
    forget: { type: 'boolean' },
    everything: { type: 'boolean' },
    list: { type: 'boolean' },
    'put-back': { type: 'string' },
    delete: { type: 'string' },
    'keep-records': { type: 'boolean' },
    'with-files': { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  run: async (context) => {
    const { args } = context;
    const certificate = args.text('certificate');
    const putBackId = args.text('put-back');
    const deleteId = args.text('delete');
    const wanted = [certificate, putBackId, deleteId].filter((one) => one !== undefined).length;
    const asked = wanted + Number(args.flag('everything')) + Number(args.flag('list'));
    if (asked !== 1 || args.words.length > 0 || (args.flag('forget') && certificate === undefined))
      throw fail('input.usage', { message: usage });
    if (certificate !== undefined) return ofCertificate(context, certificate);
    if (putBackId !== undefined) return putBack(context, putBackId);
    if (deleteId !== undefined) return discard(context, deleteId);
    return args.flag('everything') ? everything(context) : list(context);
  },
};

const choiceOf = ({ args }: CliContext): ResetChoice => ({
  removeRecords: !args.flag('keep-records'),
  removeFiles: args.flag('with-files'),
});

const ofCertificate = async (context: CliContext, name: string): Promise<number> => {
  const { terminal, args } = context;
  const level: ResetLevel = args.flag('forget') ? 'forget' : 'afresh';
  return within(context, async (workspace) => {
    const preview = workspace.resetting.preview(name);
    sayPreview(context, preview[level]);
    await confirm(context, level === 'forget' ? 'cli.reset.question-forget' : 'cli.reset.question', {
      name: preview.name,
    });
    const choice = choiceOf(context);
    await openForRecords(context, workspace, choice, preview.records);
    const result = await workspace.resetting[level](preview.id, choice);
    const { id, name: found } = preview;
    const said = level === 'forget' ? 'cli.reset.done-forget' : 'cli.reset.done';
    terminal.answer({ level, certificate: { id, name: found }, ...preview[level], ...result }, [
      terminal.sentence(said, { id, name: found }),
      ...recordsLine(context, result.recordsLeft),
    ]);
    return remarked(context, result.remark);
  });
};

const everything = async (context: CliContext): Promise<number> => {
  const { terminal, profileFolder } = context;
  const scheduler = systemScheduler({ profileFolder });
  const choice = choiceOf(context);
  const ask = (preview: ProfileReset): Promise<void> => {
    sayPreview(context, preview);
    return confirm(context, 'cli.reset.question-everything', { folder: profileFolder });
  };
  const before = await withinOrDamaged(
    context,
    async (workspace) => {
      const preview = withoutLanguage(await previewEverything(workspace, scheduler));
      await ask(preview);
      await openForRecords(context, workspace, choice, preview.records);
      const recordsLeft = await settleEverything(workspace, choice);
      return { preview, recordsLeft, manifest: await manifestOf(workspace, scheduler, new Date()) };
    },
    async () => {
      terminal.note(terminal.sentence('cli.reset.from-files', {}));
      const preview = await previewDamaged(profileFolder, scheduler);
      await ask(preview);
      return { preview, recordsLeft: 0, manifest: await manifestOfDamaged(profileFolder, scheduler, new Date()) };
    },
  );
  const { preview, recordsLeft } = before;
  removeProfile(profileFolder, before.manifest, choice);
  const remark = await followSchedule(scheduler, 'none');
  const id = removedProfiles(profileFolder)[0]?.id ?? '';
  const { removed, kept } = preview;
  terminal.answer(
    { level: 'everything', id, removed, kept, recordsLeft, ...(remark === undefined ? {} : { remark }) },
    [terminal.sentence('cli.reset.done-everything', { id }), ...recordsLine(context, recordsLeft)],
  );
  return remarked(context, remark);
};

/** The page carries its language and appearance over; they lie in the database that goes. */
const withoutLanguage = (preview: ProfileReset): ProfileReset => ({
  ...preview,
  kept: preview.kept.filter(({ what }) => what !== 'language'),
});

const list = async (context: CliContext): Promise<number> => {
  const { terminal, profileFolder, language } = context;
  const certificates = await withinOrDamaged(
    context,
    async ({ resetting }) => resetting.removed(),
    async () => [],
  );
  const removed = [...removedProfiles(profileFolder), ...certificates];
  const lineOf = ({ kind, id, name, removedAt, certificates: count }: Removed): string =>
    `${id}  ${terminal.moment(removedAt)}  ${sentence(language, `reset.removed.${kind}`, { name, count })}`;
  terminal.answer({ removed }, removed.length === 0 ? [terminal.sentence('cli.reset.none', {})] : removed.map(lineOf));
  return 0;
};

const isProfile = ({ profileFolder }: CliContext, id: string): boolean =>
  removedProfiles(profileFolder).some((one) => one.id === id);

const putBack = async (context: CliContext, id: string): Promise<number> => {
  const { terminal, profileFolder } = context;
  if (!isProfile(context, id))
    return within(context, async (workspace) => {
      const { remark } = await workspace.resetting.putBack(id);
      terminal.answer({ id, ...(remark === undefined ? {} : { remark }) }, [terminal.sentence('reset.back', {})]);
      return remarked(context, remark);
    });
  const scheduler = systemScheduler({ profileFolder });
  const present = await withinOrDamaged(
    context,
    (workspace) => manifestOf(workspace, scheduler, new Date()),
    () => manifestOfDamaged(profileFolder, scheduler, new Date()),
  );
  const { schedule } = putBackProfile(profileFolder, id, present);
  const remark = await followSchedule(scheduler, schedule);
  terminal.answer({ id, ...(remark === undefined ? {} : { remark }) }, [terminal.sentence('reset.back', {})]);
  return remarked(context, remark);
};

const discard = async (context: CliContext, id: string): Promise<number> => {
  const { terminal, profileFolder } = context;
  await confirm(context, 'reset.discard-ask', {});
  if (isProfile(context, id)) await discardProfile(profileFolder, id, systemKeychain());
  else await within(context, async (workspace) => workspace.resetting.discard(id));
  terminal.answer({ id }, [terminal.sentence('reset.discarded', {})]);
  return 0;
};

const within = async <T>(context: CliContext, work: (workspace: Workspace) => Promise<T>): Promise<T> => {
  const workspace = await context.openWorkspace();
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
};

/** Somebody whose database cannot be read must be able to start over, and to come back to what was removed before. */
const withinOrDamaged = async <T>(
  context: CliContext,
  work: (workspace: Workspace) => Promise<T>,
  damaged: () => Promise<T>,
): Promise<T> => {
  try {
    return await within(context, work);
  } catch (thrown) {
    if (!isDamaged(thrown)) throw thrown;
    return damaged();
  }
};

/** Only where a record is to be removed: somebody who has lost the key must be able to start over. */
const openForRecords = async (
  context: CliContext,
  workspace: Workspace,
  { removeRecords }: ResetChoice,
  records: number,
): Promise<void> => {
  if (removeRecords && records > 0) await context.ensureVault(workspace);
};

const sayPreview = (
  { terminal, language }: CliContext,
  { removed, kept }: { readonly removed: ResetItems; readonly kept: ResetItems },
): void => {
  const said = (items: ResetItems): string =>
    items.length === 0
      ? terminal.sentence('reset.nothing', {})
      : items.map(({ what, count }) => sentence(language, `reset.item.${what}`, { count })).join('; ');
  terminal.note(terminal.sentence('cli.reset.removed', { what: said(removed) }));
  terminal.note(terminal.sentence('cli.reset.kept', { what: said(kept) }));
};

const recordsLine = ({ language }: CliContext, count: number): readonly string[] =>
  count === 0 ? [] : [sentence(language, 'reset.records-left', { count })];

const remarked = ({ terminal, language }: CliContext, remark: Parameters<typeof messageOf>[0] | undefined): number => {
  if (remark !== undefined)
    terminal.warn(terminal.sentence('cli.warning', { title: messageOf(remark, language).title }));
  return 0;
};

const confirm = async ({ args, terminal, stdin }: CliContext, question: SentenceKey, values: Values): Promise<void> => {
  if (args.flag('yes')) return;
  if (stdin.isTTY !== true || terminal.json)
    throw fail('input.usage', { message: 'reset needs --yes where nobody can be asked' });
  const { askChoice } = await import('../prompt.ts');
  const answer = await askChoice(terminal.sentence(question, values), [
    { value: 'no', label: terminal.sentence('cli.reset.no', {}) },
    { value: 'yes', label: terminal.sentence('cli.reset.yes', {}) },
  ]);
  if (answer === 'no') throw fail('run.cancelled', {});
};
