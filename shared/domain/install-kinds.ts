/**
 * What can be done with a certificate after it was renewed, as data: kinds of steps and their fields. Forms, the command
 * line, storage and redaction derive from it; the words are `install.*` in `shared/i18n`. No schema library: the page
 * loads it.
 */
import type { InstallWord } from './install-words.ts';

export const installKinds = [
  'copy',
  'command',
  'ssh',
  'ftps',
  'webdav',
  's3',
  'webhook',
  'iis',
  'docker',
  'kubernetes',
  'qiniu',
  'tencent-ssl',
  'aliyun-cas',
] as const;
export type InstallKind = (typeof installKinds)[number];

/** That a step may take. */
export const longestStepSeconds = 3600;

export interface InstallField {
  readonly key: string;
  readonly words: InstallWord;
  readonly secret: boolean;
  readonly required: boolean;
  readonly example?: string;
  /** Closed choices, drawn as a select. */
  readonly options?: readonly string[];
  readonly default?: string;
  /** May hold several lines. */
  readonly lines?: boolean;
}

export interface InstallDescriptor {
  readonly id: InstallKind;
  readonly fields: readonly InstallField[];
  /** One of these groups must be whole. */
  readonly anyOf?: readonly (readonly string[])[];
  /** Seconds that it may take unless told. */
  readonly seconds: number;
  readonly docsUrl?: string;
}

type Extra = Partial<Omit<InstallField, 'key' | 'words'>>;
const field = (key: string, words: InstallWord, extra: Extra = {}): InstallField => ({
  key,
  words,
  secret: false,
  required: false,
  ...extra,
});
const needed = (key: string, words: InstallWord, extra: Extra = {}): InstallField =>
  field(key, words, { required: true, ...extra });
const secret = (key: string, words: InstallWord, extra: Extra = {}): InstallField =>
  field(key, words, { secret: true, ...extra });

const yesNo = ['yes', 'no'];

/** Names of the files that are put somewhere; a dash leaves one out. */
const fileNames = (fullchain = 'fullchain.pem', key = 'privkey.pem'): readonly InstallField[] => [
  field('fullchainFile', 'fullchain-file', { default: fullchain }),
  field('keyFile', 'key-file', { default: key }),
  field('chainFile', 'chain-file', { example: 'chain.pem' }),
  field('leafFile', 'leaf-file', { example: 'cert.pem' }),
  field('combinedFile', 'combined-file', { example: 'haproxy.pem' }),
  field('storeFile', 'keystore-file', { example: 'keystore.p12' }),
  field('storeFormat', 'keystore-format', { options: ['pfx', 'pfx-legacy', 'jks', 'p7b'], default: 'pfx' }),
  secret('storePassword', 'keystore-password'),
];
const modes = [
  field('certificateMode', 'certificate-mode', { default: '0644' }),
  field('keyMode', 'key-mode', { default: '0600' }),
];
const root = field('root', 'root', { lines: true });

const copy: InstallDescriptor = {
  id: 'copy',
  fields: [
    needed('folder', 'folder', { example: '/etc/nginx/tls' }),
    ...fileNames(),
    ...modes,
    field('owner', 'owner', { example: 'root:www-data' }),
    field('backup', 'backup', { options: yesNo, default: 'yes' }),
  ],
  seconds: 30,
};

const command: InstallDescriptor = {
  id: 'command',
  fields: [
    needed('command', 'command', { lines: true, example: '/usr/bin/systemctl\nreload\nnginx' }),
    field('testCommand', 'test-command', { lines: true, example: '/usr/sbin/nginx\n-t' }),
    field('undoCommand', 'undo-command', { lines: true }),
    field('workingFolder', 'working-folder'),
    field('shell', 'shell', { options: ['no', 'yes'], default: 'no' }),
  ],
  seconds: 60,
};

const ssh: InstallDescriptor = {
  id: 'ssh',
  fields: [
    needed('host', 'host', { example: 'web.example.org' }),
    field('port', 'port', { default: '22' }),
    needed('user', 'user', { example: 'deploy' }),
    secret('privateKey', 'private-key', { lines: true }),
    secret('passphrase', 'passphrase'),
    secret('password', 'password'),
    field('fingerprint', 'fingerprint', { example: 'SHA256:…' }),
    needed('folder', 'folder', { example: '/etc/nginx/tls' }),
    ...fileNames(),
    ...modes,
    field('backup', 'backup', { options: yesNo, default: 'yes' }),
    field('remoteCommand', 'remote-command', { example: 'sudo systemctl reload nginx' }),
  ],
  anyOf: [['privateKey'], ['password']],
  seconds: 60,
};

const ftps: InstallDescriptor = {
  id: 'ftps',
  fields: [
    needed('host', 'host', { example: 'ftp.example.org' }),
    field('port', 'port', { example: '21' }),
    needed('user', 'user'),
    secret('password', 'password', { required: true }),
    field('security', 'security', { options: ['explicit', 'implicit'], default: 'explicit' }),
    root,
    needed('folder', 'folder', { example: '/tls' }),
    ...fileNames(),
  ],
  seconds: 120,
};

const webdav: InstallDescriptor = {
  id: 'webdav',
  fields: [
    needed('url', 'web-folder', { example: 'https://nas.example.org/dav/tls/' }),
    field('user', 'user'),
    secret('password', 'password'),
    root,
    ...fileNames(),
  ],
  seconds: 60,
};

const s3: InstallDescriptor = {
  id: 's3',
  fields: [
    field('endpoint', 'endpoint', { example: 'https://s3.eu-central-1.amazonaws.com' }),
    field('region', 'region', { default: 'us-east-1' }),
    needed('bucket', 'bucket'),
    field('prefix', 'prefix', { example: 'tls/' }),
    needed('accessKey', 'access-key'),
    secret('secretKey', 'secret-key', { required: true }),
    secret('sessionToken', 'session-token'),
    field('addressStyle', 'address-style', { options: ['path', 'host'], default: 'path' }),
    root,
    ...fileNames(),
  ],
  seconds: 60,
  docsUrl: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html',
};

const webhook: InstallDescriptor = {
  id: 'webhook',
  fields: [
    secret('url', 'hook', { required: true, example: 'https://example.org/hooks/tls' }),
    secret('signingSecret', 'signing-secret'),
    field('sendKey', 'send-key', { options: ['no', 'yes'], default: 'no' }),
    root,
  ],
  seconds: 30,
};

const iis: InstallDescriptor = {
  id: 'iis',
  fields: [
    field('store', 'store', { options: ['My', 'WebHosting'], default: 'My' }),
    field('site', 'site', { example: 'Default Web Site' }),
    field('port', 'binding-port', { default: '443' }),
    field('hostName', 'binding-host', { example: 'www.example.org' }),
    field('exportable', 'exportable', { options: ['no', 'yes'], default: 'no' }),
    field('removeOld', 'remove-old', { options: ['no', 'yes'], default: 'no' }),
  ],
  seconds: 120,
};

const docker: InstallDescriptor = {
  id: 'docker',
  fields: [
    field('socket', 'socket', { default: '/var/run/docker.sock' }),
    field('container', 'container', { example: 'proxy' }),
    field('label', 'container-label', { example: 'certwright.reload=nas.example.org' }),
    field('folder', 'container-folder', { example: '/etc/tls' }),
    ...fileNames(),
    ...modes,
    field('action', 'container-action', { options: ['restart', 'hangup', 'none'], default: 'restart' }),
  ],
  anyOf: [['container'], ['label']],
  seconds: 120,
  docsUrl: 'https://docs.docker.com/reference/api/engine/',
};

const kubernetes: InstallDescriptor = {
  id: 'kubernetes',
  fields: [
    needed('server', 'api-server', { example: 'https://10.0.0.1:6443' }),
    root,
    secret('token', 'token'),
    field('clientCertificate', 'client-certificate', { lines: true }),
    secret('clientKey', 'client-key', { lines: true }),
    field('namespace', 'namespace', { default: 'default' }),
    needed('secretName', 'secret-name', { example: 'nas-tls' }),
  ],
  anyOf: [['token'], ['clientCertificate', 'clientKey']],
  seconds: 60,
  docsUrl: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/',
};

const qiniu: InstallDescriptor = {
  id: 'qiniu',
  fields: [
    needed('accessKey', 'access-key'),
    secret('secretKey', 'secret-key', { required: true }),
    field('domains', 'domains', { lines: true, example: 'cdn.example.org' }),
    field('endpoint', 'endpoint', { example: 'https://api.qiniu.com' }),
  ],
  seconds: 60,
  docsUrl: 'https://developer.qiniu.com/fusion/8593/interface-related-certificate',
};

const tencent: InstallDescriptor = {
  id: 'tencent-ssl',
  fields: [
    needed('accessKey', 'access-key'),
    secret('secretKey', 'secret-key', { required: true }),
    field('endpoint', 'endpoint', { example: 'https://ssl.tencentcloudapi.com' }),
  ],
  seconds: 60,
  docsUrl: 'https://cloud.tencent.com/document/api/400/41665',
};

const aliyun: InstallDescriptor = {
  id: 'aliyun-cas',
  fields: [
    needed('accessKey', 'access-key'),
    secret('secretKey', 'secret-key', { required: true }),
    field('endpoint', 'endpoint', { example: 'https://cas.aliyuncs.com' }),
  ],
  seconds: 60,
  docsUrl: 'https://help.aliyun.com/zh/ssl-certificate/developer-reference/api-cas-2020-04-07-uploadusercertificate',
};

export const installDescriptors: Readonly<Record<InstallKind, InstallDescriptor>> = {
  copy,
  command,
  ssh,
  ftps,
  webdav,
  s3,
  webhook,
  iis,
  docker,
  kubernetes,
  qiniu,
  'tencent-ssl': tencent,
  'aliyun-cas': aliyun,
};
