import { describe, expect, it } from 'vitest';
import { openRequestSchema, readOpenRequest, screenOfLink } from '../../../electron/app/lifecycle/open-request.ts';
import { isPageUrl, pageUrl } from '../../../electron/app/security/app-protocol.ts';

describe('a link of the system', () => {
  it.each([
    ['certwright://open/certificates', { screen: 'certificates' }],
    ['certwright://open/renewals/', { screen: 'renewals' }],
    ['CERTWRIGHT://OPEN/settings', { screen: 'settings' }],
    ['certwright://open/certificate/abc-DEF_123', { screen: 'certificate', id: 'abc-DEF_123' }],
    ['certwright://open/run/01JF', { screen: 'run', id: '01JF' }],
  ])('%s shows its screen', (link, screen) => {
    expect(screenOfLink(link)).toEqual(screen);
  });

  it.each([
    '',
    'certwright:',
    'certwright://',
    'certwright://open',
    'certwright://open/',
    'certwright:open/settings',
    'certwright:///open/settings',
    'https://open/settings',
    'xcertwright://open/settings',
    ' certwright://open/settings',
    'certwright://open/settings\n',
    'certwright://open/Settings',
    'certwright://open/unknown',
    'certwright://open/certificate',
    'certwright://open/settings/abc',
    'certwright://open/run/',
    'certwright://open/run//',
    'certwright://open/run/a/b',
    'certwright://open/run/..',
    'certwright://open/run/%2e%2e',
    'certwright://open/run/a%2Fb',
    `certwright://open/run/${'a'.repeat(65)}`,
    'certwright://open/run/ä',
    'certwright://open/run/a?x=1',
    'certwright://open/run/a#x',
    'certwright://open/__proto__',
    'certwright://open/constructor/x',
    'certwright://open:80/settings',
    'certwright://user@open/settings',
    'certwright://open.evil/settings',
    'certwright://open\\settings',
    'certwright://app@open/settings',
    'certwright://open/../app/',
    'certwright://open/settings --profile /tmp/evil',
    'certwright://open/settings" --scheduled-run "',
    `${pageUrl}index.html`,
    pageUrl,
    'certwright://app/settings',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('%j opens nothing', (link) => {
    expect(screenOfLink(link)).toBeUndefined();
  });

  it('and an address of the page are never the same', () => {
    expect(isPageUrl('certwright://open/settings')).toBe(false);
    expect(isPageUrl('certwright://OPEN/settings')).toBe(false);
    expect(screenOfLink('certwright://APP/settings')).toBeUndefined();
  });
});

describe('what a start asks for', () => {
  const nothing = { hidden: false, show: undefined, link: undefined };

  it.each([
    ['the window, unless told', nothing, { hidden: false }, []],
    ['nothing to see, at the sign-in', { ...nothing, hidden: true }, { hidden: true }, []],
    ['a screen', { ...nothing, show: 'renewals' }, { hidden: false, screen: { screen: 'renewals' } }, []],
    [
      'one certificate, also of a program that starts hidden',
      { ...nothing, hidden: true, show: 'certificate/a1' },
      { hidden: false, screen: { screen: 'certificate', id: 'a1' } },
      [],
    ],
    [
      'what the link says rather than what the option says',
      { ...nothing, show: 'dns', link: 'certwright://open/watch' },
      { hidden: false, screen: { screen: 'watch' } },
      [],
    ],
    ['the window, where the screen is none', { ...nothing, show: 'nowhere' }, { hidden: false }, ['nowhere']],
    [
      'the window, where the link leads nowhere',
      { ...nothing, hidden: true, link: 'certwright://app/' },
      { hidden: false },
      ['certwright://app/'],
    ],
  ])('is %s', (_, options, request, refused) => {
    expect(readOpenRequest(options)).toEqual({ request, refused });
  });

  it('is parsed where another process receives it', () => {
    expect(openRequestSchema.safeParse({ hidden: false, screen: { screen: 'run', id: '../x' } }).success).toBe(false);
    expect(openRequestSchema.safeParse({ hidden: false, profile: '/tmp' }).success).toBe(false);
    expect(openRequestSchema.safeParse(null).success).toBe(false);
  });
});
