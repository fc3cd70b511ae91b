/** The signature of the OVHcloud API (https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api?id=kb_article_view&sysparm_article=KB0042784). */
import { createHash } from 'node:crypto';
import type { Outgoing } from '../http-call.ts';

export interface OvhKeys {
  readonly applicationKey: string;
  readonly applicationSecret: string;
  readonly consumerKey: string;
}

/** The headers that prove the request. `at` is the service's time, not this machine's. */
export const ovhSignature = (
  { method, url, body }: Outgoing,
  { applicationKey, applicationSecret, consumerKey }: OvhKeys,
  at: Date,
): Readonly<Record<string, string>> => {
  const time = String(Math.floor(at.getTime() / 1000));
  const text = [applicationSecret, consumerKey, method, url.href, body, time].join('+');
  return {
    'x-ovh-application': applicationKey,
    'x-ovh-consumer': consumerKey,
    'x-ovh-timestamp': time,
    'x-ovh-signature': `$1$${createHash('sha1').update(text).digest('hex')}`,
  };
};
