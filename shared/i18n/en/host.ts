import type { HostSentences } from '../hosts.ts';

export const host: HostSentences = {
  ready: 'Certwright is ready. Open this address in your browser:',
  readyHint: 'The address works once, within ten minutes, and only on this computer. Stop with Ctrl+C.',
  newLink: 'A new address, for once:',
  newLinkHint: 'Press Enter for a new address.',
  stopping: 'Certwright is stopping.',
  readyAfter: 'Ready after {{seconds}} s.',
  fetchingWindow:
    'Fetching the desktop window (Electron), for 20 seconds at most. Without it Certwright opens in your browser.',
  noSessionTitle: 'This address is not open any more',
  noSession:
    'The address Certwright printed works once. Go to the terminal where Certwright runs and press Enter for a new one, or start Certwright again.',
  openingTitle: 'Opening Certwright',
  continue: 'Continue',
};
