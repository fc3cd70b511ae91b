/** Files into a WebDAV collection (RFC 4918): PUT beside, MOVE over the old one, read back. */
import { randomBytes } from 'node:crypto';
import { fail } from '../../../../shared/errors/problem.ts';
import { basicAuth, callTarget, isFine, refusalOf, type TargetAnswer } from '../http-target.ts';
import type { OpenStep, StepContext } from '../step.ts';
import { type TargetFile, targetFiles } from '../target-files.ts';

type Ask = (
  method: string,
  name: string,
  more: {
    readonly signal: AbortSignal;
    readonly body?: string | Uint8Array;
    readonly headers?: Readonly<Record<string, string>>;
  },
) => Promise<TargetAnswer>;

export const openWebdav: OpenStep = (fields) => {
  const base = new URL((fields.url ?? '').replace(/\/*$/, '/'));
  const headers = basicAuth(fields.user ?? '', fields.password ?? '');
  const ask: Ask = (method, name, { signal, body, headers: more }) =>
    callTarget({
      method,
      url: new URL(encodeURIComponent(name), base),
      headers: { ...headers, ...more },
      root: fields.root,
      signal,
      ...(body === undefined ? {} : { body }),
    });
  return {
    test: async (context) => {
      const files = await targetFiles(fields, context);
      const { signal } = context;
      // Permission to write cannot be asked for, only tried.
      const name = temporaryName();
      await put(ask, name, '', signal);
      const removed = await ask('DELETE', name, { signal });
      if (!isFine(removed)) throw refusalOf(removed);
      for (const file of files) context.log('would-write', { path: new URL(file.name, base).href });
    },
    apply: async (context) => {
      for (const file of await targetFiles(fields, context)) await replace(ask, base, file, context);
    },
  };
};

const temporaryName = (): string => `certwright-${randomBytes(6).toString('hex')}.tmp`;

const put = async (ask: Ask, name: string, body: string | Uint8Array, signal: AbortSignal): Promise<void> => {
  const answer = await ask('PUT', name, { signal, body, headers: { 'content-type': 'application/x-pem-file' } });
  // 409: the collection is not there (RFC 4918 §9.7.1).
  if (answer.status === 409 || answer.status === 404)
    throw fail('install.target-missing', { host: answer.host, target: name });
  if (!isFine(answer)) throw refusalOf(answer);
};

const read = async (ask: Ask, name: string, signal: AbortSignal): Promise<Buffer | undefined> => {
  const answer = await ask('GET', name, { signal });
  if (answer.status === 404) return undefined;
  if (!isFine(answer)) throw refusalOf(answer);
  return answer.body;
};

/** The old one stays until the new one is there as a whole. */
const overwrite = async (
  ask: Ask,
  base: URL,
  name: string,
  content: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> => {
  const temporary = temporaryName();
  await put(ask, temporary, content, signal);
  const destination = new URL(encodeURIComponent(name), base).href;
  const moved = await ask('MOVE', temporary, { signal, headers: { destination, overwrite: 'T' } });
  if (isFine(moved)) return;
  await ask('DELETE', temporary, { signal }).catch(() => undefined);
  throw refusalOf(moved);
};

const replace = async (
  ask: Ask,
  base: URL,
  { name, content }: TargetFile,
  { signal, log, undo }: StepContext,
): Promise<void> => {
  const path = new URL(encodeURIComponent(name), base).href;
  const before = await read(ask, name, signal);
  if (before?.equals(Buffer.from(content)) === true) {
    log('same-already', { path });
    return;
  }
  undo(async (limit) => {
    if (before === undefined) {
      const removed = await ask('DELETE', name, { signal: limit });
      if (!isFine(removed) && removed.status !== 404) throw refusalOf(removed);
      log('removed', { path });
    } else {
      await overwrite(ask, base, name, before, limit);
      log('restored', { path });
    }
  });
  await overwrite(ask, base, name, content, signal);
  if ((await read(ask, name, signal))?.equals(Buffer.from(content)) !== true)
    throw fail('install.not-as-sent', { host: base.host, path });
  log('wrote', { path });
};
