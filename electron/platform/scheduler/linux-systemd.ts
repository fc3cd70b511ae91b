/** A timer of the user's own systemd. It needs a session, or lingering (loginctl(1)) to run without one. */
import { posix } from 'node:path';
import type { ScheduleDrift, ScheduleState } from '../../../shared/domain/schedule.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { commandDrift, ownerDrift } from './drift.ts';
import { decode, excerptOf, failedProgram, type ScheduleHost } from './host.ts';
import { notInstalled, type ScheduleParts, type Scheduler } from './parts.ts';
import {
  commandIn,
  readProperties,
  readTimestamp,
  type Units,
  unitName,
  unitsFor,
  wantsSignedOut,
} from './systemd-units.ts';

/** Whether the user's manager answers; without a session bus it cannot be asked. */
export const hasUserManager = async (host: ScheduleHost): Promise<boolean> =>
  (await host.run('systemctl', ['--user', 'show', '--property=Version']))?.code === 0;

interface Files {
  readonly service: string;
  readonly timer: string;
  /** When the timer ran last, kept for Persistent. */
  readonly stamp: string;
}

/** XDG Base Directory Specification: a relative path in a variable has to be ignored. */
const folderIn = ({ env, home }: ScheduleHost, variable: string, usual: string): string => {
  const set = env[variable];
  return set !== undefined && posix.isAbsolute(set) ? set : posix.join(home, usual);
};

const filesOf = ({ host, plan }: ScheduleParts): Files => {
  const units = posix.join(folderIn(host, 'XDG_CONFIG_HOME', '.config'), 'systemd/user');
  const name = unitName(plan);
  return {
    service: posix.join(units, `${name}.service`),
    timer: posix.join(units, `${name}.timer`),
    stamp: posix.join(folderIn(host, 'XDG_DATA_HOME', '.local/share'), 'systemd/timers', `stamp-${name}.timer`),
  };
};

/** Whether a timer of ours is on disk, told without asking any manager. */
export const hasUnits = ({ host, ...rest }: ScheduleParts): Promise<boolean> =>
  host.exists(filesOf({ host, ...rest }).timer);

/** Takes the files away where no manager can be asked. */
export const forgetUnits = async (parts: ScheduleParts): Promise<void> => {
  const { service, timer, stamp } = filesOf(parts);
  const wanted = posix.join(posix.dirname(timer), 'timers.target.wants', posix.basename(timer));
  for (const path of [wanted, timer, service, stamp]) await parts.host.remove(path);
};

export const systemdTimer = (parts: ScheduleParts): Scheduler => {
  const { host, plan, expected } = parts;
  const files = filesOf(parts);
  const timerUnit = `${unitName(plan)}.timer`;

  const systemctl = async (...args: readonly string[]): Promise<string> => {
    const ran = await host.run('systemctl', ['--user', ...args]);
    if (ran === undefined) throw fail('schedule.unavailable', { reason: 'no-scheduler' });
    if (ran.code !== 0) throw failedProgram('systemctl', ran);
    return decode(ran.stdout);
  };

  return {
    inspect: async () => {
      const [service, timer] = [await host.read(files.service), await host.read(files.timer)];
      if (service === undefined || timer === undefined) return notInstalled(parts, 'systemd-timer', files.timer);
      const shown = await systemctl(
        'show',
        timerUnit,
        `${unitName(plan)}.service`,
        `--property=${properties.join(',')}`,
      );
      const [ofTimer = {}, ofService = {}] = readProperties(shown);
      return stateOf(parts, { service, timer }, { timer: ofTimer, service: ofService, linger: await lingers(host) });
    },
    install: async ({ whenSignedOut }) => {
      const units = unitsFor(plan, expected, whenSignedOut);
      await host.write(files.service, units.service);
      await host.write(files.timer, units.timer);
      await systemctl('daemon-reload');
      await systemctl('enable', timerUnit);
      // A timer that runs already would go on by its former times.
      await systemctl('restart', timerUnit);
      if (whenSignedOut && (await lingers(host)) !== true) await letLinger(host);
    },
    remove: async () => {
      if (!(await host.exists(files.timer)) && !(await host.exists(files.service))) return;
      // Fails for a unit that was never loaded, and is of no use then.
      await host.run('systemctl', ['--user', 'disable', '--now', timerUnit]);
      await forgetUnits(parts);
      await systemctl('daemon-reload');
    },
  };
};

const properties = [
  'LoadState',
  'UnitFileState',
  'ActiveState',
  'DropInPaths',
  'NextElapseUSecRealtime',
  'LastTriggerUSec',
  'Result',
  'ExecMainStatus',
  'ExecMainExitTimestamp',
] as const;

interface Shown {
  readonly timer: Readonly<Record<string, string>>;
  readonly service: Readonly<Record<string, string>>;
  readonly linger: boolean | undefined;
}

const stateOf = async (parts: ScheduleParts, units: Units, shown: Shown): Promise<ScheduleState> => {
  const { expected, plan } = parts;
  const wanted = wantsSignedOut(units.timer);
  const command = commandIn(units.service);
  const nextRun = readTimestamp(shown.timer.NextElapseUSecRealtime);
  const at = readTimestamp(shown.service.ExecMainExitTimestamp) ?? readTimestamp(shown.timer.LastTriggerUSec);
  const ended = readTimestamp(shown.service.ExecMainExitTimestamp) !== undefined;
  const result = ended ? Number(shown.service.ExecMainStatus) : undefined;
  const place = filesOf(parts).timer;
  const base = {
    mechanism: 'systemd-timer' as const,
    installed: true,
    whenSignedOut: wanted || shown.linger === true,
    place,
    expected,
    ...(command === undefined ? {} : { command }),
    ...(nextRun === undefined ? {} : { nextRun }),
    ...(at === undefined ? {} : { lastRun: { at, ...(result === undefined ? {} : { result }) } }),
  };
  const commandDiffers =
    command === undefined
      ? [{ kind: 'other-command' as const, detail: '' }]
      : await commandDrift(parts.host, command, expected);
  return {
    ...base,
    drift: [
      ...commandDiffers,
      ...(commandDiffers.length > 0 ? [] : editDrift(unitsFor(plan, expected, wanted), units, shown, place)),
      ...enabledDrift(shown),
      ...(await ownerDrift(parts.host, parts.profileFolder)),
      ...lingerDrift(wanted, shown.linger, parts.host),
      ...runDrift(shown, at),
    ],
  };
};

const editDrift = (ours: Units, found: Units, { timer, service }: Shown, place: string): readonly ScheduleDrift[] => {
  const dropIns = `${timer.DropInPaths ?? ''} ${service.DropInPaths ?? ''}`.trim();
  if (dropIns !== '') return [{ kind: 'edited', detail: dropIns }];
  return ours.timer === found.timer && ours.service === found.service ? [] : [{ kind: 'edited', detail: place }];
};

const enabledDrift = ({ timer }: Shown): readonly ScheduleDrift[] => {
  const { LoadState: load = '', UnitFileState: file = '', ActiveState: active = '' } = timer;
  return load === 'loaded' && file === 'enabled' && active === 'active'
    ? []
    : [{ kind: 'disabled', detail: [load, file, active].filter((word) => word !== '').join(', ') }];
};

const lingerDrift = (
  wanted: boolean,
  linger: boolean | undefined,
  { userName }: ScheduleHost,
): readonly ScheduleDrift[] => {
  if (linger === true) return [];
  if (!wanted) return [{ kind: 'signed-in-only', detail: userName }];
  return linger === false ? [{ kind: 'lingering-off', detail: userName }] : [];
};

/** `Result` is `success`, or why it is not; only `exit-code` has a number that means something. */
const runDrift = ({ service }: Shown, at: string | undefined): readonly ScheduleDrift[] => {
  const { Result: result = 'success', ExecMainStatus: status = '' } = service;
  if (result !== 'success') return [{ kind: 'last-run-failed', detail: result === 'exit-code' ? status : result }];
  return at === undefined ? [{ kind: 'never-ran', detail: '' }] : [];
};

/** `undefined` where logind is not there, or knows nothing of the user. */
const lingers = async (host: ScheduleHost): Promise<boolean | undefined> => {
  const ran = await host.run('loginctl', ['show-user', host.userName, '--property=Linger', '--value']);
  if (ran === undefined || ran.code !== 0) return undefined;
  const word = ran.stdout.trim();
  return word === 'yes' ? true : word === 'no' ? false : undefined;
};

const letLinger = async (host: ScheduleHost): Promise<void> => {
  const program = 'loginctl enable-linger';
  // Nobody may be there to answer polkit's question.
  const ran = await host.run('loginctl', ['--no-ask-password', 'enable-linger']);
  if (ran === undefined) throw fail('schedule.refused', { program, excerpt: 'loginctl: not found' });
  if (ran.code !== 0) throw fail('schedule.refused', { program, excerpt: excerptOf(ran) });
};
