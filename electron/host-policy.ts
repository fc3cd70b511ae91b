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

/**
 * The component library makes style elements while it runs, hence the nonce for styles and none for scripts. What it
 * writes into them as markup goes through the one policy of trusted types, in `renderer/trusted-markup.ts`.
 */
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
    "worker-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    // The window needs no pop-ups, downloads, dialogs or printing. Forms are submitted to scripts only: `form-action`.
    ...(connect === 'none' ? ['sandbox allow-scripts allow-same-origin allow-forms'] : []),
  ].join('; ');

/**
 * Where the page may connect at all. What no directive of the policy above reaches is closed by this alone: WebRTC, and
 * the names that hints like `dns-prefetch` ask for (WICG Connection Allowlists; Chromium 152). It also judges where the
 * page may navigate, and the web host's page opens pages outside.
 */
const connectionAllowlist = ({ connect }: PagePolicy): string =>
  connect === 'none' ? '(response-origin)' : '(response-origin "https://*:*")';

const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Headers of every answer, whatever its status and type. */
export const securityHeaders = (policy: PagePolicy): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(policy),
  'connection-allowlist': connectionAllowlist(policy),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
});
