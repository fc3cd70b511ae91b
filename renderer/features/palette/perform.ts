/** Does what a chosen entry stands for. What cannot be done comes back as a thrown problem. */
import type { Settings } from '../../../shared/domain/app.ts';
import { pauseOf } from '../../../shared/domain/pause.ts';
import { assertNever } from '../../../shared/errors/problem.ts';
import { call } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useShortcuts } from '../about/shortcuts-store.ts';
import { useTroubleshooter } from '../troubleshoot/troubleshoot-store.ts';
import type { Act, Deed } from './entries.ts';

const change = (part: Partial<Settings>): Promise<void> => useApp.getState().changeSettings(part);

const acts: Readonly<Record<Act, () => Promise<void>>> = {
  renew: async () => {
    useRoute.getState().go({ screen: 'renewals' });
    const { live, renew } = useRenewal.getState();
    if (live === undefined) await renew();
  },
  pause: async () => {
    useRoute.getState().go({ screen: 'renewals' });
    await useRenewal.getState().changePause(pauseOf('for-day', new Date()));
  },
  resume: async () => {
    useRoute.getState().go({ screen: 'renewals' });
    await useRenewal.getState().changePause(null);
  },
  lock: async () => useApp.getState().vaultChanged(await call('vault.lock', {})),
  logs: async () => void (await call('app.open-logs', {})),
  shortcuts: async () => useShortcuts.getState().show(),
  hints: () => change({ hintsSeen: [] }),
};

export const perform = async (deed: Deed): Promise<void> => {
  switch (deed.kind) {
    case 'go': {
      const { route, place } = deed;
      if (place === undefined) useRoute.getState().go(route);
      else usePlace.getState().open(route, place);
      return;
    }
    case 'change':
      return change(deed.change);
    case 'act':
      return acts[deed.act]();
    case 'ask': {
      const { type, find } = useTroubleshooter.getState();
      type(deed.text);
      useRoute.getState().go({ screen: 'troubleshoot' });
      return find();
    }
    default:
      return assertNever(deed);
  }
};
