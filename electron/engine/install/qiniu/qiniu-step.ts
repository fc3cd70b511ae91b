/**
 * Qiniu's CDN (https://developer.qiniu.com/fusion/8593/interface-related-certificate and the page on domains): the
 * certificate is uploaded, and the HTTPS of domains switched to it.
 */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';
import { qbox } from '../../providers/signing/qbox.ts';
import { cloudCall, uploadName } from '../cloud-call.ts';
import { isFine, refusalOf, type TargetAnswer } from '../http-target.ts';
import { type Fields, keyOf, type OpenStep, type StepContext } from '../step.ts';

const uploaded = z.object({ certID: z.string() });
const listed = z.object({ certs: z.array(z.object({ certid: z.string(), name: z.string() })).nullish() });
const domainSchema = z.object({
  protocol: z.string().optional(),
  https: z
    .object({
      certId: z.string().default(''),
      forceHttps: z.boolean().default(false),
      http2Enable: z.boolean().default(false),
    })
    .optional(),
});
const anything = z.unknown();
type Ask = <T>(
  schema: z.ZodType<T>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<T>;

export const openQiniu: OpenStep = (fields) => {
  const domains = (fields.domains ?? '').split(/\s+/).filter((domain) => domain !== '');
  return {
    test: async ({ material, signal, log }) => {
      keyOf(material);
      const ask = asker(fields, signal);
      await ask(listed, 'GET', '/sslcert?limit=1');
      for (const domain of domains) {
        await ask(domainSchema, 'GET', `/domain/${domain}`);
        log('would-bind', { site: domain });
      }
    },
    apply: async (context) => {
      const id = await upload(fields, context);
      for (const domain of domains) await switchDomain(fields, domain, id, context);
    },
  };
};

/** The id; of an earlier upload, where one was broken off after it. */
const upload = async (fields: Fields, { material, signal, log, undo }: StepContext): Promise<string> => {
  const ask = asker(fields, signal);
  const name = uploadName(material);
  const key = keyOf(material);
  const known = (await ask(listed, 'GET', '/sslcert?limit=100')).certs?.find((one) => one.name === name);
  if (known !== undefined) {
    log('there-already', { name });
    return known.certid;
  }
  const { certID } = await ask(uploaded, 'POST', '/sslcert', {
    name,
    common_name: material.names[0] ?? material.name,
    pri: key,
    ca: material.files['fullchain.pem'],
  });
  undo(async (limit) => {
    await asker(fields, limit)(anything, 'DELETE', `/sslcert/${certID}`);
    log('removed', { path: name });
  });
  log('uploaded', { name });
  return certID;
};

/** A domain without HTTPS is given it, by a call of its own. */
const switchDomain = async (
  fields: Fields,
  domain: string,
  certId: string,
  { signal, log, undo }: StepContext,
): Promise<void> => {
  const ask = asker(fields, signal);
  const { protocol, https } = await ask(domainSchema, 'GET', `/domain/${domain}`);
  const { forceHttps = false, http2Enable = true } = https ?? {};
  if (https?.certId === certId) {
    log('there-already', { name: domain });
    return;
  }
  const before = https?.certId ?? '';
  if (protocol === 'https' || before !== '') {
    if (before !== '')
      undo(async (limit) => {
        const body = { certId: before, forceHttps, http2Enable };
        await asker(fields, limit)(anything, 'PUT', `/domain/${domain}/httpsconf`, body);
        log('restored', { path: domain });
      });
    await ask(anything, 'PUT', `/domain/${domain}/httpsconf`, { certId, forceHttps, http2Enable });
  } else {
    undo(async (limit) => {
      await asker(fields, limit)(anything, 'PUT', `/domain/${domain}/unsslize`);
      log('restored', { path: domain });
    });
    await ask(anything, 'PUT', `/domain/${domain}/sslize`, { certid: certId, forceHttps: false });
  }
  log('domain-switched', { name: domain });
};

const asker = (fields: Fields, signal: AbortSignal): Ask => {
  const { accessKey = '', secretKey = '' } = fields;
  const base = new URL(fields.endpoint || 'https://api.qiniu.com');
  return (schema, method, path, body) => {
    const url = new URL(path, base);
    return cloudCall(schema, {
      request: {
        method,
        url,
        headers: { authorization: qbox(url, accessKey, secretKey), 'content-type': 'application/json' },
        body: body === undefined ? '' : JSON.stringify(body),
      },
      signal,
      refusal,
    });
  };
};

const errorSchema = z.object({ code: z.number().optional(), error: z.string().optional() });

const refusal = (answer: TargetAnswer, json: unknown) => {
  if (isFine(answer)) return undefined;
  const told = errorSchema.safeParse(json);
  const { code = 0, error = '' } = told.success ? told.data : {};
  const detail = excerpt(`${code} ${error}`);
  // 404908, 400401 and the like: no right to this certificate or domain, or none such.
  if (code === 404908) return fail('install.no-permission', { host: answer.host, detail });
  if (answer.status === 404) return fail('install.target-missing', { host: answer.host, target: detail });
  return refusalOf(answer, detail);
};
