/** What is said of an export: what it was proven by, what to know of it, why it did not come about. */
import type { ExportCode, ProblemTexts } from '../problem-text.ts';

export const exporting = {
  'export.check.bytes': 'Written to the last byte',
  'export.check.format': 'Readable in its format',
  'export.check.password': 'The password opens it, another does not',
  'export.check.key': 'The key belongs to the certificate',
  'export.check.chain-order_one': 'One certificate',
  'export.check.chain-order_other': 'The chain is in order: {{count}} certificates',
  'export.check.chain-root': 'The chain leads to {{root}}',
  'export.check.validity': 'Valid until {{until}}',
  'export.check.mode': 'Rights of the key file: {{mode}}',
  'export.check.limits': 'Within what the target can take',
  'export.check.chain-root.not': 'The chain leads to no root that is known here',
  'export.check.validity.not': 'Not valid at this moment',

  'export.warning.legacy-encryption':
    'The encryption is the old kind, for readers that know no other: passwords can be tried fast. Delete the file once it is imported.',
  'export.warning.weak-keystore':
    'Java’s own keystore format protects the key weakly. Where Java 8 or newer reads it, a PKCS#12 file is better.',
  'export.warning.no-key': 'The key was made elsewhere and is not here, so no file holds it.',
  'export.warning.root-not-known': 'The root that signed this chain is not known here, so it is left out.',
  'export.warning.root-private':
    'The chain leads to no root that this computer knows. Visitors need the root of that authority.',
  'export.warning.expired': 'This version has expired.',
  'export.warning.revoked': 'This version was revoked: browsers may refuse it.',

  'reason.export.read-back-failed.format': 'it cannot be read in its format',
  'reason.export.read-back-failed.password': 'the password does not open it as it should',
  'reason.export.read-back-failed.key': 'the key is missing or not the one of the certificate',
  'reason.export.read-back-failed.chain-order': 'the certificates of the chain do not sign each other in order',
  'reason.export.name-refused.empty': 'it is empty',
  'reason.export.name-refused.folder': 'it leads into another folder',
  'reason.export.name-refused.characters': 'it has characters that file names do not take everywhere',
  'reason.export.name-refused.reserved': 'Windows keeps this name for a device',
  'reason.export.name-refused.ending': 'it begins or ends with a blank or ends with a dot',
  'reason.export.name-refused.too-long': 'it is longer than 200 bytes',
  'reason.export.name-refused.placeholder': 'there is no such placeholder',
  'reason.export.name-refused.twice': 'two files would have this name',
  'reason.export.password-refused.characters':
    'it may have letters, digits and signs of an English keyboard only, because each program reads others in its own way',
  'reason.export.password-refused.too-short': 'it is shorter than the six characters that Java asks for',
  'reason.export.password-refused.too-long': 'it is longer than 128 characters',
  'reason.export.password-refused.not-used': 'no file of this form would be protected by it',
  'reason.export.not-fitting.key-type': 'it does not take keys of this kind',
  'reason.export.not-fitting.rsa-size': 'it does not take RSA keys with more bits than',
  'reason.export.not-fitting.chain-length': 'it does not take a chain with more certificates than',
  'reason.export.not-fitting.file-size': 'it does not take a file with more bytes than',
  'reason.export.not-fitting.password-short': 'the fewest characters of a password it takes are',
  'reason.export.not-fitting.password-long': 'the most characters of a password it takes are',
  'reason.export.not-fitting.password-characters': 'its passwords have letters and digits only',
  'reason.export.owner-refused.unknown': 'this system does not know such a user or group',
  'reason.export.owner-refused.not-allowed': 'only root may give files to others',
  'reason.export.owner-refused.not-here': 'files have no owners of this kind on this system',

  'cli.export.password': 'Password, shown this once and kept nowhere: {{password}}',
  'cli.export.password-in': 'The password lies in {{path}}.',
  'cli.export.ask-password': 'Password for the file: ',
  'cli.export.proven': 'Read back and found right:',
} as const;

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
