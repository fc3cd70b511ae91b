/** `notify list|later|channels|add|remove|test|settings`: what people are told, and where it is sent. */
import { readDuration } from '../../../shared/domain/durations.ts';
import { untilTomorrow } from '../../../shared/domain/notice-actions.ts';
import {
  type ChannelView,
  channelKinds,
  type NoticeSettings,
  severities,
} from '../../../shared/domain/notifications.ts';
import { exitCodeOf, fail } from '../../../shared/errors/problem.ts';
import { noticeWords } from '../../../shared/i18n/notice-words.ts';
import { channels } from '../../engine/notify/channels/index.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';
import { readCredential } from '../input-files.ts';
import { readWindows, writeWindows } from '../week-windows.ts';

const verbs = ['list', 'later', 'channels', 'add', 'remove', 'test', 'settings'] as const;
type Verb = (typeof verbs)[number];
const usage = `notify list [--open] | later MESSAGE [--for 1d] | channels | add CHANNEL --fields FILE|- [--label TEXT] [--minimum ${severities.join('|')}]
  | remove ID | test ID | settings [--success on|off] [--quiet HH:MM-HH:MM|off] [--zone NAME]`;

export const command: Command = {
  options: {
    open: { type: 'boolean' },
    for: { type: 'string' },
    fields: { type: 'string' },
    label: { type: 'string' },
    minimum: { type: 'string' },
    success: { type: 'string' },
    quiet: { type: 'string' },
    zone: { type: 'string' },
  },
  run: async (context) => {
    const verb = verbs.find((one) => one === context.args.words[0]);
    if (verb === undefined || context.args.words.length > 2) throw fail('input.usage', { message: usage });
    const workspace = await context.openWorkspace();
    try {
      return await actions[verb](context, workspace);
    } finally {
      await workspace.close();
    }
  },
};

/** Seconds that a message may be put off. */
const longest = 30 * 86_400;

const actions: Readonly<Record<Verb, (context: CliContext, workspace: Workspace) => Promise<number>>> = {
  list: async ({ terminal, args, language }, { notifications }) => {
    const notices = notifications.list({ open: args.flag('open') || undefined, limit: 200 }).map((notice) => ({
      ...notice,
      ...noticeWords(notice, language),
    }));
    const lines = notices.map(
      ({ updatedAt, title, endedAt }) =>
        `${terminal.moment(updatedAt)}  ${title}${endedAt === undefined ? '' : ` (${terminal.sentence('cli.notify.over', {})})`}`,
    );
    const none = [terminal.sentence('cli.notify.none', {})];
    terminal.answer({ notices, unseen: notifications.unseen() }, lines.length === 0 ? none : lines);
    return 0;
  },
  later: async ({ terminal, args, language }, { notifications }) => {
    const asked = args.words[1] ?? '';
    const found = notifications
      .list({ open: true, limit: 200 })
      .filter(({ id }) => asked !== '' && id.startsWith(asked));
    const [notice] = found;
    if (notice === undefined || found.length !== 1) throw fail('notify.not-open', { id: asked });
    const typed = args.text('for');
    const seconds = typed === undefined ? untilTomorrow / 1000 : readDuration(typed);
    if (seconds === undefined || seconds <= 0 || seconds > longest) throw fail('input.usage', { message: usage });
    const until = new Date(Date.now() + seconds * 1000);
    notifications.remindAt(notice.id, until);
    const { title } = noticeWords(notice, language);
    terminal.answer({ id: notice.id, until: until.toISOString() }, [
      terminal.sentence('cli.notify.snoozed', { title, time: terminal.moment(until.toISOString()) }),
    ]);
    return 0;
  },
  channels: async ({ terminal, language }, { notifications }) => {
    const found = notifications.channels.list();
    const kinds = Object.values(channels).map(({ descriptor }) => descriptor);
    const lines = found.map((one) => `${one.id}  ${one.channel}  ${one.minimum}  ${labelOf(one, language)}`);
    const none = [terminal.sentence('cli.notify.no-channels', {})];
    terminal.answer({ channels: found, known: kinds }, lines.length === 0 ? none : lines);
    return 0;
  },
  add: async (context, workspace) => {
    const { terminal, args, stdin, language } = context;
    const asked = args.words[1] ?? '';
    const kind = channelKinds.find((one) => one === asked);
    if (kind === undefined) throw fail('notify.channel-unknown', { id: asked, known: [...channelKinds] });
    const file = args.text('fields');
    const fields = file === undefined ? {} : await readCredential(file, stdin);
    const minimum = args.choice('minimum', severities);
    const warnings = await context.ensureVault(workspace);
    const channel = await workspace.notifications.channels.save({
      channel: kind,
      fields,
      label: args.text('label'),
      minimum,
    });
    terminal.answer({ channel, warnings }, [
      terminal.sentence('cli.notify.added', { id: channel.id, label: labelOf(channel, language) }),
    ]);
    return 0;
  },
  remove: async (context, workspace) => {
    const channel = findChannel(workspace, context.args.words[1] ?? '');
    await context.ensureVault(workspace);
    await workspace.notifications.channels.remove(channel.id);
    context.terminal.answer({ removed: channel.id }, [
      context.terminal.sentence('cli.notify.removed', { label: labelOf(channel, context.language) }),
    ]);
    return 0;
  },
  test: async (context, workspace) => {
    const { terminal, language } = context;
    const channel = findChannel(workspace, context.args.words[1] ?? '');
    await context.ensureVault(workspace);
    const result = await workspace.notifications.channels.test(channel.id);
    if (result.problem === undefined) {
      const values = { label: labelOf(channel, language), answer: result.answer ?? '' };
      terminal.answer({ channel: channel.id, ...result }, [terminal.sentence('cli.notify.arrived', values)]);
      return 0;
    }
    if (terminal.json) terminal.answer({ channel: channel.id, ...result }, []);
    else terminal.failure(result.problem);
    return exitCodeOf(result.problem);
  },
  settings: async (context, { notifications }) => {
    const { terminal, args } = context;
    const before = notifications.settings();
    const success = args.choice('success', ['on', 'off']);
    const quiet = args.text('quiet');
    const settings: NoticeSettings = {
      ...before,
      ...(success === undefined ? {} : { tellSuccess: success === 'on' }),
      ...(quiet === undefined ? {} : { quietHours: readWindows([quiet], args.text('zone'), usage) }),
    };
    if (success !== undefined || quiet !== undefined) notifications.saveSettings(settings);
    const hours = writeWindows(settings.quietHours);
    terminal.answer({ settings }, [
      terminal.sentence('cli.notify.settings', { success: settings.tellSuccess ? 'on' : 'off', quiet: hours || 'off' }),
    ]);
    return 0;
  },
};

const labelOf = ({ label, channel }: ChannelView, language: CliContext['language']): string =>
  label || channels[channel].descriptor.name[language];

/** By id or the beginning of it. */
const findChannel = ({ notifications }: Workspace, asked: string): ChannelView => {
  const found = asked === '' ? [] : notifications.channels.list().filter(({ id }) => id.startsWith(asked));
  if (found.length !== 1 || found[0] === undefined) throw fail('notify.channel-not-found', { id: asked });
  return found[0];
};
