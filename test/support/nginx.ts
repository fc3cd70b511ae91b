/** nginx over a folder of its own, serving one pair of PEM files on 127.0.0.1. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './find-tool.ts';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';

export interface Nginx {
  readonly port: number;
  readonly pid: number | undefined;
  /** As after each renewal: it reads its files again. Ends when the new worker serves. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

export const startNginx = async (files: { readonly chain: string; readonly key: string }): Promise<Nginx> => {
  const folder = tempFolder('certwright-nginx-');
  const port = await freePort();
  const config = join(folder.path, 'nginx.conf');
  writeFileSync(
    config,
    [
      `daemon off; pid ${join(folder.path, 'nginx.pid')}; error_log stderr notice;`,
      'events {}',
      'http {',
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => ` ${name}_temp_path ${join(folder.path, name)};`,
      ),
      ' access_log off;',
      ` server { listen 127.0.0.1:${port} ssl; ssl_certificate ${files.chain}; ssl_certificate_key ${files.key}; }`,
      '}',
    ].join('\n'),
  );
  const program = await startProgram({
    command: tool('nginx'),
    args: ['-c', config, '-p', folder.path],
    ready: (output) => /start worker process \d/.test(output),
  });
  return {
    port,
    pid: program.process.pid,
    reload: async () => {
      const before = program.output().length;
      const exited = new Promise<void>((resolve) => {
        const told = (): void => {
          if (/worker process \d+ exited/.test(program.output().slice(before))) resolve();
        };
        program.process.stderr?.on('data', told);
      });
      program.process.kill('SIGHUP');
      await exited;
    },
    stop: async () => {
      await program.stop();
      folder.remove();
    },
  };
};
