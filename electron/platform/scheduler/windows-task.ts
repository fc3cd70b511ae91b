/** The task as Task Scheduler reads and shows it (MS-TSCH 2.5.4, "Task Scheduler Schema"). Pure. */
import type { ScheduledCommand } from '../../../shared/domain/schedule.ts';
import { hoursApart, type WakePlan } from './plan.ts';
import { escaped, insides, textAt } from './xml-text.ts';

export interface TaskOwner {
  readonly sid: string;
  /** `DOMAIN\name`; tasks made by hand may have it in place of the SID. */
  readonly account: string;
}

/** A task made for a user lies in one folder with those of all others, so the user is part of its name. */
export const taskName = ({ id }: WakePlan): string => `Certwright Renewal ${id}`;

/** What differs from the defaults of the schema is in the task; what does not may be left out when it is shown. */
const settings = [
  ['MultipleInstancesPolicy', 'IgnoreNew', 'IgnoreNew'],
  ['DisallowStartIfOnBatteries', 'false', 'true'],
  ['StopIfGoingOnBatteries', 'false', 'true'],
  ['StartWhenAvailable', 'true', 'false'],
  ['RunOnlyIfNetworkAvailable', 'true', 'false'],
  ['RunOnlyIfIdle', 'false', 'false'],
  ['WakeToRun', 'false', 'false'],
  ['ExecutionTimeLimit', 'PT1H', 'PT72H'],
] as const;

export const taskXml = (
  plan: WakePlan,
  command: ScheduledCommand,
  owner: TaskOwner,
  whenSignedOut: boolean,
): string => {
  const pad = (value: number): string => String(value).padStart(2, '0');
  // S4U: runs without a session and without a stored password, but also without the user's keys (DPAPI).
  const logonType = whenSignedOut ? 'S4U' : 'InteractiveToken';
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Author>Certwright</Author>
    <Description>Certwright certificate renewal ${plan.id}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T${pad(plan.hours[0] ?? 0)}:${pad(plan.minute)}:00</StartBoundary>
      <Repetition>
        <Interval>PT${hoursApart}H</Interval>
        <Duration>P1D</Duration>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <RandomDelay>PT20M</RandomDelay>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
    <LogonTrigger>
      <UserId>${escaped(owner.sid)}</UserId>
      <Delay>PT5M</Delay>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${escaped(owner.sid)}</UserId>
      <LogonType>${logonType}</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
${settings.map(([name, value]) => `    <${name}>${value}</${name}>`).join('\n')}
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escaped(command.program)}</Command>
      <Arguments>${escaped(argumentLine(command.args))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
};

/** Little-endian with a byte order mark: schtasks takes nothing else under this declaration. */
export const asUtf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le');

export interface ReadTask {
  readonly command: ScheduledCommand;
  readonly enabled: boolean;
  readonly userId: string;
  readonly whenSignedOut: boolean;
  /** Names of settings and triggers that are not as we write them. */
  readonly changed: readonly string[];
}

export const readTask = (xml: string): ReadTask => {
  const logonType = textAt(xml, 'Principals/Principal/LogonType') ?? 'InteractiveToken';
  return {
    command: {
      program: (textAt(xml, 'Actions/Exec/Command') ?? '').replace(/^"(.*)"$/, '$1'),
      args: [...splitArguments(textAt(xml, 'Actions/Exec/Arguments') ?? '')],
    },
    enabled: textAt(xml, 'Settings/Enabled') !== 'false',
    userId: textAt(xml, 'Principals/Principal/UserId') ?? '',
    whenSignedOut: ['S4U', 'Password', 'InteractiveTokenOrPassword'].includes(logonType),
    changed: [
      ...settings.flatMap(([name, ours, usual]) => ((textAt(xml, `Settings/${name}`) ?? usual) === ours ? [] : [name])),
      ...changedTriggers(xml),
    ],
  };
};

const changedTriggers = (xml: string): readonly string[] => {
  const triggers = insides(xml, 'Triggers')[0] ?? '';
  const isOn = (trigger: string): boolean => textAt(trigger, 'Enabled') !== 'false';
  const daily = insides(triggers, 'CalendarTrigger').filter(isOn);
  const repeats = daily.some((trigger) => textAt(trigger, 'Repetition/Interval') === `PT${hoursApart}H`);
  const atLogon = insides(triggers, 'LogonTrigger').some(isOn);
  return [...(repeats ? [] : ['CalendarTrigger']), ...(atLogon ? [] : ['LogonTrigger'])];
};

/** As CommandLineToArgvW takes them apart: a backslash counts only before a quotation mark. */
export const argumentLine = (args: readonly string[]): string =>
  args
    .map((word) =>
      word !== '' && !/[\s"]/.test(word) ? word : `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`,
    )
    .join(' ');

const splitArguments = (line: string): readonly string[] => {
  const words: string[] = [];
  let word: string | undefined;
  let inside = false;
  for (const [part, slashes = '', quote] of line.matchAll(/(\\*)(")|\\+|\s+|[^\s"\\]+/g)) {
    if (quote !== undefined) {
      const literal = slashes.length % 2 === 1;
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2)) + (literal ? '"' : '');
      if (!literal) inside = !inside;
    } else if (inside || part.trim() !== '') word = (word ?? '') + part;
    else {
      if (word !== undefined) words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
};
