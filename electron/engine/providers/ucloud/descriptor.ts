/** What the form, the guide and the diagnosis know of UCloud UDNR. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('ucloud');

export const ownBase = 'https://api.ucloud.cn';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'ucloud',
  name: say('UCloud UDNR'),
  summary: say('Domains registered at UCloud (UDNR), with a public and a private key.'),
  monogram: 'UC',
  rank: 56,
  region: 'china',
  website: 'https://www.ucloud.cn',
  fields: [
    {
      key: 'publicKey',
      label: say('Public key'),
      help: say('From API keys in the console.'),
      secret: false,
      required: true,
    },
    {
      key: 'privateKey',
      label: say('Private key'),
      help: say('It signs the requests and is never sent.'),
      secret: true,
      required: true,
    },
    {
      key: 'projectId',
      label: say('Project ID'),
      help: say('Only needed with the keys of a sub-user.'),
      secret: false,
      required: false,
      example: 'org-…',
    },
    {
      key: 'region',
      label: say('Region'),
      help: say('Usually left empty.'),
      secret: false,
      required: false,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.ucloud.cn/uaccount/api_manage',
  docsUrl: 'https://docs.ucloud.cn/api/udnr-api/README',
  leastPrivilege: say('A sub-user (IAM) with rights on UDNR alone.'),
  steps: [
    say('Open the UCloud console, go to IAM and make a sub-user with API access.'),
    say('Give it a policy that allows UDNR alone.'),
    say('Open API keys, copy the public and the private key, and note the project ID.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 600 },
  model: 'record',
  nameServers: [],
  errors: [
    { code: '171', refusal: 'wrong-credentials' },
    { code: '172', refusal: 'wrong-credentials' },
    { code: '299', refusal: 'no-permission' },
    { code: '153', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: '130', refusal: 'busy' },
    { code: '150', refusal: 'busy' },
    { code: '160', text: 'project', refusal: 'no-permission' },
    {
      status: 200,
      text: 'ip.{0,20}(?:not allowed|whitelist|限制|白名单)',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    { status: 200, text: 'already exist|duplicate|已存在|重复', refusal: 'already-there' },
    { status: 200, text: '(?:record|记录|解析).{0,20}(?:not (?:exist|found)|不存在)', refusal: 'not-there' },
    {
      status: 200,
      text: '(?:domain|域名|\\bdn\\b).{0,20}(?:not (?:exist|found|belong)|不存在|不属于)',
      refusal: 'zone-not-found',
    },
    { status: 200, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
