import { fail } from '../../../shared/errors/problem.ts';
import { aboutOf, bundledLicences } from '../../about.ts';
import type { Services } from '../../compose.ts';
import { logFolderOf } from '../../log-file.ts';
import { currentPlatform } from '../../platform/current.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'app.bootstrap'
  | 'settings.change'
  | 'window.open-link'
  | 'app.about'
  | 'app.licences'
  | 'app.open-logs'
  | 'app.open-folder';

export const appHandlers = (services: Services): Pick<Handlers, Names> => ({
  'app.bootstrap': async () => {
    const workspace = await services.profile();
    return {
      version: services.options.version,
      host: services.options.host.kind,
      platform: currentPlatform(),
      settings: services.settings(),
      vault: await workspace.vault.status(),
      profileFolder: services.options.profileFolder,
    };
  },
  'settings.change': (change) => services.changeSettings(withoutUndefined(change)),
  'app.about': async () => {
    const { version, profileFolder, host } = services.options;
    return aboutOf({ version, profileFolder, opensLogs: host.openLogFolder !== undefined });
  },
  'app.licences': bundledLicences,
  'app.open-logs': async () => {
    const { host, profileFolder } = services.options;
    if (host.openLogFolder === undefined)
      throw fail('host.folder-not-opened', { path: logFolderOf(profileFolder), detail: 'no desktop' });
    await host.openLogFolder();
    return { done: true };
  },
  'app.open-folder': async () => {
    const { host, profileFolder } = services.options;
    if (host.openProfileFolder === undefined)
      throw fail('host.folder-not-opened', { path: profileFolder, detail: 'no desktop' });
    await host.openProfileFolder();
    return { done: true };
  },
  'window.open-link': async ({ url }) => {
    await services.options.host.openLink(url);
    return { done: true };
  },
});

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
