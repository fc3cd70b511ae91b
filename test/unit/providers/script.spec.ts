import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { script } from '../../../electron/engine/providers/script/client.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('certwright-script-');
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.www.example.test', value: 'v', ttl: 60 };
const file = (name: string): string => join(folder.path, name);
const written = (name: string): string => readFileSync(file(name), 'utf8');

/** A program of these lines, in a folder whose name a shell would take apart. */
const program = (...lines: readonly string[]): string => {
  const place = file('a b; $(c)');
  mkdirSync(place, { recursive: true });
  const path = join(place, 'dns record');
  writeFileSync(path, ['#!/bin/sh', `cd '${folder.path}'`, ...lines, ''].join('\n'));
  chmodSync(path, 0o700);
  return path;
};
const running = (lines: readonly string[], more: Readonly<Record<string, string>> = {}, clock = systemClock) =>
  script.create({ command: program(...lines), ...more }, clock);

describe('what the program is told', () => {
  it('is the action as its one argument, and the record in its environment', async () => {
    const provider = running(['echo "$# $1" >> arguments', 'env | grep ^CERTWRIGHT_ | sort >> told']);
    expect(await provider.add({ ...record, fqdn: `${record.fqdn}.` }, signal)).toBe('');
    expect(written('told').trim().split('\n')).toEqual([
      'CERTWRIGHT_ACTION=present',
      'CERTWRIGHT_FQDN=_acme-challenge.www.example.test',
      'CERTWRIGHT_NAME=_acme-challenge.www',
      'CERTWRIGHT_TTL=60',
      'CERTWRIGHT_VALUE=v',
      'CERTWRIGHT_ZONE=example.test',
    ]);
    await provider.remove(record, '', signal);
    await provider.prove('example.test', signal);
    expect(written('arguments')).toBe('1 present\n1 cleanup\n1 prove\n');
    expect(written('told')).toContain('CERTWRIGHT_ACTION=prove\nCERTWRIGHT_FQDN=example.test\nCERTWRIGHT_NAME=@');
  });

  it('is nothing else of our environment than it needs', async () => {
    vi.stubEnv('SECRET_OF_ANOTHER', 'do not tell');
    vi.stubEnv('LANG', 'C.UTF-8');
    vi.stubEnv('HOME', folder.path);
    await running(['env > told']).add(record, signal);
    const names = written('told')
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0] ?? '');
    const ours = names.filter((name) => !name.startsWith('CERTWRIGHT_') && !/^(?:PWD|OLDPWD|SHLVL|_)$/.test(name));
    expect(ours.toSorted()).toEqual(['HOME', 'LANG', 'PATH']);
    expect(written('told')).not.toContain('do not tell');
  });

  it.each([
    '$(touch taken)',
    '`touch taken`',
    '; touch taken #',
    '" && touch taken "',
    "' | touch taken '",
    'a\ntouch taken\nCERTWRIGHT_ZONE=other',
    '-rf --help %PATH% ^& %TEMP%',
    'ü 证 \u{1f600}',
  ])('is a value as it stands, whatever is in it: %j', async (value) => {
    await running(['printf %s "$CERTWRIGHT_VALUE" > value', 'printf %s "$CERTWRIGHT_ZONE" > zone']).add(
      { ...record, value },
      signal,
    );
    expect([written('value'), written('zone')]).toEqual([value, 'example.test']);
    expect(existsSync(file('taken'))).toBe(false);
  });

  it('is one record at a time', async () => {
    const provider = running(['mkdir busy || exit 9', 'i=0; while [ $i -lt 200 ]; do i=$((i+1)); done', 'rmdir busy']);
    await Promise.all(['a', 'b', 'c', 'd'].map((value) => provider.add({ ...record, value }, signal)));
    expect(existsSync(file('busy'))).toBe(false);
  });
});

describe('how it ends', () => {
  it.each<[string, readonly string[], string]>([
    [
      'with the last line of its errors',
      ['echo one >&2; echo "two  three" >&2; echo >&2; exit 3'],
      'exit code 3: two three',
    ],
    ['without a word', ['echo only to standard output; exit 1'], 'exit code 1'],
    ['by a signal', ['echo dying >&2; kill -TERM $$'], 'SIGTERM: dying'],
    ['with what would steer a terminal', ["printf '\\033[2J\\007bad\\n' >&2; exit 2"], 'exit code 2: [2J bad'],
    ['with 64, which only a proof may', ['exit 64'], 'exit code 64'],
  ])('a failure %s', async (_name, lines, detail) => {
    const provider = running(lines);
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code: 'provider.refused',
      details: { provider: 'script', detail },
    });
  });

  it('a proof that the program does not know is a success, one that fails is not', async () => {
    await running(['exit 64']).prove('example.test', signal);
    expect(await failureOf(running(['exit 65']).prove('example.test', signal))).toMatchObject({
      code: 'provider.refused',
    });
  });

  it('a flood of output neither stops it nor fills us up', async () => {
    const lines = [
      'i=0',
      'while [ $i -lt 3000 ]; do i=$((i+1)); printf "%0200d\\n" $i; printf "%0200d\\n" $i >&2; done',
    ];
    const failure = await failureOf(running([...lines, 'echo end >&2; exit 1']).add(record, signal));
    expect(failure).toMatchObject({ details: { detail: 'exit code 1: end' } });
    const noLine = await failureOf(running(['head -c 300000 /dev/zero | tr "\\0" x >&2; exit 1']).add(record, signal));
    expect(String(Reflect.get(noLine.details, 'detail')).length).toBeLessThan(300);
  });

  it('a process that it leaves behind does not keep us', async () => {
    const provider = running(['sleep 30 & echo $! > left', 'exit 0']);
    await provider.add(record, signal);
    process.kill(Number(written('left')), 'SIGKILL');
  });
});

describe('a program that cannot be started', () => {
  it.each<[string, () => string, string]>([
    ['is not there', () => file('missing'), 'ENOENT'],
    [
      'may not be executed',
      () => {
        writeFileSync(file('plain'), 'echo hello');
        return file('plain');
      },
      'EACCES',
    ],
    ['is a folder', () => folder.path, 'EACCES'],
  ])('%s', async (_name, command, detail) => {
    const failure = await failureOf(script.create({ command: command() }, systemClock).add(record, signal));
    expect(failure).toMatchObject({
      code: 'provider.unreachable',
      details: { provider: 'script', detail, cause: 'provider-endpoint-unreachable' },
    });
  });

  it.each([
    [{ command: '' }, 'command', 'missing'],
    [{ command: 'relative/program' }, 'command', 'format'],
    [{ command: '/bin/sh\n-c' }, 'command', 'format'],
    [{ command: '/bin/true', timeoutSeconds: '0' }, 'timeoutSeconds', 'format'],
    [{ command: '/bin/true', timeoutSeconds: '1e9' }, 'timeoutSeconds', 'format'],
    [{ command: '/bin/true', args: '-c' }, 'args', 'unknown'],
  ])('%j is refused', (fields, key, problem) => {
    let thrown: unknown;
    try {
      script.create(fields, systemClock);
    } catch (caught) {
      thrown = caught;
    }
    expect(toProblem(thrown)).toMatchObject({ code: 'credential.invalid', details: { fields: [{ key, problem }] } });
  });
});

describe('a program that does not end', () => {
  const isGone = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      // A child that was ended and not yet waited for is gone as well.
      return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return true;
    }
  };
  const family = ['sleep 300 & echo $! > grandchild.tmp', 'echo $$ > child', 'mv grandchild.tmp grandchild', 'wait'];
  const pids = () => ['child', 'grandchild'].map((name) => Number(written(name)));

  it('is ended with everything that it started when the run is cancelled', async () => {
    const stop = new AbortController();
    const reason = new Error('cancelled');
    const work = running(family)
      .add(record, stop.signal)
      .catch((thrown: unknown) => thrown);
    await vi.waitUntil(() => existsSync(file('grandchild')), { interval: 5 });
    stop.abort(reason);
    expect(await work).toBe(reason);
    await vi.waitUntil(() => pids().every(isGone), { interval: 5 });
  });

  it('is ended when its time is over', async () => {
    const limits: number[] = [];
    const clock = {
      ...systemClock,
      sleep: async (limit: number) => {
        limits.push(limit);
        await vi.waitUntil(() => existsSync(file('grandchild')), { interval: 5, timeout: 8000 });
      },
    };
    const failure = await failureOf(running(family, { timeoutSeconds: '300' }, clock).add(record, signal));
    expect(limits).toEqual([300_000]);
    expect(failure).toMatchObject({ code: 'provider.unreachable', details: { detail: 'timeout' }, retryable: true });
    await vi.waitUntil(() => pids().every(isGone), { interval: 5 });
  });

  it('is not started for a run that is cancelled already', async () => {
    const reason = new Error('cancelled');
    const work = running(['touch started']).add(record, AbortSignal.abort(reason));
    expect(await work.catch((thrown: unknown) => thrown)).toBe(reason);
    expect(existsSync(file('started'))).toBe(false);
  });
});
