/** What a certificate authority answers: RFC 8555 §6.7, RFC 9773 §5, the profiles draft. */
import type { AuthorityCode, ProblemTexts } from '../problem-text.ts';

export const authorityProblems: ProblemTexts<AuthorityCode> = {
  'acme.accountDoesNotExist': {
    title: 'The authority does not know this account',
    explanation: 'It was perhaps removed there, or belongs to another directory.',
    action: 'Try again: a new account is opened on the way.',
  },
  'acme.alreadyReplaced': {
    title: 'This certificate was already replaced',
    explanation: 'The authority has signed a successor for it before.',
    action: 'Start an order that does not name the old certificate.',
  },
  'acme.alreadyRevoked': {
    title: 'This certificate is already revoked',
    explanation: 'The authority has withdrawn it before. Nothing else has to happen.',
    action: 'Order a new certificate if the names are still in use.',
  },
  'acme.badCSR': {
    title: 'The authority did not accept the certificate request',
    explanation: 'It looked at the names and the key and refused: {{detail}}',
    action: 'Choose another key type, or remove the name it mentions.',
  },
  'acme.badNonce': {
    title: 'The authority asked to repeat the request',
    explanation: 'A one-time number had run out. This happens under load and is harmless.',
    action: 'Try again.',
  },
  'acme.badPublicKey': {
    title: 'The authority does not accept this key',
    explanation: 'It refuses the kind or size of the key: {{detail}}',
    action: 'Choose another key type.',
  },
  'acme.badRevocationReason': {
    title: 'The authority does not accept this reason for revoking',
    explanation: 'It allows other reasons only: {{detail}}',
    action: 'Choose another reason.',
  },
  'acme.badSignatureAlgorithm': {
    title: 'The authority cannot check the signature of the account key',
    explanation: 'It supports other kinds of keys: {{detail}}',
    action: 'Report this: Certwright should have chosen one that it supports.',
  },
  'acme.caa': {
    title: 'The DNS of the name does not allow this authority',
    explanation: 'A CAA record names the authorities that may sign, and this one is not among them. {{detail}}',
    action: 'Add this authority to the CAA record, or choose an authority that it names.',
  },
  'acme.compound': {
    title: 'Several names were refused',
    explanation: 'The authority found more than one problem: {{subproblems}}. {{detail}}',
    action: 'Look at the evidence name by name, and correct or remove these names.',
  },
  'acme.connection': {
    title: 'The authority could not reach your server',
    explanation: 'It tried to connect from the internet and did not get through: {{detail}}',
    action:
      'Open port 80 in the router and firewall, check that the name points here, or prove control by DNS record instead.',
  },
  'acme.dns': {
    title: 'The authority could not look up the name',
    explanation: 'Its DNS query failed: {{detail}}',
    action: 'Check that the name exists and that its name servers answer. A recent change may take a while.',
  },
  'acme.externalAccountRequired': {
    title: 'This authority wants an account of its own first',
    explanation: 'It only serves people who have registered on its website and bound that account.',
    action: 'Register at its website and bind the account under Authorities, or choose another authority.',
  },
  'acme.incorrectResponse': {
    title: 'The authority found something else than the proof',
    explanation: 'It looked in the right place and read a wrong answer: {{detail}}',
    action: 'Check that no other server or old record answers for this name, then try again.',
  },
  'acme.invalidContact': {
    title: 'The authority does not accept the contact address',
    explanation: 'It refused the e-mail address: {{detail}}',
    action: 'Correct the address, or leave it empty.',
  },
  'acme.invalidProfile': {
    title: 'The authority does not offer this kind of certificate',
    explanation: 'The profile that was asked for is not available: {{detail}}',
    action: 'Order without a profile, or choose another authority.',
  },
  'acme.malformed': {
    title: 'The authority did not understand the request',
    explanation: 'It says: {{detail}}',
    action: 'Check the names. If they look right, report this with the evidence below.',
  },
  'acme.orderNotReady': {
    title: 'The order was not ready yet',
    explanation: 'The authority had not finished checking when the certificate was asked for.',
    action: 'Try again. The same order goes on.',
  },
  'acme.rateLimited': {
    title: 'The authority asks to wait',
    explanation: 'Too many orders were placed in a short time: {{detail}}',
    action: 'Wait until the time it names. Trying earlier only prolongs it.',
  },
  'acme.rejectedIdentifier': {
    title: 'The authority does not sign this name',
    explanation: 'It refused the name as such: {{detail}}',
    action: 'Remove the name, or choose another authority.',
  },
  'acme.serverInternal': {
    title: 'The authority has a problem of its own',
    explanation: 'Its server failed. Nothing is wrong on your side.',
    action: 'Try again in a few minutes.',
  },
  'acme.tls': {
    title: 'The authority could not make a secure connection to your server',
    explanation: 'It was sent to HTTPS and failed there: {{detail}}',
    action: 'Do not redirect the path /.well-known/acme-challenge/, or prove control by DNS record instead.',
  },
  'acme.unauthorized': {
    title: 'The authority did not find the proof',
    explanation: 'It looked and found another answer, or none: {{detail}}',
    action: 'Check that the name points to the right place and that the record has this value, then try again.',
  },
  'acme.unsupportedContact': {
    title: 'The authority does not accept this kind of contact',
    explanation: 'It says: {{detail}}',
    action: 'Use a plain e-mail address, or leave it empty.',
  },
  'acme.unsupportedIdentifier': {
    title: 'The authority does not sign this kind of name',
    explanation: 'It says: {{detail}}',
    action: 'Remove the address, or choose an authority that signs addresses.',
  },
  'acme.userActionRequired': {
    title: 'The authority wants you to do something first',
    explanation: 'Usually its terms have changed and must be agreed to again: {{detail}}',
    action: 'Open the page that it names, then try again.',
  },
  'acme.other': {
    title: 'The authority refused for a reason Certwright does not know',
    explanation: 'It says: {{detail}}',
    action: 'The evidence below is all that is known. Search for it, or report it.',
  },
  'acme.unavailable': {
    title: 'The authority is out of service',
    explanation: '{{host}} answered with status {{status}}: maintenance, too much to do, or a fault of its own.',
    action: 'Try again later. Nothing here is wrong, and what was done so far is kept.',
  },
  'acme.bad-answer': {
    title: 'The answer of the authority makes no sense',
    explanation: '{{host}} answered with status {{status}}, and this cannot be used: {{reason}}.',
    action: 'Try again. If it stays, the authority or a proxy in between is at fault.',
  },
  'order.profile-unknown': {
    title: 'The authority has no profile called “{{profile}}”',
    explanation: 'A profile is a kind of certificate. It offers: {{offered}}.',
    action: 'Choose one of these, or none.',
  },
  'order.invalid': {
    title: 'The authority closed the order',
    explanation: 'It cannot be completed any more: {{detail}}',
    action: 'Start a new order once the cause is put right.',
  },
  'order.expired': {
    title: 'The order was open for too long',
    explanation: 'The authority kept it until {{expiredAt}}. No certificate was made.',
    action: 'Start a new order with the same names.',
  },
  'authorization.failed': {
    title: '{{identifier}} could not be proven',
    explanation: 'The authority checked by {{challenge}} and did not accept it: {{problem.detail}}',
    action: 'Look at what it says in the evidence, put it right, and try again.',
  },
  'authorization.expired': {
    title: 'The time to prove {{identifier}} ran out',
    explanation: 'The authority no longer accepts a proof for this order. Its state is “{{status}}”.',
    action: 'Start a new order with the same names.',
  },
  'challenge.not-offered': {
    title: '{{identifier}} cannot be proven this way here',
    explanation: 'The authority does not offer {{wanted}} for it. It offers: {{offered}}.',
    action: 'Choose another way of proof.',
  },
  'chain.not-offered': {
    title: 'The authority does not offer the chain that was asked for',
    explanation: 'Asked for was {{wanted}}; offered are: {{offered}}. The certificate has the usual chain.',
    action: 'Choose one of those names, or none. The certificate works all the same.',
  },
  'certificate.mismatch': {
    title: 'The certificate is not what was ordered',
    explanation: 'It was received but not stored: {{reason}}.',
    action: 'Try again. If it happens again, report it: this must not happen.',
  },
};
