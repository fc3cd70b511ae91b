/**
 * Alibaba Cloud's Certificate Management Service
 * (https://help.aliyun.com/zh/ssl-certificate/developer-reference/api-cas-2020-04-07-uploadusercertificate).
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';
import { signAcs3 } from '../../providers/signing/acs3.ts';
import { cloudCall, uploadName } from '../cloud-call.ts';
import { isFine, refusalOf, type TargetAnswer } from '../http-target.ts';
import { type Fields, keyOf, type OpenStep, type StepContext } from '../step.ts';

const uploaded = z.object({ CertId: z.number() });
const listed = z.object({
  CertificateOrderList: z
    .array(z.object({ CertificateId: z.number().optional(), Name: z.string().optional() }))
    .nullish(),
});
const anything = z.looseObject({});

export const openAliyun: OpenStep = (fields) => ({
  test: async (context) => {
    keyOf(context.material);
    await find(fields, context, uploadName(context.material));
    context.log('would-write', { path: uploadName(context.material) });
  },
  apply: async (context) => {
    const { material, log, undo } = context;
    const name = uploadName(material);
    const key = keyOf(material);
    // Names are unique in an account, and this one is made of the certificate: after a crash it is there already.
    const known = await find(fields, context, name);
    if (known !== undefined) {
      log('there-already', { name: `${name} (${known})` });
      return;
    }
    const { CertId } = await call(fields, context, uploaded, 'UploadUserCertificate', {
      Name: name,
      Cert: material.files['fullchain.pem'],
      Key: key,
    });
    const id = String(CertId);
    undo(async (signal) => {
      await call(fields, { ...context, signal }, anything, 'DeleteUserCertificate', { CertId: id });
      log('removed', { path: name });
    });
    log('uploaded', { name: `${name} (${id})` });
  },
});

/** Of an uploaded certificate by its name. */
const find = async (fields: Fields, context: StepContext, name: string): Promise<string | undefined> => {
  const asked = { OrderType: 'UPLOAD', Keyword: name, ShowSize: '50', CurrentPage: '1' };
  const { CertificateOrderList: found } = await call(fields, context, listed, 'ListUserCertificateOrder', asked);
  const id = (found ?? []).find((one) => one.Name === name)?.CertificateId;
  return id === undefined ? undefined : String(id);
};

/** What it is about travels in the body: addresses end up in logs. */
const call = <T>(
  fields: Fields,
  { signal, clock }: StepContext,
  schema: z.ZodType<T>,
  action: string,
  form: Readonly<Record<string, string>>,
): Promise<T> => {
  const { accessKey: accessKeyId = '', secretKey: accessKeySecret = '', endpoint = '' } = fields;
  const plain = {
    method: 'POST',
    url: new URL('/', endpoint || 'https://cas.aliyuncs.com'),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-acs-action': action,
      'x-acs-version': '2020-04-07',
    },
    body: new URLSearchParams(form).toString(),
  } as const;
  const request = signAcs3(plain, { accessKeyId, accessKeySecret }, clock.now(), randomUUID());
  return cloudCall(schema, { request, signal, refusal });
};

const failed = z.object({ Code: z.string(), Message: z.string().optional() });

/** Codes of https://api.aliyun.com/document/cas/2020-04-07/errorCode and those that all its services share. */
const refusal = (answer: TargetAnswer, json: unknown) => {
  if (isFine(answer)) return undefined;
  const told = failed.safeParse(json);
  if (!told.success) return refusalOf(answer);
  const { Code: code, Message: message = '' } = told.data;
  const about = { host: answer.host, detail: excerpt(`${code} ${message}`) };
  if (/^(InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken)/.test(code))
    return fail('install.wrong-credentials', about);
  if (/^(NoPermission|Forbidden)/.test(code)) return fail('install.no-permission', about);
  return fail('install.refused', about, { retryable: answer.status >= 500 || code.startsWith('Throttling') });
};
