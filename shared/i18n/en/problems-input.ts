/** What people hand us, and things asked for that are not there. */
import type { InputCode, ProblemTexts } from '../problem-text.ts';

export const inputProblems: ProblemTexts<InputCode> = {
  'input.invalid': {
    title: 'Something in the form cannot be used',
    explanation: 'These parts were not understood: {{issues}}.',
    action: 'Correct them and try again.',
  },
  'input.usage': {
    title: 'The command was not understood',
    explanation: '{{message}}',
    action: 'Run the command with --help to see what it accepts.',
  },
  'input.file-unreadable': {
    title: 'A file could not be read',
    explanation: '{{path}} could not be opened: {{reason}}.',
    action: 'Check that the file exists and that your account may read it.',
  },
  'names.none': {
    title: 'There is no name to put into the certificate',
    explanation: 'A certificate needs at least one name or address that can be signed.',
    action: 'Type a name such as nas.example.org.',
  },
  'names.refused': {
    title: 'Some names cannot be signed',
    explanation: 'The authority would refuse: {{names}}. Nothing was ordered.',
    action: 'Change or remove these names.',
  },
  'names.too-many': {
    title: 'There are too many names',
    explanation: 'You asked for {{count}} names; this authority signs at most {{limit}} in one certificate.',
    action: 'Split them over several certificates, or use a wildcard.',
  },
  'credential.invalid': {
    title: 'Some fields are not filled in right',
    explanation: 'These fields are missing or malformed: {{fields}}.',
    action: 'Fill them in as described beside the form.',
  },
  'credential.in-use': {
    title: 'The credential “{{label}}” is still needed',
    explanation: 'Without it these certificates cannot be renewed: {{certificates}}.',
    action: 'Give them another one first, or remove it all the same with --force.',
  },
  'credential.not-found': {
    title: 'The stored credential is gone',
    explanation: 'It was removed since it was chosen, so the record cannot be written.',
    action: 'Enter the credential again, or choose another one.',
  },
  'provider.unknown': {
    title: 'This DNS provider is not known',
    explanation: 'There is no provider called “{{id}}”.',
    action: 'Choose one of: {{known}}.',
  },
  'root.invalid': {
    title: 'The root certificate cannot be used',
    explanation: '{{path}} does not hold a certificate in PEM form: {{reason}}.',
    action: 'Choose the root certificate of your authority as a PEM file.',
  },
  'root.unfit': {
    title: 'This cannot be trusted as an authority',
    explanation: 'Nothing was changed: {{reason}}.',
    action: 'Paste the root certificate of the authority, in PEM form.',
  },
  'root.not-found': {
    title: 'There is no such authority on the list',
    explanation: 'None of the trusted ones has the fingerprint {{id}}. It may have been removed already.',
    action: 'Look at the list once more.',
  },
  'run.locked': {
    title: 'Another Certwright is already working on {{name}}',
    explanation: 'Process {{pid}} has it in hand. Two runs at once could spoil each other.',
    action: 'Wait until it has finished, then try again.',
  },
  'run.not-yet': {
    title: 'It is too early to order {{name}} again',
    explanation: 'The cause: {{reason}}. Trying earlier would only make the wait longer.',
    action: 'Certwright may try from {{until}} on. Change what was wrong until then.',
  },
  'run.not-due': {
    title: '{{name}} is not to be renewed now',
    explanation: 'Another Certwright has just renewed it, or a limit of the authority is used up for the moment.',
    action: 'Nothing to do: the plan says when its next turn is.',
  },
  'run.renewing': {
    title: 'Another Certwright is renewing at this moment',
    explanation: 'Process {{pid}} has the renewals in hand. Two at once could order the same certificate twice.',
    action: 'Nothing to do: whatever is due is renewed there.',
  },
  'run.not-found': {
    title: 'This run is not known here',
    explanation: 'No run with the id {{id}} is stored in this profile.',
    action: 'Open the certificate and look at its last run.',
  },
  'run.not-retryable': {
    title: 'This run cannot go on',
    explanation: 'Its order has ended for good, so there is nothing left to continue.',
    action: 'Start a new order with the same names.',
  },
  'run.cancelled': {
    title: 'The order was cancelled',
    explanation: 'No certificate was made. Records that Certwright wrote were taken away again.',
    action: 'Start a new order when you are ready.',
  },
  'certificate.not-found': {
    title: 'There is no certificate called {{name}}',
    explanation: 'This profile holds: {{known}}.',
    action: 'Check the name, or the profile folder that is in use.',
  },
  'practice.not-arranged': {
    title: 'The situation could not be set up',
    explanation: 'Something stood in the way: {{detail}}. The practice world is as it was before.',
    action: 'Choose the situation again.',
  },
  'practice.only': {
    title: 'This works in practice mode only',
    explanation: '“{{what}}” belongs to the authority inside the app and cannot make real certificates.',
    action: 'Choose a real authority and provider, or go back to practice mode.',
  },
};
