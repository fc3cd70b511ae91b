/** What people are told of causes: setting up a challenge and DNS providers. */
import type { CauseText } from '../../domain/causes.ts';
import type { serviceCauses } from '../../domain/causes-provider.ts';

export const serviceCauseTexts = {
  'dns-plugin-missing': {
    title: 'The DNS provider is not known to the tool',
    explanation: 'The tool has no module for this provider, or it was installed for another user or version.',
    fixes: ['Update the program, or point _acme-challenge by CNAME to a provider that is supported.'],
  },
  'http-port-in-use': {
    title: 'Port 80 is taken by another program',
    explanation:
      'The built-in answer server needs port 80 for a moment and another program (nginx, IIS, Apache) already holds it.',
    fixes: [
      'Write the challenge file into the web root of that server.',
      'Stop it for a moment, or use the DNS challenge.',
    ],
  },
  'http-port-permission': {
    title: 'The program may not open port 80',
    explanation: 'Ports below 1024 need special rights on Linux and older macOS.',
    fixes: ['Listen on a high port and forward 80 to it, give the program the right, or use the web root or DNS.'],
  },
  'hairpin-self-check': {
    title: 'The check from inside fails, but from outside it may work',
    explanation:
      'Many routers and clusters cannot reach their own public address from inside. The test before the order fails although the authority would succeed.',
    fixes: ['Skip the self check or run it through an outside probe.', 'Add NAT loopback or a local DNS entry.'],
  },
  'provider-credentials-invalid': {
    title: 'The DNS provider rejects the key (wrong or missing)',
    explanation:
      'The provider does not know the key, or a required part (project id, consumer key, e-mail) is missing or was mistyped.',
    fixes: ['Create or copy the key again and press “Save and test”.'],
    ofProvider: {
      ovh: 'Open the validation link first: OVH takes the key only after that.',
      rfc2136: 'The TSIG key has to be entered on the name server as well.',
    },
  },
  'provider-key-whitespace': {
    title: 'The key has blanks or hidden characters',
    explanation:
      'A blank, line break, quote or invisible character was copied along, so the provider sees another key.',
    fixes: ['Enter the key again without blanks, quotes or hidden characters; the app can strip them.'],
  },
  'provider-credential-type-mixup': {
    title: 'A different kind of key is expected',
    explanation:
      'Providers have several kinds of keys: token or global key, DNSPod token or cloud key, API key or personal token. One does not work in the field of the other.',
    fixes: ['Look at which kind of key the field asks for, and create or move the key accordingly.'],
  },
  'provider-permission-missing': {
    title: 'The key lacks a permission',
    explanation:
      'The key is valid but may not list the zone or may not add or delete TXT records. A missing right may show up as “zone not found”.',
    fixes: ['Let the key read this zone and edit its DNS records.'],
    ofProvider: {
      cloudflare: 'At Cloudflare these are the permissions Zone:Read and DNS:Edit.',
      alidns: 'At Alibaba Cloud the policy AliyunDNSFullAccess grants it.',
      route53:
        'At Route 53 these are ListHostedZonesByName, ListResourceRecordSets, ChangeResourceRecordSets and GetChange.',
      porkbun: 'At Porkbun switch on API access for the domain.',
    },
  },
  'provider-plan-restriction': {
    title: 'The provider does not offer the API for this account or TLD',
    explanation:
      'The key is right, but the provider opens its API only to some plans, account sizes or top-level domains.',
    fixes: ['Point _acme-challenge by CNAME to a domain at another provider, or move the DNS there.'],
  },
  'provider-ip-allowlist': {
    title: 'The provider blocks this IP address',
    explanation:
      'The key may be used from listed addresses only, and your public address is another one (it may change daily).',
    fixes: [
      'Add the public address of this computer to the list of allowed addresses at the provider, or switch the list off for this key.',
    ],
  },
  'provider-zone-not-found': {
    title: 'The domain is not in this provider account',
    explanation:
      'The account the key belongs to does not hold the domain: it is in another account, was not added to DNS, or the wrong part of the name was taken for the domain (co.uk).',
    fixes: ['Choose the right account, add the domain there, or check the name servers.'],
  },
  'provider-zone-ambiguous': {
    title: 'The record went into the wrong zone',
    explanation:
      'There are two candidates: a private and a public zone, an old copy, or a parent with a delegated subdomain. The authority only asks the one that is delegated.',
    fixes: ['Write to the public zone whose name servers the registrar lists. If several fit, take the longest name.'],
  },
  'provider-record-conflict': {
    title: 'A record of this name already exists',
    explanation: 'An old TXT record or a CNAME is in the way, and the provider refuses a second entry.',
    fixes: ['Delete the old TXT record. Keep a CNAME only if you set it up on purpose.'],
  },
  'provider-ttl-rejected': {
    title: 'The provider refuses the TTL',
    explanation: 'Each provider and plan has a lowest TTL, and some want equal TTLs for records of one name.',
    fixes: ['Try again with the TTL from the message, or with that of the existing record.'],
  },
  'provider-rate-limited': {
    title: 'Too many calls to the DNS provider',
    explanation: 'The provider limits calls per second or per minute. The credentials are right.',
    fixes: ['Wait and try again with longer pauses and fewer names at the same time.'],
  },
  'provider-api-retired': {
    title: 'The provider has switched this API off',
    explanation: 'The address or kind of key this module uses was retired; the provider wants a new one.',
    fixes: ['Update the program and create a key for the new API.'],
  },
  'provider-endpoint-unreachable': {
    title: 'The provider’s API cannot be reached',
    explanation: 'Network, firewall or a national filter blocks the API, or the provider has an outage.',
    fixes: ['Use a proxy for this provider, try again later, or delegate to a provider that can be reached.'],
  },
  'provider-domain-locked': {
    title: 'The provider has locked the domain',
    explanation:
      'Real-name check, unpaid bills, a security lock or a violation keep records from being changed or answered.',
    fixes: ['Lift the lock in the provider’s console; the message names the reason.'],
  },
  'cname-delegation-misrouted': {
    title: '_acme-challenge is delegated, but the record is written elsewhere',
    explanation:
      'The authority follows the CNAME and looks at its target. The TXT must be written there, with the credentials of that zone.',
    fixes: ['Store a key for the domain that the CNAME leads to, or remove the CNAME.'],
  },
  'wildcard-cname-swallows-challenge': {
    title: 'A wildcard or parking record answers for _acme-challenge',
    explanation:
      'Through “*” CNAME (CDN, parking page) the challenge name seems to be a CNAME too; the tool then follows it to a foreign zone.',
    fixes: [
      'Create the TXT record at the name itself, which takes precedence over the wildcard, rather than at the CNAME’s target.',
    ],
  },
} as const satisfies Readonly<Record<keyof typeof serviceCauses, CauseText>>;
