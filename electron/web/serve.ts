/** The web host as a program: opens the engine, prints the address with its one-time token, stops on a signal. */
import { readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { hostSentences } from '../../shared/i18n/hosts.ts';
import { openApplication } from '../compose.ts';
import { temporaryPath } from '../engine/storage/durable-file.ts';
import { hostLogger } from '../host-log.ts';
import type { HostOptions } from '../host-options.ts';
import type { HostFacilities } from '../ipc/application.ts';
import { knownLinks } from '../known-links.ts';
import type { LinkPolicy } from '../link-policy.ts';
import { logFile } from '../log-file.ts';
import { hasDisplay } from '../platform/current.ts';
import { defaultProfileFolder } from '../platform/paths/index.ts';
import { version } from '../version.ts';
import { createDownloads, type Downloads } from './downloads.ts';
import { openBrowser } from './open-browser.ts';
import { startWebHost, type WebHost } from './start-web-host.ts';

export interface ServeOptions extends Pick<HostOptions, 'profile' | 'port' | 'openBrowser' | 'serve'> {
  /** The built page. */
  readonly rendererFolder: string;
  /** Lines for people; standard output unless told otherwise. */
  readonly print?: (line: string) => void;
}

export interface Serving {
  readonly port: number;
  /** Settles when a signal has stopped the host and everything is saved. */
  readonly ended: Promise<void>;
}

/** Rejects with `host.port-in-use`, `storage.*` or whatever else keeps the engine from opening. */
export const serve = async (options: ServeOptions): Promise<Serving> => {
  const print = options.print ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const profileFolder = resolve(options.profile ?? defaultProfileFolder(process.env, homedir()));
  const downloads = createDownloads();
  const logger = hostLogger();
  logger.alsoTo(logFile(profileFolder, 'web'));
  const host = webFacilities(downloads, knownLinks(), profileFolder);
  const application = await openApplication({ profileFolder, host, logger, version });
  const started = await startWebHost({
    application,
    downloads,
    rendererFolder: options.rendererFolder,
    logger,
    ...(options.port === undefined ? {} : { port: options.port }),
  }).catch(async (error: unknown) => {
    await application.close();
    throw error;
  });
  announce(started, print);
  const removePage =
    options.openBrowser && hasDisplay(process.env) ? openBrowser(started.newLink(), profileFolder) : () => undefined;
  const stopAsking = offerLinks(started, print);
  const ended = stopSignal().then(async () => {
    print(
      Object.values(hostSentences)
        .map(({ stopping }) => stopping)
        .join(' '),
    );
    stopAsking();
    removePage();
    await started.close();
    await application.close();
  });
  return { port: started.port, ended };
};

const announce = (host: WebHost, print: (line: string) => void): void => {
  const { en, zh } = hostSentences;
  print(`\n${en.ready}\n${zh.ready}\n\n  ${host.newLink()}\n\n${en.readyHint}\n${zh.readyHint}`);
};

/** At a terminal, Enter prints a new address: a browser that was closed has lost its session. */
const offerLinks = (host: WebHost, print: (line: string) => void): (() => void) => {
  if (!process.stdin.isTTY) return () => undefined;
  const { en, zh } = hostSentences;
  print(`${en.newLinkHint} ${zh.newLinkHint}`);
  const give = (): void => print(`${en.newLink} ${zh.newLink}\n  ${host.newLink()}`);
  process.stdin.on('data', give);
  return () => {
    process.stdin.off('data', give);
    process.stdin.pause();
  };
};

/** The first signal stops in order. A second one ends the process at once, as everywhere. */
const stopSignal = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });

/** The browser shows pages itself; this computer opens nothing, for the reader may sit at another one. */
const webFacilities = (downloads: Downloads, links: LinkPolicy, profileFolder: string): HostFacilities => ({
  kind: 'web',
  deliver: async (files, suggestedName) => downloads.offer(files, suggestedName),
  deliverFile: async (fileName, write) => {
    const path = temporaryPath(profileFolder);
    try {
      await write(path);
      return downloads.offerFile(fileName, await readFile(path));
    } finally {
      await rm(path, { force: true });
    }
  },
  openLink: async (url) => {
    links.check(url);
  },
});
