/**
 * What a page served by Certwright may do, in one place for both hosts: the desktop's own scheme and the loopback web
 * host send the same headers, and differ only in whether the page may talk to its origin.
 */
import { randomBytes } from 'node:crypto';

/** Put into the page at build time, replaced in every answer. */
export const noncePlaceholder = 'CSP_NONCE';

/** 128 random bits, a new one for every document (CSP Level 3 §7.1). */
export const newNonce = (): string => randomBytes(16).toString('base64url');

export interface PagePolicy {
  /** The desktop page talks through its preload and needs no network at all. */
  readonly connect: 'none' | 'self';
  readonly nonce: string;
}

/** The component library makes style elements while it runs, hence the nonce for styles and none for scripts. */
export const contentSecurityPolicy = ({ connect, nonce }: PagePolicy): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src '${connect}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Headers of every answer, whatever its status and type. */
export const securityHeaders = (policy: PagePolicy): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(policy),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
});
