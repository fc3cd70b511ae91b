/** What the form, the guide and the diagnosis know of UCloud UDNR. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.ucloud.cn';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'ucloud',
  name: { en: 'UCloud UDNR', zh: '优刻得 UCloud' },
  summary: {
    en: 'Domains registered at UCloud (UDNR), with a public and a private key.',
    zh: '在优刻得域名服务（UDNR）解析的域名，使用公钥和私钥。',
  },
  monogram: 'UC',
  rank: 56,
  region: 'china',
  website: 'https://www.ucloud.cn',
  fields: [
    {
      key: 'publicKey',
      label: { en: 'Public key', zh: '公钥' },
      help: { en: 'From API keys in the console.', zh: '在控制台“API 密钥”中查看。' },
      secret: false,
      required: true,
    },
    {
      key: 'privateKey',
      label: { en: 'Private key', zh: '私钥' },
      help: { en: 'It signs the requests and is never sent.', zh: '用于签名，不会被发送。' },
      secret: true,
      required: true,
    },
    {
      key: 'projectId',
      label: { en: 'Project ID', zh: '项目 ID' },
      help: {
        en: 'Only needed with the keys of a sub-user.',
        zh: '使用子账号的密钥时需要填写。',
      },
      secret: false,
      required: false,
      example: 'org-…',
    },
    {
      key: 'region',
      label: { en: 'Region', zh: '地域' },
      help: { en: 'Usually left empty.', zh: '一般留空。' },
      secret: false,
      required: false,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.ucloud.cn/uaccount/api_manage',
  docsUrl: 'https://docs.ucloud.cn/api/udnr-api/README',
  leastPrivilege: {
    en: 'A sub-user (IAM) with rights on UDNR alone.',
    zh: '使用只有域名服务 UDNR 权限的 IAM 子用户。',
  },
  steps: [
    {
      en: 'Open the UCloud console, go to IAM and make a sub-user with API access.',
      zh: '打开 UCloud 控制台，进入“访问控制 IAM”，创建可编程访问的子用户。',
    },
    { en: 'Give it a policy that allows UDNR alone.', zh: '为其授予仅包含 UDNR 的策略。' },
    {
      en: 'Open API keys, copy the public and the private key, and note the project ID.',
      zh: '打开“API 密钥”，复制公钥和私钥，并记下项目 ID。',
    },
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
