/** A LaunchAgent of the user (launchd.plist(5), launchctl(1)). It runs while the user has a session, also a locked one. */
import { posix } from 'node:path';
import type { ScheduleDrift, ScheduledCommand, ScheduleState } from '../../../shared/domain/schedule.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { commandDrift, ownerDrift, resultDrift } from './drift.ts';
import { decode, failedProgram, type Ran } from './host.ts';
import { notInstalled, type ScheduleParts, type Scheduler } from './parts.ts';
import { nextWake, type WakePlan } from './plan.ts';
import { escaped, insides, unescaped } from './xml-text.ts';

export const labelOf = ({ id }: WakePlan): string => `dev.certwright.renew.${id}`;

/**
 * Moments that pass in sleep are made up for on waking, but not those that pass while the machine is off: hence
 * RunAtLoad. StartInterval would be lost in sleep (launchd.plist(5)).
 */
export const propertyList = (plan: WakePlan, { program, args }: ScheduledCommand): string => {
  const strings = [program, ...args].map((word) => `    <string>${escaped(word)}</string>`);
  const moments = plan.hours.map(
    (hour) =>
      `    <dict><key>Hour</key><integer>${hour}</integer><key>Minute</key><integer>${plan.minute}</integer></dict>`,
  );
  // Login Items of the system settings then show it under the name of the application.
  const associated = program.includes('.app/')
    ? '  <key>AssociatedBundleIdentifiers</key><string>dev.certwright.Certwright</string>\n'
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>${labelOf(plan)}</string>
${associated}  <key>ProgramArguments</key>
  <array>
${strings.join('\n')}
  </array>
  <key>StartCalendarInterval</key>
  <array>
${moments.join('\n')}
  </array>
  <key>RunAtLoad</key><true/>
  <key>ProcessType</key><string>Background</string>
  <key>LowPriorityIO</key><true/>
</dict>
</plist>
`;
};

const commandIn = (plist: string): ScheduledCommand | undefined => {
  const after = plist.split('<key>ProgramArguments</key>')[1] ?? '';
  const [program, ...args] = insides(insides(after, 'array')[0] ?? '', 'string').map(unescaped);
  return program === undefined ? undefined : { program, args };
};

/** launchctl: "Could not find service", "No such process". */
const notLoaded: readonly number[] = [113, 3];
/** The former agent is on its way out ("Operation now in progress", "Input/output error"), and gone in a moment. */
const stillThere: readonly number[] = [36, 37, 5];
const attempts = 10;

/** The launchd of the user's session. */
const sessionOf = ({ host, plan }: ScheduleParts) => {
  const domain = `gui/${host.uid ?? 0}`;
  const service = `${domain}/${labelOf(plan)}`;
  const launchctl = async (...args: readonly string[]): Promise<Ran> => {
    const ran = await host.run('launchctl', args);
    if (ran === undefined) throw fail('schedule.unavailable', { reason: 'no-scheduler' });
    return ran;
  };
  const bootstrap = async (path: string, left: number): Promise<void> => {
    const ran = await launchctl('bootstrap', domain, path);
    if (ran.code === 0) return;
    if (left === 0 || !stillThere.includes(ran.code)) throw failedProgram('launchctl', ran);
    await host.sleep(200);
    return bootstrap(path, left - 1);
  };
  return {
    /** What launchd says of the agent; `undefined` where it does not know it. */
    print: async (): Promise<string | undefined> => {
      const printed = await launchctl('print', service);
      if (printed.code !== 0 && !notLoaded.includes(printed.code)) throw failedProgram('launchctl', printed);
      return printed.code === 0 ? decode(printed.stdout) : undefined;
    },
    printDisabled: async (): Promise<string> => decode((await launchctl('print-disabled', domain)).stdout),
    bootOut: async (): Promise<void> => {
      const ran = await launchctl('bootout', service);
      if (ran.code !== 0 && ![...notLoaded, ...stillThere].includes(ran.code)) throw failedProgram('launchctl', ran);
    },
    load: async (path: string): Promise<void> => {
      const enabled = await launchctl('enable', service);
      if (enabled.code !== 0) throw failedProgram('launchctl', enabled);
      await bootstrap(path, attempts);
    },
  };
};

export const launchAgent = (parts: ScheduleParts): Scheduler => {
  const { host, plan, expected } = parts;
  const path = posix.join(host.home, 'Library/LaunchAgents', `${labelOf(plan)}.plist`);
  const session = sessionOf(parts);
  return {
    inspect: async () => {
      const plist = await host.read(path);
      if (plist === undefined) return notInstalled(parts, 'launch-agent', path);
      const [printed, disabled] = [await session.print(), await session.printDisabled()];
      return stateOf(parts, { path, plist, printed, disabled });
    },
    install: async ({ whenSignedOut }) => {
      // A daemon would run without a session, but it has no keychain of the user and needs an administrator.
      if (whenSignedOut) throw fail('schedule.unavailable', { reason: 'signed-out-not-offered' });
      await host.write(path, propertyList(plan, expected));
      await session.bootOut();
      await session.load(path);
    },
    remove: async () => {
      await session.bootOut();
      await host.remove(path);
    },
  };
};

interface Found {
  readonly path: string;
  readonly plist: string;
  /** `undefined` where launchd does not know it. */
  readonly printed: string | undefined;
  readonly disabled: string;
}

const stateOf = async (parts: ScheduleParts, found: Found): Promise<ScheduleState> => {
  const { host, plan, expected, profileFolder } = parts;
  const command = commandIn(found.plist);
  const result = /^\s*last exit code = (-?\d+)/m.exec(found.printed ?? '')?.[1];
  const differs: readonly ScheduleDrift[] =
    command === undefined ? [{ kind: 'other-command', detail: '' }] : await commandDrift(host, command, expected);
  const edited = differs.length === 0 && found.plist !== propertyList(plan, expected);
  return {
    mechanism: 'launch-agent',
    installed: true,
    whenSignedOut: false,
    place: found.path,
    expected,
    ...(command === undefined ? {} : { command }),
    ...(edited ? {} : { nextRun: nextWake(plan, host.now()).toISOString() }),
    ...(result === undefined ? {} : { lastRun: { result: Number(result) } }),
    drift: [
      ...differs,
      ...(edited ? [{ kind: 'edited' as const, detail: found.path }] : []),
      ...enabledDrift(plan, found),
      ...(await ownerDrift(host, profileFolder)),
      ...resultDrift(result === undefined ? undefined : Number(result)),
      ...(/^\s*runs = 0$/m.test(found.printed ?? '') ? [{ kind: 'never-ran' as const, detail: '' }] : []),
      { kind: 'signed-in-only', detail: host.userName },
    ],
  };
};

/** `"label" => disabled`, before macOS 13 `"label" => true`. */
const enabledDrift = (plan: WakePlan, { printed, disabled }: Found): readonly ScheduleDrift[] => {
  const off = new RegExp(`"${labelOf(plan).replaceAll('.', '\\.')}" => (disabled|true)`).test(disabled);
  if (off) return [{ kind: 'disabled', detail: 'launchctl print-disabled' }];
  return printed === undefined ? [{ kind: 'disabled', detail: 'launchctl print' }] : [];
};
