/**
 * Objects in an S3 bucket (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html). A PUT replaces the whole
 * object at once, so nothing has to be renamed.
 */
import { createHash } from 'node:crypto';
import { type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';
import { strictly } from '../../providers/signing/canonical.ts';
import { sigv4 } from '../../providers/signing/sigv4.ts';
import { readXml } from '../../text/xml.ts';
import { callTarget, isFine, refusalOf, type TargetAnswer } from '../http-target.ts';
import type { Fields, OpenStep, StepContext } from '../step.ts';
import { type TargetFile, targetFiles } from '../target-files.ts';

type Ask = (
  method: 'GET' | 'PUT' | 'DELETE',
  key: string,
  more: { readonly signal: AbortSignal; readonly body?: string | Uint8Array },
) => Promise<TargetAnswer>;

export const openS3: OpenStep = (fields) => {
  const { bucket = '', prefix = '' } = fields;
  return {
    test: async (context) => {
      const ask = asker(fields, context);
      const { signal } = context;
      const files = await targetFiles(fields, context);
      for (const { name } of files) await read(ask, `${prefix}${name}`, bucket, signal);
      // Permission to write cannot be asked for, only tried.
      const probe = `${prefix}certwright-test`;
      await put(ask, probe, '', bucket, signal);
      await remove(ask, probe, bucket, signal);
      for (const { name } of files) context.log('would-write', { path: `${bucket}/${prefix}${name}` });
    },
    apply: async (context) => {
      const ask = asker(fields, context);
      for (const file of await targetFiles(fields, context)) await replace(ask, file, { bucket, prefix }, context);
    },
  };
};

const asker = (fields: Fields, { clock }: StepContext): Ask => {
  const { region = '', bucket = '', accessKey = '', secretKey = '', sessionToken = '' } = fields;
  const base = new URL(fields.endpoint || `https://s3.${region}.amazonaws.com`);
  if (fields.addressStyle === 'host') base.hostname = `${bucket}.${base.hostname}`;
  const folder = fields.addressStyle === 'host' ? '' : `/${strictly(bucket)}`;
  const path = base.pathname.replace(/\/+$/, '');
  return (method, key, { signal, body = '' }) => {
    const url = new URL(base);
    url.pathname = `${path}${folder}/${key.split('/').map(strictly).join('/')}`;
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const outgoing = { method, url, headers: {}, body: '' };
    const keys = { accessKeyId: accessKey, secretAccessKey: secretKey, sessionToken };
    const headers = sigv4(outgoing, keys, { region, service: 's3', bodyHash }, clock.now());
    return callTarget({ method, url, headers, root: fields.root, signal, ...(method === 'PUT' ? { body } : {}) });
  };
};

/** Codes of https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; a wrong key comes as 403 there. */
const failureOf = (answer: TargetAnswer, bucket: string): CertwrightError => {
  const { host, status } = answer;
  const error = readXml(answer.text);
  const code = error?.child('Code')?.text ?? '';
  const detail = excerpt(`${status} ${code} ${error?.child('Message')?.text ?? ''}`);
  if (code === 'NoSuchBucket') return fail('install.target-missing', { host, target: bucket });
  if (/^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken|RequestTimeTooSkewed)$/.test(code))
    return fail('install.wrong-credentials', { host, detail });
  return refusalOf(answer, `${code} ${error?.child('Message')?.text ?? ''}`);
};

const put = async (
  ask: Ask,
  key: string,
  body: string | Uint8Array,
  bucket: string,
  signal: AbortSignal,
): Promise<void> => {
  const answer = await ask('PUT', key, { signal, body });
  if (!isFine(answer)) throw failureOf(answer, bucket);
};

const remove = async (ask: Ask, key: string, bucket: string, signal: AbortSignal): Promise<void> => {
  const answer = await ask('DELETE', key, { signal });
  if (!isFine(answer) && answer.status !== 404) throw failureOf(answer, bucket);
};

const read = async (ask: Ask, key: string, bucket: string, signal: AbortSignal): Promise<Buffer | undefined> => {
  const answer = await ask('GET', key, { signal });
  if (isFine(answer)) return answer.body;
  if (answer.status === 404 && readXml(answer.text)?.child('Code')?.text !== 'NoSuchBucket') return undefined;
  throw failureOf(answer, bucket);
};

const replace = async (
  ask: Ask,
  { name, content }: TargetFile,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  { signal, log, undo }: StepContext,
): Promise<void> => {
  const key = `${prefix}${name}`;
  const path = `${bucket}/${key}`;
  const before = await read(ask, key, bucket, signal);
  if (before?.equals(Buffer.from(content)) === true) {
    log('same-already', { path });
    return;
  }
  undo(async (limit) => {
    if (before === undefined) await remove(ask, key, bucket, limit);
    else await put(ask, key, before, bucket, limit);
    log(before === undefined ? 'removed' : 'restored', { path });
  });
  await put(ask, key, content, bucket, signal);
  if ((await read(ask, key, bucket, signal))?.equals(Buffer.from(content)) !== true)
    throw fail('install.not-as-sent', { host: bucket, path: key });
  log('wrote', { path });
};
