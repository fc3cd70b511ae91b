/** What people are told of causes: schedules, keychains and notifications. */
import type { CauseText } from '../../domain/causes.ts';
import type { machineCauses } from '../../domain/causes-machine.ts';

export const machineCauseTexts = {
  'scheduler-wrong-account': {
    title: 'The scheduled task runs as the wrong user',
    explanation:
      'The task has another account or fewer rights than you when you test by hand, so files, keys or port 80 are closed to it.',
    fixes: ['Set the task to the user that owns the settings, with highest privileges; update its password.'],
  },
  'scheduler-user-not-logged-in': {
    title: 'The task runs only while the user is signed in',
    explanation: 'After a restart nobody signs in, and the task waits.',
    fixes: ['Set “run whether user is logged on or not” or install the background service.'],
  },
  'scheduler-task-broken': {
    title: 'The scheduled job is missing or wrongly written',
    explanation: 'The job was never made, points to an old path or has an invalid time.',
    fixes: ['Create the job again from the app.'],
  },
  'scheduler-missed-while-asleep': {
    title: 'The computer slept at renewal time',
    explanation:
      'A job at 3 o’clock does not run on a computer that sleeps then, and many schedulers do not make it up.',
    fixes: ['Let missed runs be made up after start and wake, renew early, and allow runs on battery.'],
  },
  'scheduler-environment-differs': {
    title: 'It works by hand but not in the schedule',
    explanation: 'Jobs start with a short PATH, without your variables and mapped drives.',
    fixes: ['Use full paths and set the needed variables in the job.'],
  },
  'concurrent-run-lock': {
    title: 'Another run is in progress or left a lock',
    explanation: 'Two runs at once are refused. After a crash the lock may remain.',
    fixes: ['Wait for the other run. If its process is gone, remove the lock.'],
  },
  'server-not-reloaded': {
    title: 'The new certificate is stored, the server still shows the old one',
    explanation: 'Servers read the certificate at start. Without a reload they go on with the old one.',
    fixes: ['Run the reload command after each renewal, then check that the server shows the new serial number.'],
  },
  'keychain-service-missing': {
    title: 'No password service on this Linux',
    explanation: 'GNOME Keyring or KWallet with secret service is not installed or not running.',
    fixes: [
      'Install gnome-keyring (or enable KWallet’s secret service) and sign in again; or protect the data by a master password.',
    ],
  },
  'keychain-no-session-bus': {
    title: 'No desktop session, so no keyring (server or SSH)',
    explanation: 'Without a desktop session there is no keyring to talk to.',
    fixes: ['Use a master password or a key file for this installation.'],
  },
  'keychain-backend-not-detected': {
    title: 'Encryption by the system is not available',
    explanation:
      'The desktop was not recognised, so the program found no keyring and would store secrets nearly unprotected.',
    fixes: ['Start with --password-store=gnome-libsecret (or kwallet6), or use a master password.'],
  },
  'keychain-denied-or-locked': {
    title: 'The keychain is locked or access was denied',
    explanation: 'You pressed Deny, the keychain is locked, or its password no longer equals the login password.',
    fixes: [
      'Unlock the login keychain and choose “Always allow”. If its password differs from yours, repair it and sign in again.',
    ],
  },
  'keychain-app-signature-changed': {
    title: 'macOS takes the app for another program',
    explanation:
      'Keychain items are tied to the signature of the app. After an unsigned or re-signed build macOS asks again and again.',
    fixes: ['Install the signed release, delete the old “Safe Storage” item and enter the secrets again.'],
  },
  'keychain-data-other-user-or-machine': {
    title: 'The secrets were stored by another user or computer',
    explanation:
      'System encryption is tied to one user on one computer. Copied settings or a task under another account cannot read them.',
    fixes: [
      'Enter the secrets again, or move settings through the app’s export with a password; run tasks as the same user.',
    ],
  },
  'notify-smtp-failed': {
    title: 'The mail could not be sent',
    explanation: 'The certificate is fine; only the message failed. Login, port or sender is refused.',
    fixes: ['Check port and encryption, use an app password, and send from the address you log in with.'],
  },
  'notify-webhook-rejected': {
    title: 'The chat service refuses the message',
    explanation:
      'The robot’s security setting (signature, keyword, IP list) does not fit the message; the answer is HTTP 200 all the same.',
    fixes: [
      'Enter the signing secret, put the required keyword into the text, or add this address to the allowed ones. The code in the answer tells which.',
    ],
  },
} as const satisfies Readonly<Record<keyof typeof machineCauses, CauseText>>;
