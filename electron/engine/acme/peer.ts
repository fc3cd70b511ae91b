/** The other side of a failure, as `network.*` and `directory.*` problems name it. */
export const peerOf = (url: string): { readonly url: string; readonly host: string } => ({
  url,
  host: URL.parse(url)?.host ?? '',
});

/** Enough of an answer to recognise a login page or a proxy's error, in one line. */
export const excerptOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
