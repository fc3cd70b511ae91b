/** Containers of this machine, over the socket of Docker (Engine API 1.40 and later; Podman speaks it too). */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { callTarget, isFine, refusalOf, type TargetAnswer } from '../http-target.ts';
import type { Fields, OpenStep, StepContext } from '../step.ts';
import { type TargetFile, targetFiles } from '../target-files.ts';
import { firstInTar, type TarFile, writeTar } from './tar.ts';

const version = '/v1.40';
const containersSchema = z.array(z.object({ Id: z.string(), Names: z.array(z.string()) }));
const containerSchema = z.object({ Id: z.string(), Name: z.string(), State: z.object({ Running: z.boolean() }) });

interface Container {
  readonly id: string;
  readonly name: string;
}

type Ask = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  signal: AbortSignal,
  body?: { readonly type: string; readonly content: Uint8Array },
) => Promise<TargetAnswer>;

export const openDocker: OpenStep = (fields) => {
  const socket = fields.socket ?? '';
  const ask: Ask = (method, path, signal, body) =>
    callTarget({
      method,
      url: new URL(`http://docker${version}${path}`),
      socket,
      signal,
      ...(body === undefined ? {} : { body: body.content, headers: { 'content-type': body.type } }),
    });
  const folder = (fields.folder ?? '').replace(/(.)\/+$/, '$1');
  return {
    test: async (context) => {
      const containers = await find(ask, fields, context);
      if (folder === '') return;
      const files = await targetFiles(fields, context);
      for (const { id, name } of containers) {
        await readFolder(ask, id, folder, context.signal);
        for (const file of files) context.log('would-write', { path: `${name}:${folder}/${file.name}` });
      }
    },
    apply: async (context) => {
      const files = folder === '' ? [] : await targetFiles(fields, context);
      for (const container of await find(ask, fields, context)) {
        const action = fields.action ?? 'restart';
        let told = false;
        // What is registered first is done last: it reads the old files once they are there again.
        if (action !== 'none')
          context.undo(async (limit) => {
            if (told) await tell(ask, container.id, action, limit);
          });
        if (files.length > 0) await putFiles(ask, container, folder, files, context);
        if (action === 'none') continue;
        told = true;
        await act(ask, container, action, context);
      }
    },
  };
};

/** By name, or all that run and carry the label. */
const find = async (ask: Ask, fields: Fields, { signal, log }: StepContext): Promise<readonly Container[]> => {
  const { container = '', label = '', socket = '' } = fields;
  const found = container === '' ? await byLabel(ask, label, signal) : [await byName(ask, container, signal)];
  if (found.length === 0) throw fail('install.target-missing', { host: socket, target: label });
  for (const { name } of found) log('found-container', { container: name });
  return found;
};

const byName = async (ask: Ask, asked: string, signal: AbortSignal): Promise<Container> => {
  const answer = await ask('GET', `/containers/${encodeURIComponent(asked)}/json`, signal);
  if (answer.status === 404) throw fail('install.target-missing', { host: answer.host, target: asked });
  const { Id: id, Name: name } = read(containerSchema, answer);
  return { id, name: name.replace(/^\//, '') };
};

const byLabel = async (ask: Ask, label: string, signal: AbortSignal): Promise<readonly Container[]> => {
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
  const found = read(containersSchema, await ask('GET', `/containers/json?filters=${filters}`, signal));
  return found.map(({ Id: id, Names: [name = id] }) => ({ id, name: name.replace(/^\//, '') }));
};

const read = <T>(schema: z.ZodType<T>, answer: TargetAnswer): T => {
  if (!isFine(answer)) throw refusalOf(answer);
  try {
    return schema.parse(JSON.parse(answer.text));
  } catch {
    throw refusalOf(answer);
  }
};

const archive = (id: string, path: string): string => `/containers/${id}/archive?path=${encodeURIComponent(path)}`;

/** `install.target-missing` where the container has no such folder. */
const readFolder = async (ask: Ask, id: string, folder: string, signal: AbortSignal): Promise<void> => {
  const answer = await ask('GET', archive(id, `${folder}/.`), signal);
  if (answer.status === 404) throw fail('install.target-missing', { host: answer.host, target: folder });
  if (!isFine(answer)) throw refusalOf(answer);
};

const readFile = async (ask: Ask, id: string, path: string, signal: AbortSignal): Promise<TarFile | undefined> => {
  const answer = await ask('GET', archive(id, path), signal);
  if (answer.status === 404) return undefined;
  if (!isFine(answer)) throw refusalOf(answer);
  return firstInTar(answer.body);
};

/** All files in one call, so that none is newer than the others for long. */
const putFiles = async (
  ask: Ask,
  { id, name }: Container,
  folder: string,
  files: readonly TargetFile[],
  { signal, clock, log, undo }: StepContext,
): Promise<void> => {
  const before: TarFile[] = [];
  for (const file of files) {
    const old = await readFile(ask, id, `${folder}/${file.name}`, signal);
    if (old !== undefined) before.push({ ...old, name: file.name });
  }
  const put = async (contents: readonly TarFile[], limit: AbortSignal): Promise<void> => {
    const body = { type: 'application/x-tar', content: writeTar(contents, clock.now()) };
    const answer = await ask('PUT', archive(id, folder), limit, body);
    if (answer.status === 404) throw fail('install.target-missing', { host: answer.host, target: folder });
    if (!isFine(answer)) throw refusalOf(answer);
  };
  // There is no call that removes a file: one that was not there before stays, and does no harm.
  undo(async (limit) => {
    if (before.length > 0) await put(before, limit);
    for (const file of before) log('restored', { path: `${name}:${folder}/${file.name}` });
  });
  await put(
    files.map((file) => ({ name: file.name, mode: file.mode, content: Buffer.from(file.content) })),
    signal,
  );
  for (const file of files) {
    const path = `${folder}/${file.name}`;
    const now = await readFile(ask, id, path, signal);
    if (now === undefined || !Buffer.from(now.content).equals(Buffer.from(file.content)))
      throw fail('install.not-as-sent', { host: name, path });
    log('wrote', { path: `${name}:${path}` });
  }
};

/** Tells the container to read its files. */
const tell = async (ask: Ask, id: string, action: string, signal: AbortSignal): Promise<void> => {
  const path = action === 'hangup' ? 'kill?signal=SIGHUP' : 'restart';
  const answer = await ask('POST', `/containers/${id}/${path}`, signal);
  if (!isFine(answer)) throw refusalOf(answer);
};

/** After a restart it must still run: a server that does not take the certificate ends at once. */
const act = async (ask: Ask, { id, name }: Container, action: string, { signal, log }: StepContext): Promise<void> => {
  await tell(ask, id, action, signal);
  if (action === 'hangup') {
    log('signalled', { container: name });
    return;
  }
  const answer = await ask('GET', `/containers/${id}/json`, signal);
  if (!read(containerSchema, answer).State.Running)
    throw fail('install.refused', { host: name, detail: 'not running after the restart' });
  log('restarted', { container: name });
};
