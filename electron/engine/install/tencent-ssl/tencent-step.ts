/** Tencent Cloud's SSL Certificate Service, API 3.0 (https://cloud.tencent.com/document/api/400/41665). */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';
import { signTc3 } from '../../providers/signing/tc3.ts';
import { cloudCall, uploadName } from '../cloud-call.ts';
import type { TargetAnswer } from '../http-target.ts';
import { type Fields, keyOf, type OpenStep, type StepContext } from '../step.ts';

const uploaded = z.object({
  Response: z.object({ CertificateId: z.string().nullish(), RepeatCertId: z.string().nullish() }),
});
const anything = z.object({ Response: z.looseObject({}) });

export const openTencent: OpenStep = (fields) => ({
  test: async (context) => {
    keyOf(context.material);
    await call(fields, context, anything, 'DescribeCertificates', { Limit: 1 });
    context.log('would-write', { path: uploadName(context.material) });
  },
  apply: async (context) => {
    const { material, log, undo } = context;
    const name = uploadName(material);
    const { Response: answer } = await call(fields, context, uploaded, 'UploadCertificate', {
      CertificatePublicKey: material.files['fullchain.pem'],
      CertificatePrivateKey: keyOf(material),
      CertificateType: 'SVR',
      Alias: name,
      // Uploaded again after a crash, it is the same one.
      Repeatable: false,
    });
    const known = answer.RepeatCertId ?? '';
    const id = answer.CertificateId ?? '';
    if (known !== '' || id === '') {
      log('there-already', { name: `${name} (${known || id})` });
      return;
    }
    undo(async (signal) => {
      await call(fields, { ...context, signal }, anything, 'DeleteCertificate', { CertificateId: id });
      log('removed', { path: name });
    });
    log('uploaded', { name: `${name} (${id})` });
  },
});

const call = <T>(
  fields: Fields,
  { signal, clock }: StepContext,
  schema: z.ZodType<T>,
  action: string,
  body: unknown,
): Promise<T> => {
  const { accessKey = '', secretKey = '', endpoint = '' } = fields;
  const plain = {
    method: 'POST',
    url: new URL('/', endpoint || 'https://ssl.tencentcloudapi.com'),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-tc-action': action,
      'x-tc-version': '2019-12-05',
    },
    body: JSON.stringify(body),
  } as const;
  const keys = { secretId: accessKey, secretKey, token: '', service: 'ssl' };
  return cloudCall(schema, { request: signTc3(plain, keys, clock.now()), signal, refusal });
};

const failed = z.object({ Response: z.object({ Error: z.object({ Code: z.string(), Message: z.string() }) }) });

/** It answers 200 with an error inside (https://cloud.tencent.com/document/api/400/41675). */
const refusal = ({ host }: TargetAnswer, json: unknown) => {
  const told = failed.safeParse(json);
  if (!told.success) return undefined;
  const { Code: code, Message: message } = told.data.Response.Error;
  const about = { host, detail: excerpt(`${code} ${message}`) };
  if (/^AuthFailure\.UnauthorizedOperation|^UnauthorizedOperation/.test(code))
    return fail('install.no-permission', about);
  if (code.startsWith('AuthFailure')) return fail('install.wrong-credentials', about);
  return fail('install.refused', about, {
    retryable: /^(RequestLimitExceeded|InternalError|LimitExceeded)/.test(code),
  });
};
