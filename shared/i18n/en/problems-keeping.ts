/** Secrets, the profile folder, exports, and what nobody foresaw. */
import type { KeepingCode, ProblemTexts } from '../problem-text.ts';

export const keepingProblems: ProblemTexts<KeepingCode> = {
  'vault.not-set-up': {
    title: 'It is not decided yet where secrets are kept',
    explanation: 'Certwright stores no key or password before you have chosen.',
    action: 'Choose where the key to your secrets lies.',
  },
  'vault.keychain-absent': {
    title: 'This computer has no keychain that Certwright can use',
    explanation: 'The system offers none, or its software is missing: {{detail}}',
    action: 'Choose a passphrase or a key file instead.',
  },
  'vault.keychain-locked': {
    title: 'The keychain is locked',
    explanation: 'Your secrets are safe, but cannot be read until it is unlocked: {{detail}}',
    action: 'Unlock the keychain of this computer, then try again.',
  },
  'vault.keychain-failed': {
    title: 'The keychain does not answer properly',
    explanation: 'Your secrets are not lost. The system says: {{detail}}',
    action: 'Log in again or restart the keychain, then try again.',
  },
  'vault.key-lost': {
    title: 'The key to your secrets is gone',
    explanation: 'The keychain is open, but no longer holds the key {{keyId}}. What it protected cannot be read.',
    action: 'Restore the keychain from a backup. Otherwise start with a new profile folder.',
  },
  'vault.key-file-missing': {
    title: 'The key file is missing',
    explanation: 'It should be at {{path}}. Without it the secrets cannot be read.',
    action: 'Put the file back, from a backup or from where it was moved.',
  },
  'vault.key-file-exposed': {
    title: 'Others can read the key file',
    explanation: 'The permissions of {{path}} are {{mode}}, so anyone on this computer could read your secrets.',
    action: 'Allow only your own account to read it (mode 600), then try again.',
  },
  'vault.passphrase-needed': {
    title: 'The passphrase is needed',
    explanation: 'Your secrets are encrypted under it. It is not stored anywhere.',
    action: 'Type the passphrase.',
  },
  'vault.wrong-passphrase': {
    title: 'This is not the passphrase',
    explanation: 'It does not open your secrets. Nothing was changed.',
    action: 'Check capital letters and the keyboard layout, and type it again.',
  },
  'vault.record-damaged': {
    title: 'A stored secret is damaged',
    explanation: '“{{record}}” cannot be decrypted. It was changed from outside, or the disk is failing.',
    action: 'Enter this secret again, or restore the profile folder from a backup.',
  },
  'vault.record-missing': {
    title: 'A stored secret is missing',
    explanation: '“{{record}}” is not in the profile folder any more.',
    action: 'Enter this secret again, or restore the profile folder from a backup.',
  },
  'vault.already-set-up': {
    title: 'A place for secrets is already chosen',
    explanation: 'Secrets are already protected by: {{kind}}. They would be lost if it were replaced just like that.',
    action: 'Go on with the present choice.',
  },
  'storage.read-only': {
    title: 'The profile folder cannot be written',
    explanation: '{{path}} is read-only for your account, so nothing can be kept.',
    action: 'Allow your account to write there, or choose another profile folder.',
  },
  'storage.full': {
    title: 'The disk is full',
    explanation: 'Nothing more can be written to {{path}}. What was stored before is intact.',
    action: 'Make some room, then try again.',
  },
  'storage.corrupt': {
    title: 'The stored data is damaged',
    explanation: '{{path}} cannot be read properly: {{detail}}',
    action:
      'Restore the profile folder from a backup, or start afresh: certwright reset --everything moves it aside. Published certificate files are not affected.',
  },
  'storage.newer-schema': {
    title: 'This profile belongs to a newer Certwright',
    explanation: 'It was written in version {{found}}; this program knows up to {{known}}. Nothing was touched.',
    action: 'Install the newer Certwright, or use another profile folder.',
  },
  'storage.not-a-folder': {
    title: 'The profile folder is not a folder',
    explanation: 'There is something else at {{path}}.',
    action: 'Choose another profile folder.',
  },
  'storage.failed': {
    title: 'Writing to the profile folder failed',
    explanation: 'The system says about {{path}}: {{detail}}',
    action: 'Check the disk and its permissions, then try again.',
  },
  'storage.busy': {
    title: 'The profile folder is in use',
    explanation: 'Another Certwright is writing to {{path}} at this moment.',
    action: 'Try again in a moment.',
  },
  'watch.endpoint-not-found': {
    title: 'This host is not on the list',
    explanation: 'Nothing is watched under {{id}}.',
    action: 'Look at the list of watched hosts again.',
  },
  'fix.plan-unknown': {
    title: 'This plan can no longer be carried out',
    explanation: 'It was carried out already, is older than an hour, or was made before Certwright was started again.',
    action: 'Look at the fix again and confirm it anew.',
  },
  'fix.outdated': {
    title: 'Things have changed since this was planned',
    explanation: 'Nothing was done: {{reason}}.',
    action: 'Look at the fix again; it is planned anew.',
  },
  'fix.denied': {
    title: 'The system did not allow it',
    explanation: 'Permission was refused, or the question was closed. Nothing was changed by: {{command}}',
    action: 'Try again and confirm, or run the line yourself as an administrator.',
  },
  'fix.failed': {
    title: 'The repair did not work',
    explanation: '{{command}} ended with: {{reason}}',
    action: 'Run the line yourself to see more, or choose another way.',
  },
  'fix.router-refused': {
    title: 'The router does not open the port',
    explanation: 'The router {{router}} answered: {{reason}}',
    action: 'Add the forwarding in the pages of the router, or prove the name by DNS, which needs no open port.',
  },
  'fix.not-undoable': {
    title: 'There is nothing to take back',
    explanation: 'This was taken back already, or cannot be taken back.',
    action: 'Look at the list of changes that are still in place.',
  },
  internal: {
    title: 'Certwright made a mistake',
    explanation: 'Something happened that was not foreseen: {{message}}',
    action: 'Try again. If it happens again, report it with the evidence below.',
  },
};
