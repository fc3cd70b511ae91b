/** Mail, databases, programs, and consoles that files are uploaded to. */
import { docker, kubernetes, node } from './snippets-command.ts';
import { dovecot23, dovecot24, mysql, postfix, postgresql } from './snippets-server.ts';
import { type Destination, only, shapes } from './types.ts';

export const mail = {
  postfix: {
    family: 'mail',
    words: ['smtp', 'mta', '邮件'],
    variants: only(shapes.pair, { snippet: { language: 'config', folder: '/etc/postfix/tls', lines: postfix } }),
    source: 'https://www.postfix.org/TLS_README.html',
  },
  dovecot: {
    family: 'mail',
    words: ['imap', 'pop3', '邮件'],
    variants: [
      { id: '2.4', shape: shapes.pair, snippet: { language: 'config', folder: '/etc/dovecot/tls', lines: dovecot24 } },
      { id: '2.3', shape: shapes.pair, snippet: { language: 'config', folder: '/etc/dovecot/tls', lines: dovecot23 } },
    ],
    source: 'https://doc.dovecot.org/latest/core/config/ssl.html',
  },
} as const satisfies Record<string, Destination>;

export const databases = {
  postgresql: {
    family: 'database',
    words: ['postgres', 'psql', '数据库'],
    variants: only(shapes.pair, {
      snippet: { language: 'config', folder: '/etc/postgresql/tls', lines: postgresql },
    }),
    source: 'https://www.postgresql.org/docs/current/ssl-tcp.html',
  },
  mysql: {
    family: 'database',
    words: ['mariadb', '数据库'],
    variants: only(shapes.pair, { snippet: { language: 'config', folder: '/etc/mysql/tls', lines: mysql } }),
    source: 'https://dev.mysql.com/doc/refman/8.4/en/using-encrypted-connections.html',
  },
} as const satisfies Record<string, Destination>;

export const code = {
  docker: {
    family: 'code',
    words: ['swarm', 'compose', 'container', '容器'],
    variants: only(shapes.pair, { snippet: { language: 'shell', folder: '', lines: docker } }),
    source: 'https://docs.docker.com/engine/swarm/secrets/',
  },
  kubernetes: {
    family: 'code',
    words: ['k8s', 'k3s', 'ingress', 'kubectl', '容器'],
    variants: only(shapes.pair, { snippet: { language: 'shell', folder: '', lines: kubernetes } }),
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
  },
  node: {
    family: 'code',
    words: ['nodejs', 'express', 'javascript'],
    variants: only(shapes.pair, { snippet: { language: 'code', folder: '', lines: node } }),
    source: 'https://nodejs.org/api/https.html',
  },
} as const satisfies Record<string, Destination>;

const boxes = { family: 'cloud', variants: only(shapes.pair), fields: ['fullchain', 'key'] } as const;

export const cloud = {
  qiniu: {
    ...boxes,
    words: ['七牛', 'kodo', 'cdn'],
    source: 'https://developer.qiniu.com/ssl',
  },
  tencent: {
    ...boxes,
    words: ['腾讯云', 'tencent cloud', 'edgeone', 'cdn', 'clb'],
    source: 'https://cloud.tencent.com/document/product/400/41665',
  },
  alibaba: {
    ...boxes,
    // CDN and DCDN ask for "BEGIN RSA PRIVATE KEY": a PKCS#8 key has to be converted before.
    variants: only(shapes.oldPair),
    words: ['阿里云', 'aliyun', 'alibaba cloud', 'cdn', 'oss', 'slb'],
    source: 'https://help.aliyun.com/zh/cdn/user-guide/certificate-formats',
  },
  upyun: { ...boxes, words: ['又拍', 'cdn'], source: 'https://help.upyun.com/knowledge-base/https/' },
  huawei: {
    ...boxes,
    words: ['华为云', 'huawei cloud', 'cdn'],
    source: 'https://support.huaweicloud.com/usermanual-ccm/ccm_01_0061.html',
  },
  volcengine: {
    ...boxes,
    words: ['火山引擎', 'byteplus', 'cdn'],
    source: 'https://www.volcengine.com/docs/6454/1245763',
  },
  cloudflare: {
    ...boxes,
    words: ['cdn', 'custom certificate', 'edge'],
    source: 'https://developers.cloudflare.com/ssl/edge-certificates/custom-certificates/uploading/',
  },
  'aws-acm': {
    family: 'cloud',
    words: ['amazon', 'aws', 'cloudfront', 'certificate manager', 'elb', '亚马逊云'],
    // A key of at most 5 KB, open, and the chain apart from the certificate.
    variants: only(shapes.three, { limits: { largestFile: 2 * 1024 * 1024 } }),
    fields: ['cert', 'key', 'chain'],
    source: 'https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html',
  },
  'azure-app-service': {
    family: 'cloud',
    words: ['azure', 'microsoft', 'web app', '微软云'],
    // "Password-protected PFX file, encrypted using triple DES", with all certificates up to the root.
    variants: only({ ...shapes.oldPfx, withRoot: true }),
    fields: ['store'],
    source: 'https://learn.microsoft.com/azure/app-service/configure-ssl-certificate',
  },
} as const satisfies Record<string, Destination>;
