import type { Theme } from './theme.ts';

export const mail: Theme = {
  title: 'e-mail and other addresses with an @',
  authority: 'public',
  rows: [
    ['joe@example.org', [], 'email-address → example.org'],
    ['mailto:joe@example.org?subject=x', [], 'scheme-removed path-removed email-address → example.org'],
    ['<joe@example.org>', [], 'brackets-removed email-address → example.org'],
    ['git@example.org:a/b.git', [], 'path-removed email-address → example.org'],
    ['joe@nas.local', [], 'email-address'],
    ['Joe.Doe@Example.ORG', [], 'email-address → example.org'],
    ['joe@bücher.de', [], 'email-address → bücher.de'],
    [
      'mailto:a@example.org,b@example.org',
      [],
      'scheme-removed email-address → example.org / email-address → example.org',
    ],
    ['sip:joe@example.org', [], 'scheme-removed email-address → example.org'],
    ['acct:joe@example.org', [], 'scheme-removed email-address → example.org'],
    ['xmpp:joe@example.org/phone', [], 'scheme-removed path-removed email-address → example.org'],
    ['joe:secret@example.org', ['example.org'], 'user-removed'],
    ['joe:secret@example.org:8443/x', ['example.org'], 'path-removed user-removed port-ignored'],
    ['example.org:@', [], 'user-removed empty-name'],
    ['@example.org', ['example.org'], 'user-removed'],
    ['joe@', [], 'email-address'],
    ['joe@192.168.1.1', [], 'email-address'],
    ['mailto:', [], 'scheme-removed empty-name'],
    ['joe@mail.example.co.uk', [], 'email-address → mail.example.co.uk'],
    ['git@github.com:a/b.git', [], 'path-removed email-address → github.com'],
  ],
};
