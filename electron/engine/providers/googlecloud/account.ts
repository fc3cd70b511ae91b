/**
 * The key file of a service account and the tokens it is good for
 * (https://developers.google.com/identity/protocols/oauth2/service-account#httprest).
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { FieldCheck } from '../fields.ts';
import type { HttpApi } from '../http-api.ts';
import type { AccessToken } from '../session.ts';
import { oauthToken } from '../signing/bearer.ts';
import { rs256 } from '../signing/jws.ts';

const accountSchema = z.object({
  type: z.literal('service_account'),
  client_email: z.string().min(1),
  private_key: z.string(),
  private_key_id: z.string().optional(),
  project_id: z.string().default(''),
  token_uri: z.url({ protocol: /^https?$/ }).default('https://oauth2.googleapis.com/token'),
});
type ServiceAccount = z.infer<typeof accountSchema> & { readonly key: KeyObject };

/** `undefined` for everything that is not such a file, such as one for OAuth clients. */
export const readAccount = (text: string): ServiceAccount | undefined => {
  try {
    const account = accountSchema.parse(JSON.parse(text));
    return { ...account, key: createPrivateKey(account.private_key) };
  } catch {
    return undefined;
  }
};

export const accountFile: FieldCheck = (value) => (readAccount(value) === undefined ? 'format' : undefined);

/** Where tokens are made: at the file's own address unless that is Google's, else beside the API that was named. */
export const tokenAddress = ({ token_uri: own }: ServiceAccount, endpoint: string): string => {
  const googles = /(?:^|\.)(?:google|googleapis)\.com$/.test(new URL(own).hostname);
  return googles && endpoint !== '' ? `${endpoint.replace(/\/+$/, '')}/token` : own;
};

const scope = 'https://www.googleapis.com/auth/ndev.clouddns.readwrite';
/** Seconds; Google makes none that last longer. */
const lifetime = 3600;

/** `api` stands at the whole address of tokens. */
export const fetchToken = (api: HttpApi, account: ServiceAccount, signal: AbortSignal): Promise<AccessToken> => {
  const { private_key_id: kid, client_email: iss, token_uri: aud } = account;
  const iat = Math.floor(api.clock.now().getTime() / 1000);
  const header = JSON.stringify({ alg: 'RS256', typ: 'JWT', ...(kid === undefined ? {} : { kid }) });
  const assertion = rs256(header, JSON.stringify({ iss, scope, aud, iat, exp: iat + lifetime }), account.key);
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
  return oauthToken(
    { ...api, secrets: [...api.secrets, assertion] },
    { method: 'POST', path: '', form, zone: '' },
    signal,
  );
};
