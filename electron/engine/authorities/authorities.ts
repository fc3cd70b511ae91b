/** The authorities Certwright knows, as facts. Whoever orders reads them and never asks which authority it is. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import type { SigningPolicy } from '../../../shared/domain/identifiers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { isPrivateHost } from './private-host.ts';

export interface ResolvedAuthority {
  readonly authority: Authority;
  readonly directoryUrl: string;
  /** PEM; the only roots to trust for the directory. */
  readonly rootPem?: string;
}

/**
 * The authority that a policy points at. `extra` are authorities that exist only while the host runs, such as the one
 * for practice, each with the root of its listener. `input.invalid` for an id nobody knows.
 */
export const resolveAuthority = (ref: AuthorityRef, extra: readonly ResolvedAuthority[] = []): ResolvedAuthority => {
  if ('url' in ref) {
    const authority = ofUrl(ref.url, ref.rootPem);
    return { authority, directoryUrl: ref.url, ...(ref.rootPem === undefined ? {} : { rootPem: ref.rootPem }) };
  }
  const known = [...extra, ...authorities.map(resolved)].find(({ authority }) => authority.id === ref.id);
  if (known === undefined) {
    throw fail('input.invalid', { issues: [{ path: 'authority.id', message: `unknown: ${ref.id}` }] });
  }
  return known;
};

/** What names it will sign, for `engine/names`. */
export const signingPolicyOf = (authority: Authority): SigningPolicy => ({
  publicTrust: authority.publicTrust,
  wildcards: authority.wildcards,
  addresses: authority.addresses,
  maxNames: authority.maxNames,
});

const resolved = (authority: Authority): ResolvedAuthority => ({ authority, directoryUrl: authority.directoryUrl });

/** A known directory typed in as a URL keeps its facts. One with a root of its own, or at home, signs what it likes. */
const ofUrl = (url: string, rootPem: string | undefined): Authority => {
  const known = authorities.find(({ directoryUrl }) => directoryUrl === url);
  if (known !== undefined && rootPem === undefined) return known;
  const { host, hostname } = new URL(url);
  const publicTrust = rootPem === undefined && !isPrivateHost(hostname);
  return {
    ...usual,
    id: url,
    name: host,
    directoryUrl: url,
    publicTrust,
    addresses: publicTrust ? 'no' : 'yes',
    caaDomains: [],
    summary: publicTrust
      ? { en: 'An ACME directory that you gave.', zh: '您自己填写的 ACME 目录。' }
      : {
          en: 'A private authority. Only devices that trust its root accept its certificates.',
          zh: '私有证书颁发机构。只有信任其根证书的设备才接受它签发的证书。',
        },
  };
};

const usual = {
  test: false,
  practice: false,
  publicTrust: true,
  externalAccountBinding: false,
  wildcards: true,
  addresses: 'no',
  maxNames: 100,
} as const satisfies Partial<Authority>;

/** SSL.com has one directory per key type of its issuing chain; the same offer otherwise. */
const sslCom = {
  ...usual,
  externalAccountBinding: true,
  wildcards: false,
  maxNames: 2,
  lifetimeDays: 90,
  caaDomains: ['ssl.com'],
} satisfies Partial<Authority>;

/** In the order in which they are offered. Buypass is not here: it stopped issuing on 15 October 2025. */
export const authorities: readonly Authority[] = [
  {
    ...usual,
    id: 'letsencrypt',
    name: "Let's Encrypt",
    directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
    addresses: 'short-lived',
    lifetimeDays: 90,
    caaDomains: ['letsencrypt.org'],
    summary: {
      en: 'Free, no sign-up, trusted everywhere. The usual choice.',
      zh: '免费，无需注册，受到普遍信任。通常选它即可。',
    },
  },
  {
    ...usual,
    id: 'letsencrypt-staging',
    name: "Let's Encrypt (staging)",
    directoryUrl: 'https://acme-staging-v02.api.letsencrypt.org/directory',
    test: true,
    addresses: 'short-lived',
    lifetimeDays: 90,
    caaDomains: ['letsencrypt.org'],
    summary: {
      en: 'For trying out: the same checks with generous limits. Browsers do not trust its certificates.',
      zh: '供试用：检查相同，限额宽松。浏览器不信任它签发的证书。',
    },
  },
  {
    ...usual,
    id: 'zerossl',
    name: 'ZeroSSL',
    directoryUrl: 'https://acme.zerossl.com/v2/DV90',
    externalAccountBinding: true,
    lifetimeDays: 90,
    // Issued under Sectigo, whose names count as well.
    caaDomains: ['sectigo.com', 'trust-provider.com', 'usertrust.com', 'comodoca.com', 'comodo.com', 'zerossl.com'],
    summary: {
      en: 'Free. Needs a key id and an HMAC key from your ZeroSSL account.',
      zh: '免费。需要 ZeroSSL 账户中的密钥 ID 和 HMAC 密钥。',
    },
  },
  {
    ...usual,
    id: 'google',
    name: 'Google Trust Services',
    directoryUrl: 'https://dv.acme-v02.api.pki.goog/directory',
    externalAccountBinding: true,
    lifetimeDays: 90,
    caaDomains: ['pki.goog'],
    summary: {
      en: 'Free. Needs a key pair from Google Cloud, which serves one account and lapses after seven days if unused.',
      zh: '免费。需要 Google Cloud 中的密钥对：只能用于一个账户，七天未用即失效。',
    },
  },
  {
    ...usual,
    id: 'google-test',
    name: 'Google Trust Services (test)',
    directoryUrl: 'https://dv.acme-v02.test-api.pki.goog/directory',
    test: true,
    externalAccountBinding: true,
    lifetimeDays: 90,
    caaDomains: ['pki.goog'],
    summary: {
      en: 'For trying out, with a key pair made for the test service. Browsers do not trust its certificates.',
      zh: '供试用，需要测试服务专用的密钥对。浏览器不信任它签发的证书。',
    },
  },
  {
    ...sslCom,
    id: 'ssl-com',
    name: 'SSL.com',
    directoryUrl: 'https://acme.ssl.com/sslcom-dv-ecc',
    summary: {
      en: 'One name and its www, for elliptic-curve keys. Needs a key id and an HMAC key. Charges an account that has funds.',
      zh: '一个域名及其 www，用于椭圆曲线密钥。需要密钥 ID 和 HMAC 密钥。账户有余额时会扣费。',
    },
  },
  {
    ...sslCom,
    id: 'ssl-com-rsa',
    name: 'SSL.com (RSA)',
    directoryUrl: 'https://acme.ssl.com/sslcom-dv-rsa',
    summary: {
      en: 'One name and its www, for RSA keys. Needs a key id and an HMAC key. Charges an account that has funds.',
      zh: '一个域名及其 www，用于 RSA 密钥。需要密钥 ID 和 HMAC 密钥。账户有余额时会扣费。',
    },
  },
  {
    ...usual,
    id: 'actalis',
    name: 'Actalis',
    directoryUrl: 'https://acme-api.actalis.com/acme/directory',
    externalAccountBinding: true,
    wildcards: false,
    maxNames: 2,
    lifetimeDays: 90,
    caaDomains: ['actalis.it'],
    summary: {
      en: 'Free, European. One name and its www. Needs a key id and an HMAC key from your Actalis account.',
      zh: '免费，位于欧洲。一个域名及其 www。需要 Actalis 账户中的密钥 ID 和 HMAC 密钥。',
    },
  },
];
