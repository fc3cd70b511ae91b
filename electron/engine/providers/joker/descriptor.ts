/** What the form, the guide and the diagnosis know of Joker.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('joker');

export const ownBase = 'https://svc.joker.com';
/** The interface for resellers, DMAPI. */
export const resellerBase = 'https://dmapi.joker.com/request';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'joker',
  name: say('Joker.com'),
  summary: say(
    'Domains on Joker.com’s name servers, with the Dynamic DNS credential of the domain or a reseller’s key.',
  ),
  monogram: 'JK',
  rank: 45,
  region: 'europe',
  website: 'https://joker.com',
  fields: [
    {
      key: 'mode',
      label: say('Mode'),
      help: say('SVC for everybody, DMAPI for resellers.'),
      secret: false,
      required: true,
      options: ['SVC', 'DMAPI'],
      default: 'SVC',
    },
    {
      key: 'username',
      label: say('User name'),
      help: say('With SVC: the Dynamic DNS user name on the domain’s DNS page, not the one of the account.'),
      secret: false,
      required: false,
    },
    {
      key: 'password',
      label: say('Password'),
      help: say('With SVC: the Dynamic DNS password beside it.'),
      secret: true,
      required: false,
    },
    {
      key: 'apiKey',
      label: say('DMAPI key'),
      help: say('Only with DMAPI.'),
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['username', 'password'], ['apiKey']],
  createKeyUrl: 'https://joker.com/user/domain',
  docsUrl: 'https://joker.com/faq/content/6/496/en/let_s-encrypt-support.html',
  leastPrivilege: say(
    'The Dynamic DNS credential of SVC reaches one domain only. A DMAPI key reaches the whole account.',
  ),
  steps: [
    say('Sign in at joker.com, open My Domains, and choose DNS for the domain.'),
    say('Enable Dynamic DNS and save. A user name and a password appear.'),
    say('Enter both here. Resellers make a DMAPI key under Manage Joker.com API access keys instead.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'slot',
  valuesPerName: 1,
  nameServers: ['*.ns.joker.com'],
  errors: [
    // DMAPI tells a code, SVC only a text.
    { code: '2200', refusal: 'wrong-credentials' },
    { code: '2202', refusal: 'wrong-credentials' },
    { code: '2303', refusal: 'zone-not-found' },
    { code: '2201', refusal: 'no-permission' },
    { code: 'SVC', text: 'nohost|no such (?:domain|zone)|unknown (?:domain|zone)', refusal: 'zone-not-found' },
    { code: 'SVC', status: 200, refusal: 'wrong-credentials' },
    { code: 'SVC', status: 400, refusal: 'wrong-credentials' },
    { code: 'SVC', status: 401, refusal: 'wrong-credentials' },
    { code: 'SVC', status: 403, refusal: 'wrong-credentials' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
