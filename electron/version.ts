/** Written into the bundle at build time; sources run directly (tests, tools) have none. */
declare const CERTWRIGHT_VERSION: string | undefined;

export const version: string = typeof CERTWRIGHT_VERSION === 'string' ? CERTWRIGHT_VERSION : '0.0.0';

/** As above: where the source is published; empty where that was not known. */
declare const CERTWRIGHT_SOURCE: string | undefined;

export const sourceUrl: string = typeof CERTWRIGHT_SOURCE === 'string' ? CERTWRIGHT_SOURCE : '';
