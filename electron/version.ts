/** Written into the bundle at build time; sources run directly (tests, tools) have none. */
declare const CERTWRIGHT_VERSION: string | undefined;

export const version: string = typeof CERTWRIGHT_VERSION === 'string' ? CERTWRIGHT_VERSION : '0.0.0';
