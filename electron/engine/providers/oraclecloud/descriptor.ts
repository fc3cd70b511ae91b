/** What the form, the guide and the diagnosis know of Oracle Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('oraclecloud');

export const ownBase = 'https://dns.{region}.oraclecloud.com/20180115';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'oraclecloud',
  name: say('Oracle Cloud DNS'),
  summary: say('Public zones in a compartment of Oracle Cloud, with the API signing key of a user.'),
  monogram: 'OC',
  rank: 60,
  region: 'global',
  website: 'https://www.oracle.com/cloud/networking/dns/',
  fields: [
    {
      key: 'tenancyOcid',
      label: say('Tenancy OCID'),
      help: say('The line “tenancy” of the configuration preview.'),
      secret: false,
      required: true,
      example: 'ocid1.tenancy.oc1..aaaaaaaa…',
    },
    {
      key: 'userOcid',
      label: say('User OCID'),
      help: say('The line “user”.'),
      secret: false,
      required: true,
      example: 'ocid1.user.oc1..aaaaaaaa…',
    },
    {
      key: 'fingerprint',
      label: say('Key fingerprint'),
      help: say('The line “fingerprint”: sixteen pairs of digits.'),
      secret: false,
      required: true,
      example: '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34',
    },
    {
      key: 'privateKey',
      label: say('Private key (PEM)'),
      help: say('The content of the .pem file that was downloaded with the key.'),
      secret: true,
      required: true,
      lines: true,
    },
    {
      key: 'privateKeyPassphrase',
      label: say('Passphrase'),
      help: say('Only where the private key is encrypted.'),
      secret: true,
      required: false,
    },
    {
      key: 'region',
      label: say('Region'),
      help: say('The line “region”.'),
      secret: false,
      required: true,
      example: 'eu-frankfurt-1',
    },
    {
      key: 'compartmentOcid',
      label: say('Compartment OCID'),
      help: say('Of the compartment that holds the zone. The root compartment has the OCID of the tenancy.'),
      secret: false,
      required: true,
      example: 'ocid1.compartment.oc1..aaaaaaaa…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cloud.oracle.com/identity/domains/my-profile/api-keys',
  docsUrl: 'https://docs.oracle.com/en-us/iaas/api/#/en/dns/',
  leastPrivilege: say('A user in a group of its own, with the two statements of the policy.'),
  policy: JSON.stringify(
    [
      'Allow group Certwright to use dns-zones in compartment <compartment>',
      "Allow group Certwright to manage dns-records in compartment <compartment> where target.dns-zone.name = '{zone}'",
    ],
    undefined,
    2,
  ),
  steps: [
    say(
      'Open cloud.oracle.com, Identity & Security, Policies, and create a policy with the statements shown here for the group of the user.',
    ),
    say(
      'As this user open the profile menu, User settings, API keys, Add API key, Generate API key pair, and download the private key.',
    ),
    say('Choose Add. The configuration file preview holds tenancy, user, fingerprint and region; copy them here.'),
    say('Copy the OCID of the zone’s compartment from Identity & Security, Compartments.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'set-add',
  nameServers: ['*.dns.oraclecloud.net'],
  errors: [
    { status: 401, text: 'clock skew', refusal: 'clock-skew' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'NotAuthenticated', refusal: 'wrong-credentials' },
    { code: 'NotAuthorizedOrNotFound', refusal: 'no-permission' },
    { code: 'NotAuthorized*', refusal: 'no-permission' },
    { code: 'NotFound', refusal: 'zone-not-found' },
    { code: 'TooManyRequests', refusal: 'rate-limited' },
    { code: 'IncorrectState', refusal: 'busy' },
    { code: 'LimitExceeded', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
