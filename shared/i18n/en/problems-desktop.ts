/** What only the desktop program can fail in. */
import type { DesktopCode, ProblemTexts } from '../problem-text.ts';

export const desktopProblems: ProblemTexts<DesktopCode> = {
  'desktop.not-here': {
    title: 'Only the desktop app can do that',
    explanation: 'This page is served to a browser, so there is no tray and no sign-in to start with.',
    action: 'Open Certwright as a desktop app on that computer.',
  },
  'desktop.login-item': {
    title: 'What happens at sign-in was not changed',
    explanation: 'The system did not take the choice: {{reason}}.',
    action: 'Change it in the settings of the system, under programs that start at sign-in. Renewals are not affected.',
  },
};
