import type { IpcMainInvokeEvent } from 'electron';
import { isPageUrl } from './app-protocol.ts';

/** Only the top frame of a window that shows our page may call. A frame that is gone already has no say either. */
export const isTrustedSender = ({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean =>
  senderFrame !== null && senderFrame.parent === null && isPageUrl(senderFrame.url);
