/**
 * What a request must look like before anything is done for it. Any page in the same browser can send requests to
 * loopback, and with DNS rebinding even under a name of its own: so Host, Origin and Sec-Fetch-Site must all be ours.
 */
import type { IncomingMessage } from 'node:http';

/** `foreign-navigation` is a person following a link from elsewhere: it may exchange a token, and nothing more. */
export type Verdict =
  | { readonly kind: 'ours' }
  | { readonly kind: 'foreign-navigation' }
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 421 };

const single = (values: readonly string[] | undefined): string | undefined =>
  values?.length === 1 ? values[0] : undefined;

export const judgeRequest = (request: IncomingMessage, port: number): Verdict => {
  const headers = request.headersDistinct;
  const host = single(headers.host);
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return { kind: 'refused', status: 421 };
  // Origin form only: a proxy request or an asterisk is not for us (RFC 9112 §3.2).
  if (!request.url?.startsWith('/')) return { kind: 'refused', status: 400 };
  if (headers.origin !== undefined && single(headers.origin) !== `http://${host}`) {
    return { kind: 'refused', status: 403 };
  }
  const site = headers['sec-fetch-site'];
  if (site === undefined || ['same-origin', 'none'].includes(single(site) ?? '')) return { kind: 'ours' };
  const isNavigation =
    request.method === 'GET' &&
    single(headers['sec-fetch-mode']) === 'navigate' &&
    single(headers['sec-fetch-dest']) === 'document';
  return isNavigation ? { kind: 'foreign-navigation' } : { kind: 'refused', status: 403 };
};

/** The value of one cookie (RFC 6265 §4.2.1); a name that comes twice is not trusted. */
export const readCookie = (header: string | undefined, name: string): string | undefined => {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return single(values);
};
