/** Which screen is shown. The address bar plays no part: the page never looks at its own origin. */
import { create } from 'zustand';
import type { Screen } from '../../shared/domain/screens.ts';

export type Route =
  | Exclude<Screen, { readonly screen: 'run' }>
  /** `watching`: the reader has just ordered, and is taken along to the run that follows a failed one. */
  | { readonly screen: 'run'; readonly id: string; readonly watching?: true };

interface RouteState {
  readonly route: Route;
}
interface RouteActions {
  go(route: Route): void;
}

export const useRoute = create<RouteState & RouteActions>((set) => ({
  route: { screen: 'certificates' },
  go: (route) => set({ route }),
}));
