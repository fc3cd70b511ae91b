/** Light or dark: what the settings say, else what the system prefers, also while it changes. */
import { useEffect, useSyncExternalStore } from 'react';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const subscribe = (changed: () => void) => {
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
};

export const useColorScheme = (chosen: 'system' | 'light' | 'dark'): 'light' | 'dark' => {
  const prefersDark = useSyncExternalStore(subscribe, () => dark.matches);
  const scheme = chosen === 'system' ? (prefersDark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.dataset.theme = scheme;
  }, [scheme]);
  return scheme;
};
