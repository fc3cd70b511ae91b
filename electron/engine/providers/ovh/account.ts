/** The two ways into the API: three keys that sign every request, or a service account with tokens. */
import { z } from 'zod';
import { type ApiRequest, errorsBy, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { mending } from '../session.ts';
import { type BearerApi, bearerApi, oauthToken } from '../signing/bearer.ts';
import { type OvhKeys, ovhSignature } from '../signing/ovh.ts';

/** Both kinds of errors of the API, and those of its token service. */
export const errors = errorsBy(
  z.union([
    z.object({
      message: z.string(),
      errorCode: z.string().optional(),
      class: z.string().optional(),
    }),
    z.object({ error: z.string(), error_description: z.string().default('') }),
  ]),
  (told) =>
    'error' in told
      ? [{ code: told.error, message: told.error_description }]
      : [{ code: told.errorCode ?? told.class ?? '', message: told.message }],
);

/** Signed with the service's own time: what this machine's clock lacks is asked for once, and again when it is refused. */
export const byKeys = (plain: HttpApi, keys: OvhKeys): BearerApi => {
  let ahead: number | undefined;
  const api: HttpApi = {
    ...plain,
    sign: (request) => {
      const at = new Date(plain.clock.now().getTime() + (ahead ?? 0));
      return { ...request, headers: { ...request.headers, ...ovhSignature(request, keys, at) } };
    },
  };
  const attempt = async (request: ApiRequest, signal: AbortSignal): Promise<Reply> => {
    if (ahead === undefined) {
      const answer = await send(plain, { method: 'GET', path: '/auth/time', zone: '' }, signal);
      ahead = read(plain, z.number(), answer) * 1000 - plain.clock.now().getTime();
    }
    return send(api, request, signal);
  };
  const forget = () => {
    ahead = undefined;
  };
  return { api, send: mending('clock-skew', attempt, forget) };
};

/** https://help.ovhcloud.com/csm/en-manage-service-account?id=kb_article_view&sysparm_article=KB0059343 */
export const byServiceAccount = (
  plain: HttpApi,
  tokenBase: string,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
): BearerApi =>
  bearerApi(plain, (signal) => {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'all' };
    const asked = { method: 'POST', path: '/auth/oauth2/token', form, zone: '' } as const;
    return oauthToken({ ...plain, base: tokenBase }, asked, signal);
  });
