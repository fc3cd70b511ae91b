/** What the form, the guide and the diagnosis know of Azure DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('azuredns');

export const ownBase = 'https://management.azure.com';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'azuredns',
  name: say('Azure DNS'),
  summary: say('Public DNS zones in a Microsoft Azure subscription, with the secret of an app registration.'),
  monogram: 'AZ',
  rank: 6,
  region: 'global',
  website: 'https://azure.microsoft.com/products/dns/',
  fields: [
    {
      key: 'tenantId',
      label: say('Tenant ID (directory ID)'),
      help: say('On the overview page of the app registration.'),
      secret: false,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      key: 'clientId',
      label: say('Client ID (application ID)'),
      help: say('On the same page.'),
      secret: false,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      key: 'clientSecret',
      label: say('Client secret'),
      help: say('The Value of the secret, not its Secret ID.'),
      secret: true,
      required: true,
    },
    {
      key: 'subscriptionId',
      label: say('Subscription ID'),
      help: say('Of the subscription that holds the zone.'),
      secret: false,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      key: 'resourceGroup',
      label: say('Resource group'),
      help: say('Only zones of this group are used. Without it, all of the subscription.'),
      secret: false,
      required: false,
      example: 'rg-dns',
    },
    {
      key: 'environment',
      label: say('Cloud'),
      help: say(
        'public for nearly everybody, china for Azure operated by 21Vianet, usgovernment for Azure Government.',
      ),
      secret: false,
      required: false,
      options: ['public', 'china', 'usgovernment'],
      default: 'public',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  docsUrl: 'https://learn.microsoft.com/en-us/rest/api/dns/',
  leastPrivilege: say(
    'Reader on the DNS zone, and DNS Zone Contributor on its TXT record set _acme-challenge alone. Simpler: DNS Zone Contributor on the zone.',
  ),
  steps: [
    say('Open portal.azure.com, App registrations, New registration. Copy the application ID and the directory ID.'),
    say('Under Certificates & secrets choose New client secret and copy its Value. It is shown only once.'),
    say(
      'Open the DNS zone, Access control (IAM), Add role assignment, DNS Zone Contributor, and choose the app as member.',
    ),
    say('Copy the subscription ID from the zone’s overview. A new role may take some minutes to work.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'set',
  nameServers: ['*.azure-dns.com', '*.azure-dns.net', '*.azure-dns.org', '*.azure-dns.info'],
  errors: [
    { code: 'AADSTS700024', refusal: 'clock-skew' },
    { code: 'AADSTS90033', refusal: 'busy' },
    { code: 'AADSTS53003', refusal: 'no-permission' },
    { code: 'AADSTS*', refusal: 'wrong-credentials' },
    { code: 'invalid_client', refusal: 'wrong-credentials' },
    { code: 'unauthorized_client', refusal: 'wrong-credentials' },
    { code: 'InvalidAuthenticationTokenTenant', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'signed-out' },
    { code: 'AuthorizationFailed', refusal: 'no-permission' },
    { code: 'LinkedAuthorizationFailed', refusal: 'no-permission' },
    { code: 'ScopeLocked', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'ReadOnlyDisabledSubscription', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'ParentResourceNotFound', refusal: 'zone-not-found' },
    { code: 'ResourceGroupNotFound', refusal: 'zone-not-found' },
    { code: 'SubscriptionNotFound', refusal: 'zone-not-found' },
    { code: 'InvalidSubscriptionId', refusal: 'zone-not-found' },
    { code: 'ResourceNotFound', refusal: 'not-there' },
    { code: 'NotFound', refusal: 'not-there' },
    { code: 'TooManyRequests', refusal: 'rate-limited' },
    { code: 'SubscriptionRequestsThrottled', refusal: 'rate-limited' },
    { status: 412, refusal: 'already-there' },
    { code: 'PreconditionFailed', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
