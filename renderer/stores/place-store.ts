/** A place inside a screen that the reader is taken to, by the id of its element. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { type Route, useRoute } from './route-store.ts';

interface PlaceState {
  readonly place: string | undefined;
}
interface PlaceActions {
  open(route: Route, place: string): void;
  reached(): void;
}

export const usePlace = create<PlaceState & PlaceActions>((set) => ({
  place: undefined,
  open: (route, place) => {
    useRoute.getState().go(route);
    set({ place });
  },
  reached: () => set({ place: undefined }),
}));

const controls = 'input:checked, input:not([type="radio"]), select, button';

/** Shows the place and gives it the focus: to its first control, or to the element itself. */
export const useReachPlace = (): void => {
  const { place, reached } = usePlace();
  useEffect(() => {
    const element = place === undefined ? null : document.getElementById(place);
    if (element === null) return;
    element.scrollIntoView({ block: 'center' });
    if (element.querySelector(controls) === null) element.tabIndex = -1;
    (element.querySelector<HTMLElement>(controls) ?? element).focus({ preventScroll: true });
    reached();
  }, [place, reached]);
};
