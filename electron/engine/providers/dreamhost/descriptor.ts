/** What the form, the guide and the diagnosis know of DreamHost. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dreamhost');

export const ownBase = 'https://api.dreamhost.com';
/** Seconds; the service sets it and takes no other. */
export const shortestTtl = 14_400;

export const descriptor: ProviderDescriptor = {
  id: 'dreamhost',
  name: say('DreamHost'),
  summary: say('Domains hosted at DreamHost, with an API key.'),
  monogram: 'DH',
  rank: 59,
  region: 'us',
  website: 'https://www.dreamhost.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('16 letters and digits from the panel.'),
      secret: true,
      required: true,
      example: '1A2B3C4D5E6F7G8H',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://panel.dreamhost.com/?tree=home.api',
  docsUrl: 'https://help.dreamhost.com/hc/en-us/articles/217560167-API_overview',
  leastPrivilege: say('A key with dns-list_records, dns-add_record and dns-remove_record alone.'),
  steps: [
    say('Open the API page of panel.dreamhost.com.'),
    say('Check dns-list_records, dns-add_record and dns-remove_record, and choose “Generate a new API Key now!”.'),
    say('Paste the key here.'),
  ],
  propagation: { typicalSeconds: 600, ttlSeconds: 14_400 },
  model: 'record',
  nameServers: ['*.dreamhost.com'],
  errors: [
    { code: 'invalid_api_key', refusal: 'wrong-credentials' },
    { code: 'no_key', refusal: 'wrong-credentials' },
    { code: 'this_key_cannot_access_this_cmd', refusal: 'no-permission' },
    { code: 'slow_down_bucko', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'no_such_zone', refusal: 'zone-not-found' },
    { code: 'record_already_exists_remove_first', refusal: 'already-there' },
    { code: 'record_already_exists_not_editable', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'CNAME_*', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'no_such_record', refusal: 'not-there' },
    { code: 'no_such_type', refusal: 'not-there' },
    { code: 'no_such_value', refusal: 'not-there' },
    { code: 'internal_error_*', refusal: 'busy' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
