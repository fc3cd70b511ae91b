/** The two unit files of the user's systemd (systemd.service(5), systemd.timer(5)), written and read back. Pure. */
import type { ScheduledCommand } from '../../../shared/domain/schedule.ts';
import type { WakePlan } from './plan.ts';

export interface Units {
  readonly service: string;
  readonly timer: string;
}

export const unitName = ({ id }: WakePlan): string => `certwright-renew-${id}`;

/** systemd.syntax(7) leaves sections that begin with `X-` alone: the choice is kept with the unit it belongs to. */
const kept = '[X-Certwright]\nWhenSignedOut=';

export const unitsFor = (plan: WakePlan, command: ScheduledCommand, whenSignedOut: boolean): Units => {
  const origin = '# Written by Certwright; "certwright schedule repair" writes it again.';
  const [firstHour = 0, secondHour = 0] = plan.hours;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return {
    service: `${origin}
[Unit]
Description=Certwright certificate renewal ${plan.id}

[Service]
Type=oneshot
ExecStart=${execLine(command)}
TimeoutStartSec=1h
Nice=10
`,
    // Persistent catches up one run that was missed, and works with OnCalendar alone.
    timer: `${origin}
[Unit]
Description=Certwright certificate renewal ${plan.id}

[Timer]
OnCalendar=*-*-* ${pad(firstHour)}/${secondHour - firstHour}:${pad(plan.minute)}:00
RandomizedDelaySec=20min
Persistent=true

[Install]
WantedBy=timers.target

${kept}${whenSignedOut ? 'yes' : 'no'}
`,
  };
};

/** Quoted as systemd.service(5), "Command lines": `%` and, after the program, `$` are doubled. */
const execLine = ({ program, args }: ScheduledCommand): string =>
  [quoted(program), ...args.map((word) => quoted(word).replaceAll('$', () => '$$'))].join(' ');

const quoted = (word: string): string => `"${word.replace(/["\\]/g, '\\$&').replaceAll('%', '%%')}"`;

/** `undefined` where no command is written. */
export const commandIn = (service: string): ScheduledCommand | undefined => {
  const line = /^ExecStart=(.*)$/m.exec(service)?.[1] ?? '';
  const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, inQuotes, bare]) =>
    (inQuotes ?? bare ?? '').replace(/\\(.)/g, '$1').replaceAll('%%', '%'),
  );
  const [program, ...args] = words;
  return program === undefined ? undefined : { program, args: args.map((word) => word.replaceAll('$$', () => '$')) };
};

export const wantsSignedOut = (timer: string): boolean => timer.includes(`${kept}yes`);

/** `systemctl show` of several units: blocks of `Key=Value`, with an empty line between. */
export const readProperties = (shown: string): readonly Readonly<Record<string, string>>[] =>
  shown
    .trim()
    .split(/\n\n+/)
    .map((block) =>
      Object.fromEntries(
        block.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      ),
    );

/** `Fri 2026-11-27 20:51:27 UTC`, as systemd prints it under TZ=UTC; empty or `n/a` where there is none. */
export const readTimestamp = (printed: string | undefined): string | undefined => {
  const [, day, time] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC$/.exec(printed ?? '') ?? [];
  return day === undefined ? undefined : `${day}T${time}.000Z`;
};
