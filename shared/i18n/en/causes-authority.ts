/** What people are told of causes: reaching an authority and ordering from it. */
import type { CauseText } from '../../domain/causes.ts';
import type { authorityCauses } from '../../domain/causes-authority.ts';

export const authorityCauseTexts = {
  'directory-url-wrong': {
    title: 'The address of the authority is wrong or outdated',
    explanation:
      'The address is not that of an ACME v2 directory: an old version, a missing path or the authority’s web page.',
    fixes: ['Choose the authority from the list instead of typing its address.'],
  },
  'ca-discontinued': {
    title: 'The authority has ended its ACME service',
    explanation:
      'The authority no longer takes orders. Errors from it are misleading: changing settings does not help.',
    fixes: ['Move the certificate to another authority.'],
  },
  'dns-resolution-failing': {
    title: 'This computer cannot resolve host names',
    explanation:
      'The DNS server this computer uses does not answer, so not even the authority can be found. It has nothing to do with your domain.',
    fixes: ['Check the DNS setting of this computer (or of the container) and enter a DNS server that works.'],
  },
  'ca-network-blocked': {
    title: 'The authority cannot be reached from this network',
    explanation: 'A firewall or the route blocks the way to the authority, or only IPv6 is broken.',
    fixes: ['Try again over IPv4, set a proxy, or choose an authority that can be reached.'],
  },
  'proxy-misconfigured': {
    title: 'The proxy setting does not work',
    explanation:
      'Requests go to a proxy that is wrong, needs a login or speaks another protocol; or a needed proxy is not used.',
    fixes: ['Correct scheme and port (http:// for most HTTPS proxies), add the login, or switch the proxy off.'],
  },
  'ca-tls-untrusted': {
    title: 'The authority’s own certificate is not trusted here',
    explanation:
      'The list of trusted roots is old, or a security product opens the encrypted connection and shows its own certificate.',
    fixes: [
      'Update the system’s roots. Exempt the authority from the security product, or trust the company’s root in the app.',
    ],
  },
  'tls-stack-too-old': {
    title: 'This Windows cannot make the secure connection',
    explanation:
      'Authorities accept only TLS 1.2 and newer with modern encryption. Old systems lack it until they are updated.',
    fixes: ['Use the app’s built-in TLS, update Windows, or enable TLS 1.2 and ECDHE-ECDSA suites.'],
  },
  'clock-skew': {
    title: 'The computer’s clock is wrong',
    explanation:
      'Signed API requests and certificates hold a time. If the clock is off by minutes, providers refuse the request and TLS checks fail.',
    fixes: ['Switch on automatic time, set the clock, then try again.'],
  },
  'ca-service-unavailable': {
    title: 'The authority has an outage',
    explanation: 'The fault is at the authority. Your settings are most likely fine.',
    fixes: ['Try again with longer and longer pauses. If the certificate expires soon, use another authority.'],
  },
  'redundant-with-wildcard': {
    title: 'A name is already covered by the wildcard',
    explanation:
      'The authority refuses an order that asks for *.example.com and also for www.example.com. The bare example.com is not covered and must stay.',
    fixes: ['Remove the names the wildcard covers (one level) before ordering.'],
  },
  'too-many-identifiers': {
    title: 'Too many names in one certificate',
    explanation: 'Each authority and profile limits the number of names in a certificate.',
    fixes: ['Split the names over several certificates.', 'Use a wildcard for one level of subdomains.'],
  },
  'ca-internal-error': {
    title: 'The authority reports an internal error',
    explanation: 'The authority could not finish the request. Trying again later usually works.',
    fixes: ['Try again later with a new order.'],
  },
  'bad-nonce': {
    title: 'The one-time number of the request had expired',
    explanation:
      'Each request carries a one-time number from the authority. It expires when requests run at the same time or after a pause.',
    fixes: ['Try again: the request goes out with a fresh number, up to 3 times.'],
  },
  'ari-replaces-rejected': {
    title: 'The authority refused the “replaces” hint of a renewal',
    explanation:
      'A certificate may be named as the one to be replaced only once. A repeated attempt with the same hint is refused.',
    fixes: ['Order again without “replaces”.'],
  },
  'profile-not-available': {
    title: 'The certificate profile is not available',
    explanation: 'Profiles differ by authority and may be open to some accounts only, and they come and go.',
    fixes: ['Choose one of the profiles that the authority lists, or none.'],
  },
  'rate-limit-duplicate-certificate': {
    title: 'The same certificate was issued too often this week',
    explanation:
      'Let’s Encrypt issues five certificates a week for one exact set of names. It is no fault of the domain: earlier successful runs used them up.',
    fixes: [
      'Use the certificate that was already issued.',
      'Wait until the time in the answer, or add one more name to make a new set. Use the authority’s test service for tests.',
    ],
  },
  'rate-limit-registered-domain': {
    title: 'Too many certificates for this registered domain',
    explanation:
      'The weekly quota (50 at Let’s Encrypt) counts all certificates of the registered domain, made by anyone. Shared dynamic-DNS domains hit it through others.',
    fixes: ['Use a domain of your own, put more names into one certificate, wait, or use another authority.'],
  },
  'rate-limit-failed-validations': {
    title: 'Too many failed attempts for this name',
    explanation:
      'After five failures per name and hour the authority pauses. The real cause is in the earlier failures.',
    fixes: ['Fix the first failure, try it at the authority’s test service, then wait until the time in the answer.'],
  },
  'rate-limit-new-orders': {
    title: 'Too many orders from this account',
    explanation: 'Let’s Encrypt takes 300 orders per account in 3 hours; a loop or a big batch reaches it.',
    fixes: ['Spread renewals over time. Renewals that name the certificate they replace (ARI) do not count.'],
  },
  'rate-limit-request-overload': {
    title: 'Requests came too fast',
    explanation: 'The authority limits requests per second and address. The order itself is not affected.',
    fixes: ['Wait as long as the answer says, then go on with longer pauses.'],
  },
  'account-identifier-paused': {
    title: 'The authority paused this name after many failures',
    explanation:
      'After more than a thousand failures in a row Let’s Encrypt takes no more orders for this name from this account until you lift the pause.',
    fixes: ['Fix the cause, open the link in the answer and press unpause. Then renew once.'],
  },
  'order-expired': {
    title: 'The order or authorization has expired',
    explanation: 'An old order was resumed. Its challenges cannot be used any more.',
    fixes: ['Start a new order.'],
  },
  'revoke-already-revoked': {
    title: 'The certificate is already revoked',
    explanation: 'Nothing is left to do for this certificate.',
    fixes: ['Note that it is revoked, and order a new one.'],
  },
  'revoke-reason-rejected': {
    title: 'The reason for revocation is not accepted',
    explanation:
      'Authorities accept only some reason codes (Let’s Encrypt: 0, 1, 4, 5), and “key compromise” may need the certificate’s own key.',
    fixes: ['Revoke again with a reason that is allowed.'],
  },
} as const satisfies Readonly<Record<keyof typeof authorityCauses, CauseText>>;
