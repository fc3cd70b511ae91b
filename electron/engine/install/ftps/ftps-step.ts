/** Files over FTP with TLS (RFC 4217), data connections too; a server without it is told nothing. */
import { randomBytes } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { getCACertificates } from 'node:tls';
import { Client, FTPError } from 'basic-ftp';
import { type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';
import { connectionFailure } from '../failures.ts';
import type { Fields, OpenStep, StepContext } from '../step.ts';
import { type TargetFile, targetFiles } from '../target-files.ts';

/** Milliseconds without a sign of life. */
const silence = 30_000;

export const openFtps: OpenStep = (fields) => {
  const folder = (fields.folder ?? '').replace(/(.)\/+$/, '$1');
  const pathOf = (name: string): string => `${folder === '/' ? '' : folder}/${name}`;
  const host = fields.host ?? '';
  return {
    test: (context) =>
      withFtp(fields, context, async (client) => {
        const files = await targetFiles(fields, context);
        const probe = pathOf(temporaryName());
        await naming(host, probe, () => client.uploadFrom(Readable.from([Buffer.from('test')]), probe));
        await naming(host, probe, () => client.remove(probe));
        for (const { name } of files) context.log('would-write', { path: pathOf(name) });
      }),
    apply: (context) =>
      withFtp(fields, context, async (client) => {
        const replaced: Replaced[] = [];
        for (const file of await targetFiles(fields, context)) {
          const path = pathOf(file.name);
          await naming(host, path, () => replace(client, path, file, { fields, replaced }, context));
        }
      }),
  };
};

const temporaryName = (): string => `certwright-${randomBytes(6).toString('hex')}.tmp`;

interface Replaced {
  readonly path: string;
  readonly before: Buffer | undefined;
}

const withFtp = async (
  fields: Fields,
  { signal, log }: Pick<StepContext, 'signal' | 'log'>,
  work: (client: Client) => Promise<void>,
): Promise<void> => {
  const { host = '', port = '', user = '', password = '', root = '' } = fields;
  const implicit = fields.security === 'implicit';
  signal.throwIfAborted();
  // Data connections are let in from the control host alone.
  const client = new Client(silence, { allowSeparateTransferHost: false });
  const drop = (): void => client.close();
  signal.addEventListener('abort', drop, { once: true });
  try {
    await client
      .access({
        ...{ host, user, password, port: Number(port || (implicit ? 990 : 21)) },
        // The password goes out only once the connection is encrypted and the server is who it says.
        secure: implicit ? 'implicit' : true,
        secureOptions: root === '' ? {} : { ca: [...getCACertificates('default'), root] },
      })
      .catch((thrown: unknown) => {
        throw accessFailure(host, client.ftp.hasTLS, thrown);
      });
    log('signed-in', { host });
    await work(client);
  } catch (thrown) {
    signal.throwIfAborted();
    throw thrown;
  } finally {
    signal.removeEventListener('abort', drop);
    client.close();
  }
};

/** Reply codes of RFC 959 §4.2. Whatever number refuses AUTH (RFC 4217 §4 has several): the server does not encrypt. */
const accessFailure = (host: string, encrypted: boolean, thrown: unknown): CertwrightError => {
  if (!(thrown instanceof FTPError)) return connectionFailure(host, thrown);
  const about = { host, detail: excerpt(thrown.message) };
  if (thrown.code < 500) return fail('install.refused', about, { cause: thrown, retryable: true });
  if (!encrypted) return fail('install.no-encryption', about, { cause: thrown });
  if (thrown.code === 530) return fail('install.wrong-credentials', about, { cause: thrown });
  return fail('install.refused', about, { cause: thrown });
};

const naming = async <T>(host: string, path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof FTPError)) throw connectionFailure(host, thrown);
    const detail = excerpt(`${path}: ${thrown.message}`);
    if (thrown.code === 553 || thrown.code === 532) throw fail('install.no-permission', { host, detail });
    throw fail('install.refused', { host, detail }, { retryable: thrown.code < 500 });
  }
};

const replace = async (
  client: Client,
  path: string,
  { content }: TargetFile,
  { fields, replaced }: { readonly fields: Fields; readonly replaced: Replaced[] },
  context: StepContext,
): Promise<void> => {
  context.signal.throwIfAborted();
  const before = await read(client, path);
  if (before?.equals(Buffer.from(content)) === true) {
    context.log('same-already', { path });
    return;
  }
  // This connection may be what broke: whatever is taken back is so over another one.
  if (replaced.length === 0) context.undo((signal) => putBack(fields, replaced, { ...context, signal }));
  replaced.push({ path, before });
  await overwrite(client, path, Buffer.from(content));
  if ((await read(client, path))?.equals(Buffer.from(content)) !== true)
    throw fail('install.not-as-sent', { host: fields.host ?? '', path });
  context.log('wrote', { path });
};

/** `undefined` where there is none, or none that may be read. */
const read = async (client: Client, path: string): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  try {
    await client.downloadTo(into, path);
    return Buffer.concat(chunks);
  } catch (thrown) {
    if (thrown instanceof FTPError && thrown.code === 550) return undefined;
    throw thrown;
  }
};

/** Some servers do not rename over a file that is there. */
const overwrite = async (client: Client, path: string, content: Buffer): Promise<void> => {
  const temporary = `${path.slice(0, path.lastIndexOf('/'))}/${temporaryName()}`;
  await client.uploadFrom(Readable.from([content]), temporary);
  try {
    await client.rename(temporary, path);
  } catch (thrown) {
    if (!(thrown instanceof FTPError)) throw thrown;
    await client.remove(path, true);
    await client.rename(temporary, path);
  }
};

const putBack = (fields: Fields, replaced: readonly Replaced[], context: StepContext): Promise<void> =>
  withFtp(fields, context, async (client) => {
    for (const { path, before } of replaced.toReversed()) {
      if (before === undefined) await client.remove(path, true);
      else await overwrite(client, path, before);
      context.log(before === undefined ? 'removed' : 'restored', { path });
    }
  });
