/** Private RSA keys as people paste them: in PEM (RFC 7468), whose line breaks a form may have lost. */
import { createPrivateKey, type KeyObject } from 'node:crypto';

/** `undefined` for everything but one RSA key; also where the passphrase does not open it. */
export const readRsaKey = (pasted: string, passphrase = ''): KeyObject | undefined => {
  const [, label, body = ''] =
    /^\s*-----BEGIN ([A-Z ]*PRIVATE KEY)-----((?:(?!-----)[\s\S])+)-----END \1-----\s*$/.exec(
      pasted.replaceAll('\\n', '\n'),
    ) ?? [];
  if (label === undefined) return undefined;
  // The older encrypted form has headers, and those need their lines.
  const lines = body.includes(':') ? body.trim() : body.replace(/\s+/g, '').replace(/.{64}(?=.)/g, '$&\n');
  try {
    const pem = `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
    const key = createPrivateKey({ key: pem, ...(passphrase === '' ? {} : { passphrase }) });
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
};
