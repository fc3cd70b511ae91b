/** Fields and checks that several channels share. */
import type { ProviderField } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { FieldCheck } from '../../providers/fields.ts';

const say = wordsOf('channels-fields');

/** An address that lets whoever knows it write: a secret like a password. */
export const webhookField = (example: string, help: ProviderField['help']): ProviderField => ({
  key: 'url',
  label: say('Webhook address'),
  help,
  secret: true,
  required: true,
  example,
});

export const serverField = (own: string | undefined, help: ProviderField['help']): ProviderField => ({
  key: 'server',
  label: say('Server'),
  help,
  secret: false,
  required: own === undefined,
  ...(own === undefined ? { example: 'https://push.example.org' } : { default: own, example: own }),
});

/** An http or https address without a user in it. */
export const webAddress: FieldCheck = (value) => {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
    ? undefined
    : 'bad-url';
};

export const pathPart = (server: string, path: string): string => `${server.replace(/\/+$/, '')}${path}`;

/** At most `most` characters, the last of them an ellipsis where something was left out. */
export const shortened = (text: string, most: number): string => {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
};

/** The same by bytes of UTF-8. */
export const shortenedBytes = (text: string, most: number): string => {
  if (Buffer.byteLength(text) <= most) return text;
  let bytes = Buffer.byteLength('…');
  const kept: string[] = [];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept.push(character);
  }
  return `${kept.join('')}…`;
};
