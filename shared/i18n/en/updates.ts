/** New versions of the program: the part of the settings, the line in the sidebar, and what can go wrong. */
import type { ProblemTexts, UpdatesCode } from '../problem-text.ts';

export const updates = {
  'updates.title': 'Updates',
  'updates.lead': 'Nothing is downloaded and nothing is installed before you say so.',
  'updates.this-version': 'You have version {{version}}',
  'updates.newest': 'Version {{version}} is the newest',
  'updates.looked': 'Looked {{time}}',
  'updates.not-looked': 'Not looked yet',
  'updates.skipped': 'Version {{version}} is skipped until you look yourself.',
  'updates.look-now': 'Look now',
  'updates.looking': 'Looking for a new version…',
  'updates.available': 'Version {{version}} is available',
  'updates.released': 'Released {{date}}',
  'updates.size': 'up to {{size}} to download',
  'updates.notes': 'What is new',
  'updates.no-notes': 'The release says nothing about what is new.',
  'updates.download': 'Download',
  'updates.skip': 'Skip this version',
  'updates.downloading': 'Downloading version {{version}}',
  'updates.percent': '{{percent}} %',
  'updates.ready': 'Version {{version}} is ready to be installed',
  'updates.ready-detail': 'Certwright closes, is replaced, and starts again. Nothing you have here is touched.',
  'updates.asks-administrator': 'The system will ask for an administrator’s password.',
  'updates.install-now': 'Restart and install',
  'updates.install-at-quit': 'Install when I quit',
  'updates.at-quit': 'Version {{version}} is installed when you quit',
  'updates.at-quit-detail': 'If an order is open then, or the computer shuts down, it waits for another time.',
  'updates.not-now': 'Not now',
  'updates.postponed': 'Version {{version}} waits to be installed',
  'updates.postponed-order': 'An order is open. Certwright restarts by itself as soon as it has ended.',
  'updates.postponed-renewal':
    'Certificates are being renewed. Certwright restarts by itself as soon as that has ended.',
  'updates.installing': 'Installing version {{version}}…',
  'updates.again': 'Try again',
  'updates.see': 'See what is new',
  'updates.see-ready': 'Restart and install…',

  'updates.look': 'Look for a new version once a week',
  'updates.look-detail':
    'Asks the place where Certwright is released. The question says nothing about you or your certificates.',
  'updates.channel': 'Versions',
  'updates.channel-stable': 'Stable',
  'updates.channel-beta': 'Beta as well',
  'updates.channel-stable-detail': 'Versions that have been tried as betas before.',
  'updates.channel-beta-detail':
    'Earlier, and less tried. Back on stable, you keep what you have until a newer stable version is out.',

  'updates.off': 'This copy does not update itself',
  'updates.off.not-signed':
    'Nobody has signed it, so an update could not be told from a forgery: signed only. Install a signed version by hand; your certificates stay.',
  'updates.off.not-released':
    'Whoever built it publishes no new versions. Install a released version by hand; your certificates stay.',
  'updates.off.development':
    'It runs from its sources. Fetch the new ones with git pull, then run npm ci and npm start.',
  'updates.off.portable':
    'It is the portable version, a single file. Download the new file and put it in the place of this one.',
  'updates.off.unpacked':
    'It was unpacked by hand. Install it as an AppImage, or as a package of your system, to have it updated.',
  'updates.off.served':
    'The desktop app serves this page to a browser. Open the app itself on that computer to update it.',
  'updates.off.npm': 'It was installed with npm. Update it with npm install --global certwright@latest.',
  'updates.off.source':
    'It was built from source. Fetch the new source with git pull, then run npm ci and start it again.',
} as const;

export const updatesProblems: ProblemTexts<UpdatesCode> = {
  'updates.off': {
    title: 'This copy does not update itself',
    explanation: 'It was installed in a way that leaves updating to you.',
    action: 'Settings, under Updates, says how it is updated.',
  },
  'updates.no-network': {
    title: 'The release server was not reached',
    explanation: 'The connection was not made, or was lost on the way: {{detail}}.',
    action: 'Look at network, proxy and firewall, then try again. What you have goes on working.',
  },
  'updates.bad-answer': {
    title: 'The release server gave no usable answer',
    explanation: 'What came back does not describe a release: {{detail}}.',
    action: 'Try again later. If it stays, download the new version by hand.',
  },
  'updates.signature': {
    title: 'The update is not signed by the publisher of this program',
    explanation: 'Version {{version}} was thrown away and nothing was installed. The system says: {{detail}}',
    action: 'Do not install this version from anywhere. Report it to the people who publish Certwright.',
  },
  'updates.checksum': {
    title: 'The download is not what was published',
    explanation: 'Version {{version}} was damaged or changed on the way. It was thrown away and nothing was installed.',
    action: 'Try again. If it happens twice, a proxy may be changing downloads: use another network.',
  },
  'updates.disk-full': {
    title: 'There is no room for the update',
    explanation: 'The disk that holds {{path}} is full. The version you have is untouched.',
    action: 'Make room, then try again.',
  },
  'updates.no-permission': {
    title: 'The system does not allow the update to be installed',
    explanation: 'Files of the program may not be replaced: {{detail}}.',
    action:
      'Try again and give an administrator’s password if you are asked. Otherwise let whoever installed Certwright update it.',
  },
  'updates.not-installed': {
    title: 'The update was not installed',
    explanation: 'Certwright closed to be replaced by version {{version}}, but the old version started again.',
    action: 'Try again. If it stays, download version {{version}} and install it by hand.',
  },
  'updates.failed': {
    title: 'The update did not work',
    explanation: 'It ended with: {{detail}}.',
    action: 'Try again. If it stays, download the new version and install it by hand.',
  },
};
