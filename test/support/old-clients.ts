/**
 * Certificates obtained by the clients that people come from, run as Debian packages them: what they leave behind is
 * the truth about their layouts.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Pebble } from './pebble.ts';
import { tool } from './tools.ts';

const run = promisify(execFile);

export interface OldOrder {
  readonly pebble: Pebble;
  /** Where the client keeps its state. */
  readonly home: string;
  readonly names: readonly string[];
  readonly email: string;
}

/** Answers for HTTP-01 itself, at Pebble's port. */
export const runCertbot = async ({ pebble, home, names, email }: OldOrder, deployHook?: string): Promise<void> => {
  const folders = ['--config-dir', home, '--work-dir', `${home}.work`, '--logs-dir', `${home}.logs`];
  const proof = ['--standalone', '--http-01-port', String(pebble.httpPort), '--http-01-address', '127.0.0.1'];
  const account = ['--server', pebble.directoryUrl, '--email', email, '--agree-tos', '--no-eff-email'];
  const asked = names.flatMap((name) => ['--domain', name]);
  const hook = deployHook === undefined ? [] : ['--deploy-hook', deployHook];
  await run(tool('certbot'), ['certonly', '--non-interactive', ...folders, ...proof, ...account, ...hook, ...asked], {
    env: { ...process.env, REQUESTS_CA_BUNDLE: pebble.rootFile },
  });
};

/** What it says of its certificates; a lineage that it cannot read is named as such. */
export const certbotSays = async (home: string): Promise<string> => {
  const folders = ['--config-dir', home, '--work-dir', `${home}.work`, '--logs-dir', `${home}.logs`];
  return (await run(tool('certbot'), ['certificates', ...folders])).stdout;
};

/** What its job would do so many days from now, in its own words. */
export const certbotRenews = async (home: string, days: number): Promise<string> => {
  const folders = ['--config-dir', home, '--work-dir', `${home}.work`, '--logs-dir', `${home}.logs`];
  const job = [tool('certbot'), 'renew', '--no-random-sleep-on-renew', ...folders];
  return (await run(tool('faketime'), ['-f', `+${days}d`, ...job])).stdout;
};

/** The words of a job that would renew it, without the program and its environment. Proves names by DNS updates. */
export const legoWords = ({ pebble, home, names, email }: OldOrder, nameServer: string): readonly string[] => [
  ...['--server', pebble.directoryUrl, '--email', email, '--path', home, '--accept-tos', '--key-type', 'ec256'],
  ...['--dns', 'rfc2136', '--dns.resolvers', nameServer, '--dns.disable-cp'],
  ...names.flatMap((name) => ['--domains', name]),
];

export const runLego = async (order: OldOrder, nameServer: string): Promise<void> => {
  await run(tool('lego'), [...legoWords(order, nameServer), 'run'], {
    env: {
      ...process.env,
      LEGO_CA_CERTIFICATES: order.pebble.rootFile,
      RFC2136_NAMESERVER: nameServer,
      // Seconds between two names, and before a look; a minute and two unless told.
      RFC2136_SEQUENCE_INTERVAL: '1',
      RFC2136_POLLING_INTERVAL: '1',
    },
  });
};

/** `webroot`: what a web server at Pebble's port serves; see `servedFolder`. */
export const runDehydrated = async (order: OldOrder & { readonly webroot: string }): Promise<void> => {
  const { pebble, home, names, email, webroot } = order;
  const challenges = join(webroot, '.well-known', 'acme-challenge');
  mkdirSync(challenges, { recursive: true });
  mkdirSync(home, { recursive: true });
  const config = join(home, 'config');
  const settings = {
    BASEDIR: home,
    CA: pebble.directoryUrl,
    CHALLENGETYPE: 'http-01',
    WELLKNOWN: challenges,
    CONTACT_EMAIL: email,
    CURL_OPTS: `--cacert ${pebble.rootFile}`,
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key}="${value}"`);
  writeFileSync(config, ['# Kept by hand', ...lines, ''].join('\n'));
  writeFileSync(join(home, 'domains.txt'), `# what we serve\n${names.join(' ')}\n`);
  await run(tool('dehydrated'), ['--config', config, '--register', '--accept-terms']);
  await run(tool('dehydrated'), ['--config', config, '--cron']);
};

/** What its daily job prints: a line for each certificate that it looks at. */
export const dehydratedSays = async (home: string): Promise<string> =>
  (await run(tool('dehydrated'), ['--config', join(home, 'config'), '--cron'])).stdout;

export interface ServedFolder {
  close(): Promise<void>;
}

/** A web server that was there before us. */
export const servedFolder = async (folder: string, port: number): Promise<ServedFolder> => {
  const challenges = join(folder, '.well-known', 'acme-challenge');
  const server = createServer((request, response) => {
    try {
      response.end(readFileSync(join(challenges, basename(request.url ?? ''))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
