import { app, protocol, session } from 'electron';
import { openPageFiles } from '../page-files.ts';
import { servePage } from './security/app-protocol.ts';
import { denyNetwork, denyPermissions } from './security/permissions.ts';

export interface PagePlace {
  /** The built page. */
  readonly renderer: string;
  readonly devTools: boolean;
}

/** Everything that must stand before a page is loaded. */
export const preparePage = async ({ renderer, devTools }: PagePlace): Promise<void> => {
  await app.whenReady();
  denyPermissions(session.defaultSession);
  denyNetwork(session.defaultSession, { devTools });
  servePage(protocol, await openPageFiles(renderer));
};
