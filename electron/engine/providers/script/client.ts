/**
 * TXT records through a program of the reader's own, started once for each change. What it is told comes as one argument
 * and in the environment, never through a shell, so nothing in a name or a value can be a command.
 */
import { isAbsolute } from 'node:path';
import { type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { normalName, relativeName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { type FieldCheck, readFields } from '../fields.ts';
import { excerpt } from '../http-call.ts';
import { inTurn } from '../in-turn.ts';
import type { ProviderModule, TxtRecord } from '../provider.ts';
import { descriptor } from './descriptor.ts';
import { type Ended, runProgram } from './run-program.ts';

export const script: ProviderModule = {
  descriptor,
  create(given, clock) {
    const program = readProgram(given, clock);
    return {
      add: async (record, signal) => {
        await act(program, 'present', record, signal);
        return '';
      },
      remove: (record, _recordId, signal) => act(program, 'cleanup', record, signal),
      prove: (zone, signal) => act(program, 'prove', { zone, fqdn: zone, value: '', ttl: 0 }, signal),
    };
  },
};

type Action = 'present' | 'cleanup' | 'prove';

interface Program {
  readonly command: string;
  /** Milliseconds. */
  readonly limit: number;
  readonly clock: Clock;
}

const mostSeconds = 3600;
/** EX_USAGE of sysexits.h: the program does not know the action. */
const unknownAction = 64;

const absolutePath: FieldCheck = (value) => (isAbsolute(value) && !/\p{Cc}/u.test(value) ? undefined : 'format');
const seconds: FieldCheck = (value) =>
  /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= mostSeconds ? undefined : 'format';

const readProgram = (given: Readonly<Record<string, string>>, clock: Clock): Program => {
  const fields = readFields(descriptor, given, ['command', 'timeoutSeconds'], {
    command: absolutePath,
    timeoutSeconds: seconds,
  });
  return { command: fields.command, limit: Number(fields.timeoutSeconds) * 1000, clock };
};

/** One run at a time: most programs read, change and write, and would lose what another run writes meanwhile. */
const act = (program: Program, action: Action, record: TxtRecord, signal: AbortSignal): Promise<void> =>
  inTurn(`${descriptor.id} ${program.command}`, async () => {
    signal.throwIfAborted();
    const ended = await runProgram({
      command: program.command,
      args: [action],
      env: { ...inherited(), ...told(action, record) },
      limit: program.limit,
      clock: program.clock,
      signal,
    });
    const failure = failureOf(program, action, ended);
    if (failure !== undefined) throw failure;
  });

const told = (action: Action, { fqdn, zone, value, ttl }: TxtRecord): Readonly<Record<string, string>> => ({
  CERTWRIGHT_ACTION: action,
  CERTWRIGHT_FQDN: normalName(fqdn),
  CERTWRIGHT_ZONE: normalName(zone),
  CERTWRIGHT_NAME: relativeName(normalName(fqdn), normalName(zone)),
  CERTWRIGHT_VALUE: value,
  CERTWRIGHT_TTL: String(ttl),
});

/** What a program needs to find others, its settings and its language, and Windows to start it at all. No secrets. */
const inherited = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'SystemRoot', 'TEMP'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const failureOf = ({ command }: Program, action: Action, ended: Ended): CertwrightError | undefined => {
  const facts = { provider: descriptor.id, endpoint: command };
  switch (ended.kind) {
    case 'not-started':
      return fail('provider.unreachable', { ...facts, detail: ended.reason, cause: 'provider-endpoint-unreachable' });
    case 'timeout':
      return fail('provider.unreachable', { ...facts, detail: 'timeout', cause: 'provider-endpoint-unreachable' });
    case 'killed':
      return fail('provider.refused', { ...facts, detail: reasonOf(ended.signal, ended.stderr) });
    case 'exited': {
      if (ended.code === 0 || (action === 'prove' && ended.code === unknownAction)) return undefined;
      return fail('provider.refused', { ...facts, detail: reasonOf(`exit code ${ended.code}`, ended.stderr) });
    }
  }
};

/** The last line with something in it, without what would steer a terminal. */
const reasonOf = (how: string, stderr: string): string => {
  const lines = stderr.split(/[\r\n]+/).map((line) => excerpt(line.replace(/\p{Cc}+/gu, ' ')));
  const last = lines.findLast((line) => line !== '');
  return last === undefined ? how : `${how}: ${last}`;
};
