import type { Authority } from '../../../../shared/domain/authorities.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { usual } from './usual.ts';

const say = wordsOf('authorities');

const both = {
  ...usual,
  externalAccountBinding: true,
  lifetimeDays: 90,
  caaDomains: ['pki.goog'],
  termsUrl: 'https://pki.goog/GTS-SA.pdf',
  profiles: [],
  renewalInfo: true,
  bindingUrl: 'https://cloud.google.com/certificate-manager/docs/public-ca-tutorial',
} satisfies Partial<Authority>;

const project = say(
  'Sign in at console.cloud.google.com, choose or make a project, and enable the Public Certificate Authority API.',
);
const copy = say('Copy “keyId” as key id and “b64MacKey” as HMAC key, and use them within seven days.');
const once = say('Each key pair serves one account only; a further account needs a new pair.');
const noIdn = say('Has refused names with letters beyond a to z.');

/** https://cloud.google.com/certificate-manager/docs/public-ca-tutorial */
export const google: readonly Authority[] = [
  {
    ...both,
    id: 'google',
    name: 'Google Trust Services',
    directoryUrl: 'https://dv.acme-v02.api.pki.goog/directory',
    stagingId: 'google-test',
    bindingSteps: [project, say('Open Cloud Shell there and run: gcloud publicca external-account-keys create'), copy],
    summary: say(
      'Free. Needs a key pair from Google Cloud, which serves one account and lapses after seven days if unused.',
    ),
    traps: [once, noIdn],
  },
  {
    ...both,
    id: 'google-test',
    name: 'Google Trust Services (test)',
    directoryUrl: 'https://dv.acme-v02.test-api.pki.goog/directory',
    test: true,
    bindingSteps: [
      project,
      say(
        'In Cloud Shell turn to the test service: gcloud config set api_endpoint_overrides/publicca https://preprod-publicca.googleapis.com/',
      ),
      say('Then run: gcloud publicca external-account-keys create'),
      copy,
    ],
    summary: say('For trying out, with a key pair made for the test service. Browsers do not trust its certificates.'),
    traps: [once, say('A key pair of the real service is refused here, and the other way round.')],
  },
];
