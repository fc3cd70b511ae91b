/** The two pages the web host writes itself: for a reader without a session, and for one who comes from another site. */
import { hostSentences } from '../../shared/i18n/hosts.ts';

const style = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { max-width: 34rem; padding: 2rem; }
h1 { font-size: 1.25rem; font-weight: 600; margin: 0 0 .5rem; }
p { margin: 0; opacity: .8; }
section + section { margin-top: 2rem; }
`;

const document = (nonce: string, head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Certwright</title>${head}<style nonce="${nonce}">${style}</style></head><body><main>${body}</main></body></html>`;

const { en, zh } = hostSentences;

export const noSessionPage = (nonce: string): string =>
  document(
    nonce,
    '',
    `<section><h1>${en.noSessionTitle}</h1><p>${en.noSession}</p></section>` +
      `<section lang="zh"><h1>${zh.noSessionTitle}</h1><p>${zh.noSession}</p></section>`,
  );

/**
 * A strict cookie does not travel along a redirect that another site began, but it does when our own page asks:
 * so a reader from elsewhere gets this page, which goes on by itself.
 */
export const openingPage = (nonce: string): string =>
  document(
    nonce,
    '<meta http-equiv="refresh" content="0;url=/">',
    `<section><h1>${en.openingTitle} · ${zh.openingTitle}</h1><p><a href="/">${en.continue} · ${zh.continue}</a></p></section>`,
  );
