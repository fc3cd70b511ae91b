/** Accounts at authorities, requests made elsewhere, and withdrawing a certificate. */
import type { AccountCode, ProblemTexts } from '../problem-text.ts';

export const accountProblems: ProblemTexts<AccountCode> = {
  'authority.unknown': {
    title: 'This authority is not known',
    explanation: 'There is no authority called “{{id}}”.',
    action: 'Choose one of: {{known}}. Or give the address of its directory.',
  },
  'authority.no-test-service': {
    title: '{{authority}} has no test service',
    explanation: 'The proof was to be tried there first. Nothing was ordered.',
    action: 'Order without the trial, or choose an authority with a test service, such as Let’s Encrypt.',
  },
  'account.not-found': {
    title: 'This account is not known here',
    explanation: 'No account with the id {{id}} is stored in this profile.',
    action: 'Look at the list of accounts under Authorities.',
  },
  'account.key-invalid': {
    title: 'This is not an account key that can be used',
    explanation: 'The key was not taken over: {{reason}}.',
    action: 'Choose the private key of the account as PEM or JWK, without a password.',
  },
  'account.binding-needed': {
    title: '{{authority}} wants to know you first',
    explanation:
      'It only serves people who have registered on its website. There you get a key id and an HMAC key, once.',
    action: 'Fetch the two values as described, and enter them with the account.',
  },
  'account.binding-invalid': {
    title: 'The account values of {{authority}} cannot be used',
    explanation: 'This one is malformed: {{field}}. Often a character was lost while copying.',
    action: 'Copy it from the website once more, completely.',
  },
  'account.terms-changed': {
    title: '{{authority}} has changed its terms',
    explanation: 'It signs again once you have agreed to the new ones: {{url}}',
    action: 'Read them there and agree, then try again.',
  },
  'account.deactivated': {
    title: 'This account at {{authority}} is closed',
    explanation: 'It was deactivated there. That cannot be undone, and its key cannot be registered again.',
    action: 'Add a new account under Authorities. Certificates you have keep working.',
  },
  'account.in-use': {
    title: 'Certificates still use this account',
    explanation: 'These could no longer be renewed with it: {{certificates}}.',
    action: 'Order them with another account first, or deactivate it all the same.',
  },
  'account.busy': {
    title: 'An order of this account is under way',
    explanation: 'Its key proves the names of: {{certificates}}. A new key would make that worthless.',
    action: 'Let the order end, or cancel it, then try again.',
  },
  'account.rollover-undecided': {
    title: 'It is not certain which key the account has now',
    explanation:
      'The answer of the authority was lost while the key was being changed. Both keys are kept, so nothing is lost.',
    action: 'Try again when the authority can be reached: Certwright asks with each key.',
  },
  'csr.invalid': {
    title: 'The certificate request cannot be used',
    explanation: 'It was not sent: {{reason}}.',
    action: 'Make a new request in PEM form with a key of at least RSA 2048 or ECDSA P-256.',
  },
  'csr.mismatch': {
    title: 'The certificate request names other names',
    explanation: 'Missing in the request: {{missing}}. Only in the request: {{extra}}.',
    action: 'Order exactly the names in the request, or make a new request.',
  },
  'revocation.not-possible': {
    title: '{{name}} cannot be revoked this way',
    explanation: 'The authority was not asked: {{reason}}.',
    action: 'Choose the other way to sign, by account or by key of the certificate.',
  },
};
