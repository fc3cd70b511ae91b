import { draftSchema } from '../../../shared/domain/app.ts';
import type { Services } from '../../compose.ts';
import { currentPlatform } from '../../platform/current.ts';
import type { Handlers } from '../application.ts';

type Names = 'app.bootstrap' | 'settings.change' | 'draft.read' | 'draft.save' | 'draft.clear' | 'window.open-link';

export const appHandlers = (services: Services): Pick<Handlers, Names> => ({
  'app.bootstrap': async () => {
    const workspace = await services.workspace();
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
  'draft.read': async () => {
    const { storage } = await services.workspace();
    return { draft: storage.settings.read('draft', draftSchema) ?? null };
  },
  'draft.save': async ({ draft }) => {
    const { storage } = await services.workspace();
    const savedAt = services.clock.now().toISOString();
    storage.settings.write('draft', { ...draft, savedAt });
    return { savedAt };
  },
  'draft.clear': async () => {
    const { storage } = await services.workspace();
    storage.settings.remove('draft');
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
