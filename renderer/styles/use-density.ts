/** How close rows and controls stand: as chosen in the settings. */
import { useEffect } from 'react';

export const useDensity = (density: 'comfortable' | 'compact' = 'comfortable'): void => {
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
};
