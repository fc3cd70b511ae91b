/** The two pages the web host writes itself: for a reader without a session, and for one who comes from another site. */
import { languageFacts, languages } from '../../shared/domain/languages.ts';
import { type HostSentences, hostSentences } from '../../shared/i18n/hosts.ts';

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

/** Nobody knows yet what the reader reads. */
const inEvery = (say: (said: HostSentences) => string): string =>
  languages
    .map((language) => `<section lang="${languageFacts[language].tag}">${say(hostSentences[language])}</section>`)
    .join('');

export const noSessionPage = (nonce: string): string =>
  document(
    nonce,
    '',
    inEvery(({ noSessionTitle, noSession }) => `<h1>${noSessionTitle}</h1><p>${noSession}</p>`),
  );

/**
 * A strict cookie does not travel along a redirect that another site began, but it does when our own page asks:
 * so a reader from elsewhere gets this page, which goes on by itself.
 */
export const openingPage = (nonce: string): string =>
  document(
    nonce,
    '<meta http-equiv="refresh" content="0;url=/">',
    inEvery((said) => `<h1>${said.openingTitle}</h1><p><a href="/">${said.continue}</a></p>`),
  );
