/** Servers that begin in the clear and change to TLS, as Debian packages them, each over a folder of its own on 127.0.0.1. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { WatchProtocol } from '../../shared/domain/watch.ts';
import { findTool, tool } from './find-tool.ts';
import { freePort } from './free-port.ts';
import { type Program, startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';

/** PEM. */
export interface ServedFiles {
  /** Leaf first. */
  readonly chain: string;
  readonly key: string;
}

export interface StartTlsServer {
  readonly ports: Partial<Readonly<Record<WatchProtocol, number>>>;
  stop(): Promise<void>;
}

interface Started {
  readonly program: Program;
  readonly ports: StartTlsServer['ports'];
}

export type StartTlsProgram = 'postfix' | 'dovecot' | 'slapd' | 'postgresql' | 'vsftpd' | 'prosody';

/** Where Debian puts the newest one: not among the programs of a shell. */
export const postgresFolder = (): string | undefined => {
  try {
    const [newest] = readdirSync('/usr/lib/postgresql').toSorted().reverse();
    return newest === undefined ? undefined : `/usr/lib/postgresql/${newest}/bin`;
  } catch {
    return undefined;
  }
};

/** Several of them change users while they start. */
export const isRoot = userInfo().uid === 0;

export const hasStartTlsProgram = (name: StartTlsProgram): boolean =>
  isRoot && (name === 'postgresql' ? postgresFolder() !== undefined : findTool(name) !== undefined);

export const startStartTls = async (name: StartTlsProgram, files: ServedFiles): Promise<StartTlsServer> => {
  const folder = tempFolder(`certwright-${name}-`);
  // The users that these servers run as have to get in.
  chmodSync(folder.path, 0o755);
  writeFileSync(join(folder.path, 'chain.pem'), files.chain);
  writeFileSync(join(folder.path, 'key.pem'), files.key, { mode: 0o600 });
  const { program, ports } = await starters[name](folder.path);
  return {
    ports,
    stop: async () => {
      await program.stop();
      folder.remove();
    },
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

const idOf = (kind: '-u' | '-g', user: string): number => Number(execFileSync('id', [kind, user]).toString());

const postfix = async (folder: string): Promise<Started> => {
  const port = await freePort();
  const queue = join(folder, 'queue');
  const data = join(folder, 'data');
  const [uid, gid] = [idOf('-u', 'postfix'), idOf('-g', 'postfix')];
  mkdirSync(queue);
  mkdirSync(join(queue, 'pid'));
  for (const path of [
    data,
    ...['private', 'public', 'incoming', 'active', 'maildrop'].map((one) => join(queue, one)),
  ]) {
    mkdirSync(path);
    chownSync(path, uid, gid);
  }
  const config = {
    compatibility_level: '3.6',
    queue_directory: queue,
    data_directory: data,
    myhostname: 'mail.example.org',
    mynetworks: '127.0.0.0/8',
    inet_interfaces: '127.0.0.1',
    local_recipient_maps: '',
    alias_maps: '',
    smtpd_tls_chain_files: `${join(folder, 'key.pem')}, ${join(folder, 'chain.pem')}`,
    smtpd_tls_security_level: 'may',
  };
  writeFileSync(
    join(folder, 'main.cf'),
    `${Object.entries(config)
      .map((pair) => pair.join(' = '))
      .join('\n')}\n`,
  );
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    ...['cleanup unix n - n - 0 cleanup', 'rewrite unix - - n - - trivial-rewrite', 'tlsmgr unix - - n 1000? 1 tlsmgr'],
    'anvil unix - - n - 1 anvil',
  ];
  writeFileSync(join(folder, 'master.cf'), `${services.join('\n')}\n`);
  const program = await startProgram({
    command: '/usr/lib/postfix/sbin/master',
    args: ['-c', folder, '-d'],
    ready: () => accepts(port),
  });
  return { program, ports: { smtp: port } };
};

const dovecot = async (folder: string): Promise<Started> => {
  const [imap, pop3, sieve] = [await freePort(), await freePort(), await freePort()];
  const listener = (service: string, name: string, port: number): string =>
    `service ${service} {\n inet_listener ${name} {\n  address = 127.0.0.1\n  port = ${port}\n }\n}`;
  const off = (service: string, name: string): string =>
    `service ${service} {\n inet_listener ${name} {\n  port = 0\n }\n}`;
  writeFileSync(
    join(folder, 'dovecot.conf'),
    [
      'protocols = imap pop3 sieve',
      ...[`base_dir = ${join(folder, 'run')}`, `state_dir = ${join(folder, 'state')}`, 'log_path = /dev/stderr'],
      'ssl = yes',
      `ssl_cert = <${join(folder, 'chain.pem')}`,
      `ssl_key = <${join(folder, 'key.pem')}`,
      'mail_location = maildir:/nonexistent',
      'passdb {\n driver = static\n args = nopassword=y\n}',
      'userdb {\n driver = static\n args = uid=65534 gid=65534 home=/nonexistent\n}',
      listener('imap-login', 'imap', imap),
      listener('pop3-login', 'pop3', pop3),
      listener('managesieve-login', 'sieve', sieve),
      ...[off('imap-login', 'imaps'), off('pop3-login', 'pop3s')],
    ].join('\n'),
  );
  const program = await startProgram({
    command: tool('dovecot'),
    args: ['-F', '-c', join(folder, 'dovecot.conf')],
    ready: async () => (await accepts(imap)) && (await accepts(pop3)) && (await accepts(sieve)),
  });
  return { program, ports: { imap, pop3, sieve } };
};

const slapd = async (folder: string): Promise<Started> => {
  const port = await freePort();
  writeFileSync(
    join(folder, 'slapd.conf'),
    [
      'include /etc/ldap/schema/core.schema',
      'modulepath /usr/lib/ldap',
      ...[`TLSCertificateFile ${join(folder, 'chain.pem')}`, `TLSCertificateKeyFile ${join(folder, 'key.pem')}`],
      // GnuTLS, which Debian's slapd is built with, takes the intermediates from here.
      `TLSCACertificateFile ${join(folder, 'chain.pem')}`,
      'database ldif',
      'suffix "dc=example,dc=org"',
      `directory ${folder}`,
    ].join('\n'),
  );
  const program = await startProgram({
    command: tool('slapd'),
    args: ['-d', '0', '-f', join(folder, 'slapd.conf'), '-h', `ldap://127.0.0.1:${port}`],
    ready: () => accepts(port),
  });
  return { program, ports: { ldap: port } };
};

const postgresql = async (folder: string): Promise<Started> => {
  const port = await freePort();
  const bin = postgresFolder() ?? '';
  const data = join(folder, 'data');
  const [uid, gid] = [idOf('-u', 'postgres'), idOf('-g', 'postgres')];
  for (const path of [folder, join(folder, 'key.pem'), join(folder, 'chain.pem')]) chownSync(path, uid, gid);
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-N', '--locale=C'], { uid, gid, cwd: folder });
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    ssl: 'on',
    ssl_cert_file: join(folder, 'chain.pem'),
    ssl_key_file: join(folder, 'key.pem'),
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const program = await startProgram({
    command: tool('setpriv'),
    args: ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', join(bin, 'postgres'), ...args],
    cwd: folder,
    ready: (output) => output.includes('ready to accept connections'),
  });
  return { program, ports: { postgresql: port } };
};

const vsftpd = async (folder: string): Promise<Started> => {
  const port = await freePort();
  mkdirSync(join(folder, 'empty'));
  writeFileSync(
    join(folder, 'vsftpd.conf'),
    [
      ...['listen=YES', 'background=NO', 'listen_address=127.0.0.1', `listen_port=${port}`, 'anonymous_enable=YES'],
      ...['ssl_enable=YES', 'seccomp_sandbox=NO', `secure_chroot_dir=${join(folder, 'empty')}`],
      ...[`rsa_cert_file=${join(folder, 'chain.pem')}`, `rsa_private_key_file=${join(folder, 'key.pem')}`, ''],
    ].join('\n'),
  );
  const program = await startProgram({
    command: tool('vsftpd'),
    args: [join(folder, 'vsftpd.conf')],
    ready: () => accepts(port),
  });
  return { program, ports: { ftp: port } };
};

const prosody = async (folder: string): Promise<Started> => {
  const [client, server] = [await freePort(), await freePort()];
  mkdirSync(join(folder, 'data'));
  writeFileSync(
    join(folder, 'prosody.cfg.lua'),
    [
      'run_as_root = true',
      'daemonize = false',
      `data_path = "${join(folder, 'data')}"`,
      `pidfile = "${join(folder, 'prosody.pid')}"`,
      'log = { info = "*console" }',
      ...['interfaces = { "127.0.0.1" }', `c2s_ports = { ${client} }`, `s2s_ports = { ${server} }`],
      'modules_enabled = { "tls", "saslauth", "dialback" }',
      'modules_disabled = { "posix" }',
      `ssl = { certificate = "${join(folder, 'chain.pem')}", key = "${join(folder, 'key.pem')}" }`,
      'VirtualHost "mail.example.org"',
      '',
    ].join('\n'),
  );
  const program = await startProgram({
    command: tool('prosody'),
    args: ['--config', join(folder, 'prosody.cfg.lua'), '-F'],
    ready: async () => (await accepts(client)) && (await accepts(server)),
  });
  return { program, ports: { 'xmpp-client': client, 'xmpp-server': server } };
};

const starters: Readonly<Record<StartTlsProgram, (folder: string) => Promise<Started>>> = {
  postfix,
  dovecot,
  slapd,
  postgresql,
  vsftpd,
  prosody,
};
