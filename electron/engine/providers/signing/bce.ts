/** bce-auth-v1, the signature of Baidu AI Cloud (https://cloud.baidu.com/doc/Reference/s/njwvz1yfu). */
import type { Outgoing } from '../http-call.ts';
import { hmac, isoSeconds, strictly, withQuery } from './canonical.ts';

/** Seconds for which a signature is good. */
const lifetime = 1800;
const signed = ['content-length', 'content-md5', 'content-type', 'host'];

export const signBce = (
  request: Outgoing,
  { accessKeyId, secretAccessKey }: { readonly accessKeyId: string; readonly secretAccessKey: string },
  now: Date,
): Outgoing => {
  const { method, url, headers } = request;
  const date = isoSeconds(now);
  const dated = { ...headers, 'x-bce-date': date };
  const chosen = Object.entries({ ...dated, host: url.host }).filter(
    ([name]) => signed.includes(name) || name.startsWith('x-bce-'),
  );
  const path = url.pathname
    .split('/')
    .map((part) => strictly(decodeURIComponent(part)))
    .join('/');
  // Sorted as whole texts, so `text10=` comes before `text1=`.
  const query = [...url.searchParams]
    .map(([name, value]) => `${strictly(name)}=${strictly(value)}`)
    .toSorted()
    .join('&');
  const lines = chosen.map(([name, value]) => `${strictly(name)}:${strictly(value.trim())}`).toSorted();
  const names = chosen.map(([name]) => name).toSorted();
  const prefix = `bce-auth-v1/${accessKeyId}/${date}/${lifetime}`;
  const key = hmac(secretAccessKey, prefix).toString('hex');
  const signature = hmac(key, [method, path, query, ...lines].join('\n')).toString('hex');
  const authorization = `${prefix}/${names.join(';')}/${signature}`;
  return { ...request, url: withQuery(url, query), headers: { ...dated, authorization } };
};
