/** What every host can be told on its command line. */
import { parseArgs } from 'node:util';
import { fail } from '../shared/errors/problem.ts';

export interface HostOptions {
  /** From `--profile`, else from CERTWRIGHT_HOME. */
  readonly profile: string | undefined;
  readonly port: number | undefined;
  readonly openBrowser: boolean;
  /** Web host although a window could be had. */
  readonly serve: boolean;
  /** One renewal run without a window, as the system's schedule starts it. */
  readonly scheduledRun: boolean;
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
  const values = parse(args, strict);
  const text = (name: 'profile' | 'port'): string | undefined => {
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
      },
    }).values;
  } catch (error) {
    throw fail('input.usage', { message: error instanceof Error ? error.message : String(error) });
  }
};

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw fail('input.usage', { message: `--port ${text} (0–65535)` });
  return port;
};
