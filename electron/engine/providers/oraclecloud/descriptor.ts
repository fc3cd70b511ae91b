/** What the form, the guide and the diagnosis know of Oracle Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://dns.{region}.oraclecloud.com/20180115';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'oraclecloud',
  name: { en: 'Oracle Cloud DNS', zh: '甲骨文云 DNS（Oracle Cloud）' },
  summary: {
    en: 'Public zones in a compartment of Oracle Cloud, with the API signing key of a user.',
    zh: '甲骨文云区间中的公共区域，使用用户的 API 签名密钥。',
  },
  monogram: 'OC',
  rank: 60,
  region: 'global',
  website: 'https://www.oracle.com/cloud/networking/dns/',
  fields: [
    {
      key: 'tenancyOcid',
      label: { en: 'Tenancy OCID', zh: '租户 OCID' },
      help: { en: 'The line “tenancy” of the configuration preview.', zh: '配置文件预览中的 tenancy 一行。' },
      secret: false,
      required: true,
      example: 'ocid1.tenancy.oc1..aaaaaaaa…',
    },
    {
      key: 'userOcid',
      label: { en: 'User OCID', zh: '用户 OCID' },
      help: { en: 'The line “user”.', zh: '预览中的 user 一行。' },
      secret: false,
      required: true,
      example: 'ocid1.user.oc1..aaaaaaaa…',
    },
    {
      key: 'fingerprint',
      label: { en: 'Key fingerprint', zh: '密钥指纹' },
      help: { en: 'The line “fingerprint”: sixteen pairs of digits.', zh: '预览中的 fingerprint 一行，共十六组。' },
      secret: false,
      required: true,
      example: '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34',
    },
    {
      key: 'privateKey',
      label: { en: 'Private key (PEM)', zh: '私钥（PEM）' },
      help: {
        en: 'The content of the .pem file that was downloaded with the key.',
        zh: '添加密钥时下载的 .pem 文件内容。',
      },
      secret: true,
      required: true,
      lines: true,
    },
    {
      key: 'privateKeyPassphrase',
      label: { en: 'Passphrase', zh: '私钥口令' },
      help: { en: 'Only where the private key is encrypted.', zh: '仅当私钥已加密时填写。' },
      secret: true,
      required: false,
    },
    {
      key: 'region',
      label: { en: 'Region', zh: '区域' },
      help: { en: 'The line “region”.', zh: '预览中的 region 一行。' },
      secret: false,
      required: true,
      example: 'eu-frankfurt-1',
    },
    {
      key: 'compartmentOcid',
      label: { en: 'Compartment OCID', zh: '区间 OCID' },
      help: {
        en: 'Of the compartment that holds the zone. The root compartment has the OCID of the tenancy.',
        zh: '区域所在区间的 OCID；根区间与租户的 OCID 相同。',
      },
      secret: false,
      required: true,
      example: 'ocid1.compartment.oc1..aaaaaaaa…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cloud.oracle.com/identity/domains/my-profile/api-keys',
  docsUrl: 'https://docs.oracle.com/en-us/iaas/api/#/en/dns/',
  leastPrivilege: {
    en: 'A user in a group of its own, with the two statements of the policy.',
    zh: '为用户单独建组，并授予策略中的两条语句。',
  },
  policy: JSON.stringify(
    [
      'Allow group Certwright to use dns-zones in compartment <compartment>',
      "Allow group Certwright to manage dns-records in compartment <compartment> where target.dns-zone.name = '{zone}'",
    ],
    undefined,
    2,
  ),
  steps: [
    {
      en: 'Open cloud.oracle.com, Identity & Security, Policies, and create a policy with the statements shown here for the group of the user.',
      zh: '打开 cloud.oracle.com 的“身份与安全”→“策略”，用这里给出的语句为该用户所在的组创建策略。',
    },
    {
      en: 'As this user open the profile menu, User settings, API keys, Add API key, Generate API key pair, and download the private key.',
      zh: '以该用户身份打开个人资料菜单的“用户设置”→“API 密钥”→“添加 API 密钥”，生成密钥对并下载私钥。',
    },
    {
      en: 'Choose Add. The configuration file preview holds tenancy, user, fingerprint and region; copy them here.',
      zh: '点击“添加”。“配置文件预览”中有 tenancy、user、fingerprint 和 region，复制到这里。',
    },
    {
      en: 'Copy the OCID of the zone’s compartment from Identity & Security, Compartments.',
      zh: '在“身份与安全”→“区间”中复制区域所在区间的 OCID。',
    },
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
