/** Servers as Debian packages them, each over files of ours in their own words, on 127.0.0.1. */
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { tool } from './find-tool.ts';
import { freePort } from './free-port.ts';
import { type Program, startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';

export interface TlsServer {
  readonly port: number;
  stop(): Promise<void>;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const started = async (
  name: string,
  configure: (folder: string, port: number) => { readonly args: readonly string[]; readonly config: readonly string[] },
): Promise<TlsServer> => {
  const folder = tempFolder(`certwright-${name}-`);
  const port = await freePort();
  const { args, config } = configure(folder.path, port);
  writeFileSync(join(folder.path, 'server.conf'), `${config.join('\n')}\n`);
  const program: Program = await startProgram({ command: tool(name), args, ready: () => accepts(port) });
  return {
    port,
    stop: async () => {
      await program.stop();
      folder.remove();
    },
  };
};

/** Full chain and key in two files; `passphrase` where the key is under one. */
export const startApache = (files: {
  readonly chain: string;
  readonly key: string;
  /** A program that prints the password. */
  readonly passphrase?: string;
}): Promise<TlsServer> =>
  started('apache2', (folder, port) => ({
    args: ['-X', '-f', join(folder, 'server.conf')],
    config: [
      ...['mpm_event', 'ssl', 'authz_core', 'socache_shmcb'].map(
        (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
      ),
      ...[`ServerRoot ${folder}`, `PidFile ${join(folder, 'pid')}`, `DefaultRuntimeDir ${folder}`],
      ...[`ErrorLog ${join(folder, 'log')}`, `Listen 127.0.0.1:${port}`, 'ServerName localhost', 'User nobody'],
      ...(files.passphrase === undefined ? [] : [`SSLPassPhraseDialog exec:${files.passphrase}`]),
      `<VirtualHost 127.0.0.1:${port}>`,
      'SSLEngine on',
      `SSLCertificateFile ${files.chain}`,
      `SSLCertificateKeyFile ${files.key}`,
      '</VirtualHost>',
    ],
  }));

/** One file with everything. */
export const startHaproxy = (combined: string): Promise<TlsServer> =>
  started('haproxy', (folder, port) => ({
    args: ['-db', '-f', join(folder, 'server.conf')],
    config: [
      ...['defaults', ' mode http', ' timeout client 5s', ' timeout server 5s', ' timeout connect 5s'],
      ...['frontend tls', ` bind 127.0.0.1:${port} ssl crt ${combined}`, ' http-request return status 200'],
    ],
  }));

/** One file with everything. */
export const startLighttpd = (combined: string): Promise<TlsServer> =>
  started('lighttpd', (folder, port) => ({
    args: ['-D', '-f', join(folder, 'server.conf')],
    config: [
      'server.modules = ( "mod_openssl" )',
      ...[`server.document-root = "${folder}"`, 'server.bind = "127.0.0.1"', `server.port = ${port}`],
      ...['ssl.engine = "enable"', `ssl.pemfile = "${combined}"`],
    ],
  }));

/** A keystore in a TLS server of Java itself. */
export const startJavaServer = async (type: 'JKS' | 'PKCS12', path: string, password: string): Promise<TlsServer> => {
  const program = await startProgram({
    command: tool('java'),
    args: [join(import.meta.dirname, 'java/ServeTls.java'), type, password, path],
    within: 30_000,
    ready: (output) => /^port \d+$/m.test(output),
  });
  return { port: Number(/^port (\d+)$/m.exec(program.output())?.[1]), stop: program.stop };
};
