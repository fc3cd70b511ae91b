/**
 * A secret of type kubernetes.io/tls, by server-side apply
 * (https://kubernetes.io/docs/reference/using-api/server-side-apply/): what others keep in it stays theirs.
 */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { callTarget, isFine, refusalOf, type TargetAnswer } from '../http-target.ts';
import { type Fields, keyOf, type OpenStep, type StepContext } from '../step.ts';

const owner = 'certwright';
const tlsType = 'kubernetes.io/tls';
const secretSchema = z.object({
  type: z.string().optional(),
  data: z.record(z.string(), z.string()).optional(),
});
type Secret = z.infer<typeof secretSchema>;
/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ */
const statusSchema = z.object({ message: z.string().optional(), reason: z.string().optional() });

type Ask = (
  method: 'GET' | 'PATCH' | 'DELETE',
  query: string,
  signal: AbortSignal,
  body?: unknown,
) => Promise<TargetAnswer>;

export const openKubernetes: OpenStep = (fields) => {
  const { secretName: name = '', namespace = '' } = fields;
  const ask = asker(fields);
  const shown = `${namespace}/${name}`;
  const apply = (data: Record<string, string>, query: string, signal: AbortSignal): Promise<TargetAnswer> =>
    ask('PATCH', `?fieldManager=${owner}&force=true${query}`, signal, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      type: tlsType,
      data,
    });
  return {
    test: async (context) => {
      await read(ask, shown, context.signal);
      // The API server goes all the way and keeps nothing.
      const answer = await apply(dataOf(context), '&dryRun=All', context.signal);
      if (!isFine(answer)) throw failureOf(answer, shown);
      context.log('would-write', { path: shown });
    },
    apply: async (context) => {
      const { signal, log, undo } = context;
      const before = await read(ask, shown, signal);
      const data = dataOf(context);
      undo(async (limit) => {
        const answer =
          before?.data === undefined ? await ask('DELETE', '', limit) : await apply(before.data, '', limit);
        if (!isFine(answer)) throw failureOf(answer, shown);
        log(before === undefined ? 'removed' : 'restored', { path: shown });
      });
      const answer = await apply(data, '', signal);
      if (!isFine(answer)) throw failureOf(answer, shown);
      const now = await read(ask, shown, signal);
      if (now?.data?.['tls.crt'] !== data['tls.crt'] || now?.data?.['tls.key'] !== data['tls.key'])
        throw fail('install.not-as-sent', { host: answer.host, path: shown });
      log('secret-written', { name: shown });
    },
  };
};

const dataOf = ({ material }: StepContext): Record<string, string> => ({
  'tls.crt': Buffer.from(material.files['fullchain.pem']).toString('base64'),
  'tls.key': Buffer.from(keyOf(material)).toString('base64'),
});

const asker = (fields: Fields): Ask => {
  const { server = '', token = '', clientCertificate = '', clientKey = '', namespace = '', secretName = '' } = fields;
  const path = `${new URL(server).pathname.replace(/\/+$/, '')}/api/v1/namespaces/${namespace}/secrets/${secretName}`;
  return (method, query, signal, body) =>
    callTarget({
      method,
      url: new URL(`${path}${query}`, server),
      headers: {
        accept: 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        // JSON is YAML, and this is what the API server calls an apply.
        ...(body === undefined ? {} : { 'content-type': 'application/apply-patch+yaml' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      root: fields.root,
      client: clientCertificate === '' ? undefined : { certificate: clientCertificate, key: clientKey },
      signal,
    });
};

/** `undefined` where there is none. A secret cannot change its type (it is immutable there). */
const read = async (ask: Ask, shown: string, signal: AbortSignal): Promise<Secret | undefined> => {
  const answer = await ask('GET', '', signal);
  if (answer.status === 404) return undefined;
  if (!isFine(answer)) throw failureOf(answer, shown);
  const secret = secretSchema.safeParse(jsonOf(answer));
  if (!secret.success) throw refusalOf(answer);
  const { type } = secret.data;
  if (type !== undefined && type !== tlsType)
    throw fail('install.refused', { host: answer.host, detail: `${shown}: ${type}` });
  return secret.data;
};

const jsonOf = ({ text }: TargetAnswer): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** 404 to a patch: the namespace is not there. */
const failureOf = (answer: TargetAnswer, shown: string) => {
  if (answer.status === 404) return fail('install.target-missing', { host: answer.host, target: shown });
  const told = statusSchema.safeParse(jsonOf(answer));
  return refusalOf(answer, told.success ? told.data.message : undefined);
};
