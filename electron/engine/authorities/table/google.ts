import type { Authority } from '../../../../shared/domain/authorities.ts';
import { usual } from './usual.ts';

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

const project = {
  en: 'Sign in at console.cloud.google.com, choose or make a project, and enable the Public Certificate Authority API.',
  zh: '登录 console.cloud.google.com，选择或新建一个项目，启用Public Certificate Authority API。',
};
const copy = {
  en: 'Copy “keyId” as key id and “b64MacKey” as HMAC key, and use them within seven days.',
  zh: '把keyId复制为密钥ID，b64MacKey复制为HMAC密钥，七天内用掉。',
};
const once = {
  en: 'Each key pair serves one account only; a further account needs a new pair.',
  zh: '一对密钥只能注册一个账户，再注册就要重新取一对。',
};
const noIdn = {
  en: 'Has refused names with letters beyond a to z.',
  zh: '曾拒绝含中文等非ASCII字符的域名。',
};

/** https://cloud.google.com/certificate-manager/docs/public-ca-tutorial */
export const google: readonly Authority[] = [
  {
    ...both,
    id: 'google',
    name: 'Google Trust Services',
    directoryUrl: 'https://dv.acme-v02.api.pki.goog/directory',
    stagingId: 'google-test',
    bindingSteps: [
      project,
      {
        en: 'Open Cloud Shell there and run: gcloud publicca external-account-keys create',
        zh: '打开那里的Cloud Shell，运行：gcloud publicca external-account-keys create',
      },
      copy,
    ],
    summary: {
      en: 'Free. Needs a key pair from Google Cloud, which serves one account and lapses after seven days if unused.',
      zh: '免费。需要Google Cloud中的密钥对：只能用于一个账户，七天未用即失效。',
    },
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
      {
        en: 'In Cloud Shell turn to the test service: gcloud config set api_endpoint_overrides/publicca https://preprod-publicca.googleapis.com/',
        zh: '在Cloud Shell里切换到测试服务：gcloud config set api_endpoint_overrides/publicca https://preprod-publicca.googleapis.com/',
      },
      {
        en: 'Then run: gcloud publicca external-account-keys create',
        zh: '然后运行：gcloud publicca external-account-keys create',
      },
      copy,
    ],
    summary: {
      en: 'For trying out, with a key pair made for the test service. Browsers do not trust its certificates.',
      zh: '供试用，需要测试服务专用的密钥对。浏览器不信任它签发的证书。',
    },
    traps: [
      once,
      {
        en: 'A key pair of the real service is refused here, and the other way round.',
        zh: '正式服务的密钥对在这里不能用，反过来也一样。',
      },
    ],
  },
];
