/**
 * The window's own scheme: the page is served from memory of its file list, under the same headers as on the web host,
 * with no network allowed at all. Electron docs: "Security", points 5 and 18.
 */
import type { CustomScheme, Protocol } from 'electron';
import { newNonce, securityHeaders } from '../../host-policy.ts';
import type { PageFiles } from '../../page-files.ts';

const scheme = 'certwright';
const host = 'app';

export const pageUrl = `${scheme}://${host}/`;

/** To be registered before the application is ready. */
export const pageScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, codeCache: true },
};

/** Exact origin. Node does not know that the scheme is a standard one, so its parts are compared. */
export const isPageUrl = (url: string): boolean => {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${scheme}:` && parsed.host === host && parsed.username === '' && parsed.password === '';
};

/** The path as it was asked for: `URL` would already have resolved `..` in it. */
const pathOf = (url: string): string => url.slice(pageUrl.length - 1).replace(/[?#].*$/, '');

export const servePage = (protocol: Protocol, files: PageFiles): void => {
  protocol.handle(scheme, async (request) => {
    const nonce = newNonce();
    const headers = securityHeaders({ connect: 'none', nonce });
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const page = isRead && isPageUrl(request.url) ? await files.read(pathOf(request.url), nonce) : undefined;
    if (page === undefined) return new Response(null, { status: 404, headers });
    return new Response(page.body, { headers: { ...headers, ...page.headers } });
  });
};
