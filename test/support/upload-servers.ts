/** Real servers that files are uploaded to: Apache with WebDAV, vsftpd with TLS, an S3 gateway that checks signatures. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { type Program, startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { makeTlsIdentity } from './tls-identity.ts';
import { findTool, tool } from './tools.ts';

export interface UploadServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** PEM: what its certificate is signed by. */
  readonly root: string;
  /** Where the files are that were uploaded. */
  readonly folder: string;
  output(): string;
  stop(): Promise<void>;
}

/** Both change users as they start, so they have to be started as root. */
const isRoot = process.getuid?.() === 0;
const modules = '/usr/lib/apache2/modules';
export const hasApache = isRoot && findTool('apache2') !== undefined;
export const hasVsftpd = isRoot && findTool('vsftpd') !== undefined;

interface Prepared {
  readonly home: string;
  readonly port: number;
  readonly root: string;
  readonly folder: string;
  file(name: string, text: string): string;
  served(program: Program, account: { readonly user: string; readonly password: string }): UploadServer;
}

const prepare = async (what: string, uploads: string): Promise<Prepared & { remove(): void }> => {
  const home = tempFolder(`certwright-${what}-`);
  chmodSync(home.path, 0o755);
  const identity = await makeTlsIdentity();
  const port = await freePort();
  const file = (name: string, text: string): string => {
    const path = join(home.path, name);
    writeFileSync(path, text, { mode: 0o644 });
    return path;
  };
  file('cert.pem', identity.certificatePem);
  file('key.pem', identity.keyPem);
  const folder = join(home.path, uploads);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  return {
    ...{ home: home.path, port, root: identity.rootPem, folder, file },
    remove: home.remove,
    served: (program, account) => ({
      ...{ port, root: identity.rootPem, folder, ...account },
      output: program.output,
      stop: async () => {
        await program.stop();
        home.remove();
      },
    }),
  };
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** https://httpd.apache.org/docs/2.4/mod/mod_dav.html; nothing is let in without the password. */
export const startApacheDav = async (): Promise<UploadServer> => {
  const made = await prepare('dav', 'dav');
  const account = { user: 'dav', password: 'planted-dav-password' };
  const hash = createHash('sha1').update(account.password).digest('base64');
  const users = made.file('users', `${account.user}:{SHA}${hash}\n`);
  const loaded = [
    ...['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic'],
    ...['socache_shmcb', 'ssl', 'dav', 'dav_fs'],
  ];
  const config = made.file(
    'apache.conf',
    [
      `ServerRoot ${made.home}`,
      ...loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`),
      ...[
        `PidFile ${made.home}/pid`,
        `ErrorLog ${made.home}/error.log`,
        'ServerName localhost',
        'User www-data',
        'Group www-data',
      ],
      ...[`Listen 127.0.0.1:${made.port}`, `DocumentRoot ${made.home}`, `DavLockDB ${made.folder}/.lock`],
      ...['SSLEngine on', `SSLCertificateFile ${made.home}/cert.pem`, `SSLCertificateKeyFile ${made.home}/key.pem`],
      '<Location /dav>',
      ...['Dav On', 'AuthType Basic', 'AuthName dav', `AuthUserFile ${users}`, 'Require valid-user'],
      '</Location>',
      '',
    ].join('\n'),
  );
  const program = await startProgram({
    command: tool('apache2'),
    args: ['-d', made.home, '-f', config, '-DFOREGROUND'],
    ready: () => accepts(made.port),
  });
  return made.served(program, account);
};

/** Its anonymous user with a password from a list: the one kind of user that is no user of the machine. */
export const startVsftpd = async (
  options: { readonly tls?: boolean; readonly implicit?: boolean } = {},
): Promise<UploadServer> => {
  const made = await prepare('ftps', 'ftp/tls');
  const account = { user: 'anonymous', password: 'planted-ftp-password' };
  const passwords = made.file('passwords', `${account.password}\n`);
  mkdirSync(join(made.home, 'empty'));
  const tls =
    options.tls === false
      ? ['ssl_enable=NO']
      : [
          ...(options.implicit === true ? ['implicit_ssl=YES'] : []),
          ...['ssl_enable=YES', 'allow_anon_ssl=YES', 'force_anon_data_ssl=YES', 'force_anon_logins_ssl=YES'],
          ...[`rsa_cert_file=${made.home}/cert.pem`, `rsa_private_key_file=${made.home}/key.pem`],
        ];
  const config = made.file(
    'vsftpd.conf',
    [
      ...['listen=YES', 'background=NO', 'listen_address=127.0.0.1', `listen_port=${made.port}`],
      ...['anonymous_enable=YES', 'secure_email_list_enable=YES', `email_password_file=${passwords}`],
      ...['write_enable=YES', 'anon_upload_enable=YES', 'anon_other_write_enable=YES', 'anon_umask=022'],
      ...['anon_world_readable_only=NO', `anon_root=${join(made.home, 'ftp')}`, 'seccomp_sandbox=NO', ...tls],
      ...[`secure_chroot_dir=${join(made.home, 'empty')}`, ''],
    ].join('\n'),
  );
  const program = await startProgram({ command: tool('vsftpd'), args: [config], ready: () => accepts(made.port) });
  return made.served(program, account);
};

export const bucket = 'certificates';

/** https://github.com/versity/versitygw over a folder: every request has to be signed. */
export const startS3 = async (): Promise<UploadServer> => {
  const made = await prepare('s3', `objects/${bucket}`);
  const account = { user: 'TESTACCESSKEY', password: 'planted-s3-secret-key' };
  const program = await startProgram({
    command: tool('versitygw'),
    args: [
      ...['--port', `127.0.0.1:${made.port}`, '--cert', `${made.home}/cert.pem`, '--key', `${made.home}/key.pem`],
      ...[
        '--health',
        '/healthy',
        '--region',
        'eu-test-1',
        'posix',
        '--sidecar',
        `${made.home}`,
        join(made.home, 'objects'),
      ],
    ],
    env: { ROOT_ACCESS_KEY: account.user, ROOT_SECRET_KEY: account.password },
    ready: () => answers(made.port, made.root),
  });
  return made.served(program, account);
};

const answers = (port: number, ca: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/healthy', ca, agent: false }, (answer) => {
      answer.resume();
      resolve(true);
    });
    asked.once('error', () => resolve(false));
    asked.end();
  });
