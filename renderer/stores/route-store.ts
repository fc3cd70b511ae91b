/** Which screen is shown. The address bar plays no part: the page never looks at its own origin. */
import { create } from 'zustand';

export type Route =
  | { readonly screen: 'certificates' }
  | { readonly screen: 'certificate'; readonly id: string }
  | { readonly screen: 'wizard' }
  /** `watching`: the reader has just ordered, and is taken along to the run that follows a failed one. */
  | { readonly screen: 'run'; readonly id: string; readonly watching?: true }
  | { readonly screen: 'authorities' }
  | { readonly screen: 'dns' }
  | { readonly screen: 'watch' }
  | { readonly screen: 'troubleshoot' }
  | { readonly screen: 'renewals' }
  | { readonly screen: 'notices' }
  | { readonly screen: 'settings' };

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
