import type { ExportCode, ProblemTexts } from '../problem-text.ts';

export const exportProblems: ProblemTexts<ExportCode> = {
  'export.not-a-folder': {
    title: 'Files cannot be put there',
    explanation: '{{path}} is not a folder.',
    action: 'Choose a folder.',
  },
  'export.unwritable': {
    title: 'The files could not be written',
    explanation: 'The system does not allow it at {{path}}: {{reason}}.',
    action: 'Choose another folder, or allow your account to write there.',
  },
  'export.read-back-failed': {
    title: 'The files were written but do not read back right',
    explanation: 'What lies at {{path}} differs from what was written: {{reason}}.',
    action: 'Do not use these files. Check the disk, and export again.',
  },
  'export.folder-missing': {
    title: 'This folder does not exist',
    explanation: 'There is nothing at {{path}}, so nothing was written.',
    action: 'Check the path, or let the folder be made.',
  },
  'export.folder-not-chosen': {
    title: 'This folder was not chosen',
    explanation: 'Files are only written to a folder that you chose in the dialog of the system: {{path}}',
    action: 'Choose the folder again.',
  },
  'export.exists': {
    title: 'There are files of these names already',
    explanation: 'Nothing was written. In {{path}} there is: {{files}}',
    action: 'Replace them if they may go, or choose another name or folder.',
  },
  'export.name-refused': {
    title: 'This file name cannot be used',
    explanation: '“{{name}}”: {{reason}}. Nothing was written.',
    action: 'Change the pattern of the file name.',
  },
  'export.password-needed': {
    title: 'This form needs a password',
    explanation: 'A file of the form {{format}} keeps the key under a password. Nothing was written.',
    action:
      'Let a password be made, or give one. On the command line: --password-file to read one, --password-out to keep the one that is made.',
  },
  'export.password-refused': {
    title: 'This password cannot be used',
    explanation: 'Nothing was written: {{reason}}.',
    action: 'Choose another password, or let one be made.',
  },
  'export.key-missing': {
    title: 'The key of {{name}} is not here',
    explanation: 'It was made elsewhere, and this form cannot do without it. Nothing was written.',
    action: 'Export the certificate as PEM or PKCS#7, and put it together with the key where that is.',
  },
  'export.version-unknown': {
    title: 'There is no such version',
    explanation: 'This certificate has no version {{id}}, or it was removed.',
    action: 'Choose one from the list of its versions.',
  },
  'export.nothing-issued': {
    title: 'It has not been issued yet',
    explanation: 'There is nothing to export of {{name}}, and nothing was written.',
    action: 'Order it first, and export it then.',
  },
  'export.bundle-gone': {
    title: 'The file is no longer held',
    explanation: 'It holds private keys, so it is kept in memory only, and for half an hour.',
    action: 'Export the certificates again.',
  },
  'export.not-fitting': {
    title: 'The target would not take this certificate',
    explanation: 'Nothing was written: {{reason}} {{limit}}.',
    action: 'Order it with another kind of key or chain, or choose another form.',
  },
  'export.owner-refused': {
    title: 'The files cannot be given to {{owner}}',
    explanation: 'Nothing was written: {{reason}}.',
    action: 'Name a user that exists, or run this as root.',
  },
  'export.cipher-missing': {
    title: 'The old encryption is not available here',
    explanation: 'This program was built without {{cipher}}, which the older PFX form needs. Nothing was written.',
    action: 'Export the newer form, or do it from another Certwright: desktop app or command line.',
  },
};
