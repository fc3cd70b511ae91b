/** What the desktop program says beside its screens: staying in the tray, quitting, and its settings. */
export const desktop = {
  'desktop.stays-title': 'Certwright stays in the tray',
  'desktop.stays-text':
    'Renewals go on. Quit with the icon in the tray; Settings can change what closing the window does.',
  'desktop.quit-question_one': 'An order is open. Quit all the same?',
  'desktop.quit-question_other': '{{count}} orders are open. Quit all the same?',
  'desktop.quit-detail_one': '{{names}}\n\nThe order stays open and goes on the next time Certwright starts.',
  'desktop.quit-detail_other': '{{names}}\n\nThe orders stay open and go on the next time Certwright starts.',
  'desktop.quit': 'Quit',
  'desktop.stay': 'Stay',
  'desktop.more-names': 'and {{count}} more',

  'desktop.title': 'This computer',
  'desktop.login': 'At sign-in',
  'desktop.login-on': 'Open Certwright when I sign in',
  'desktop.login-detail': 'It starts in the tray, without a window. Renewals by schedule do not need it.',
  'desktop.login-refused-windows':
    'Switched off in Windows, under Settings › Apps › Startup. Switch it on there, or here once more.',
  'desktop.login-refused-macos': 'Waiting for your permission in System Settings › General › Login Items.',
  'desktop.login-refused-linux': 'Switched off in the settings of your desktop.',
  'desktop.closing': 'Closing the window',
  'desktop.closing-tray': 'Stays in the tray',
  'desktop.closing-quit': 'Quits',
  'desktop.closing-tray-detail': 'Renewals and messages go on without a window.',
  'desktop.closing-quit-detail': 'Renewals go on by the schedule of the system, if that is set up.',
  'desktop.afresh-detail':
    'Starting afresh moves what is damaged into a folder beside, {{folder}}/removed-…, and begins with an empty profile. Published certificate files stay where servers read them.',
  'desktop.afresh': 'Start afresh',
  'desktop.closing-no-tray': 'This desktop shows no tray, so closing the window quits.',
} as const;
