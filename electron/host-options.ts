/** What every host can be told on its command line. */
import { parseArgs } from 'node:util';
import { fail } from '../shared/errors/problem.ts';

/** What the installer of Windows offers to set up. */
const setUpParts = ['schedule', 'sign-in'] as const;
export type SetUpPart = (typeof setUpParts)[number];

export interface HostOptions {
  /** From `--profile`, else from CERTWRIGHT_HOME. */
  readonly profile: string | undefined;
  readonly port: number | undefined;
  readonly openBrowser: boolean;
  /** Web host although a window could be had. */
  readonly serve: boolean;
  /** One renewal run without a window, as the system's schedule starts it. */
  readonly scheduledRun: boolean;
  /** Started by the sign-in: straight to the tray. */
  readonly hidden: boolean;
  /** The screen to begin with, as it was written. */
  readonly show: string | undefined;
  /** A link of the system, as it was written. */
  readonly link: string | undefined;
  /** Start hidden, see that the page is answered, say so, end. */
  readonly selfTest: boolean;
  /** These are to be as the installer was told, the others not, and then the end. */
  readonly setUp: readonly SetUpPart[] | undefined;
}

/**
 * `strict: false` leaves alone what it does not know: Electron and Chromium put switches of their own into argv.
 * Throws `input.usage`.
 */
export const readHostOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { strict }: { readonly strict: boolean },
): HostOptions => {
  const { values, positionals } = parse(args, strict);
  const text = (name: 'profile' | 'port' | 'show' | 'set-up'): string | undefined => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value === '') throw fail('input.usage', { message: `--${name} ?` });
    return value;
  };
  return {
    profile: text('profile') ?? (env.CERTWRIGHT_HOME === '' ? undefined : env.CERTWRIGHT_HOME),
    port: portOf(text('port')),
    openBrowser: values['no-open'] !== true,
    serve: values.serve === true,
    scheduledRun: values['scheduled-run'] === true,
    hidden: values.hidden === true,
    show: text('show'),
    link: positionals.find((argument) => /^certwright:/i.test(argument)),
    selfTest: values['self-test'] === true,
    setUp: setUpOf(text('set-up')),
  };
};

const parse = (args: readonly string[], strict: boolean) => {
  try {
    return parseArgs({
      args: [...args],
      strict,
      allowPositionals: !strict,
      options: {
        profile: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        serve: { type: 'boolean' },
        'scheduled-run': { type: 'boolean' },
        hidden: { type: 'boolean' },
        show: { type: 'string' },
        'self-test': { type: 'boolean' },
        'set-up': { type: 'string' },
      },
    });
  } catch (error) {
    throw fail('input.usage', { message: error instanceof Error ? error.message : String(error) });
  }
};

/** `schedule,sign-in`, one of them, or `nothing`. */
const setUpOf = (text: string | undefined): readonly SetUpPart[] | undefined => {
  if (text === undefined) return undefined;
  if (text === 'nothing') return [];
  const words = text.split(',');
  const parts = setUpParts.filter((part) => words.includes(part));
  if (parts.length !== words.length)
    throw fail('input.usage', { message: `--set-up ${text} (${setUpParts.join(',')})` });
  return parts;
};

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw fail('input.usage', { message: `--port ${text} (0–65535)` });
  return port;
};
