import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { FieldCheck } from '../../providers/fields.ts';
import { oneLine } from '../../providers/fields.ts';
import type { MailChannel } from '../channel.ts';

const say = wordsOf('channels-email');

const encryptions = ['starttls', 'tls', 'none'] as const;
/** RFC 6409 and RFC 8314. */
const usualPorts = { starttls: '587', tls: '465', none: '25' } as const;

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const oneAddress: FieldCheck = (value) => (address.test(value) ? undefined : 'format');
const listOf = (value: string): readonly string[] => value.split(/[\s,;，；]+/).filter((one) => one !== '');

export const channel: MailChannel = {
  kind: 'smtp',
  descriptor: {
    id: 'email',
    name: say('E-mail'),
    summary: say('A mail through your own mail account.'),
    fields: [
      {
        key: 'to',
        label: say('To'),
        help: say('One address or several.'),
        secret: false,
        required: true,
        example: 'me@example.org',
      },
      {
        key: 'host',
        label: say('Mail server'),
        help: say('The one for outgoing mail (SMTP).'),
        secret: false,
        required: true,
        example: 'smtp.example.org',
      },
      {
        key: 'user',
        label: say('User'),
        help: say('Usually your whole address.'),
        secret: false,
        required: false,
        example: 'me@example.org',
      },
      {
        key: 'password',
        label: say('Password'),
        help: say('Gmail, iCloud, QQ and 163 want an app password here, not the one you log in with.'),
        secret: true,
        required: false,
      },
      {
        key: 'from',
        label: say('From'),
        help: say('The user’s address unless told; most servers refuse any other.'),
        secret: false,
        required: false,
        example: 'me@example.org',
      },
      {
        key: 'encryption',
        label: say('Encryption'),
        help: say('starttls and tls send nothing unencrypted. none is for a server on this machine.'),
        secret: false,
        required: false,
        options: [...encryptions],
        default: 'starttls',
      },
      {
        key: 'port',
        label: say('Port'),
        help: say('587 with starttls, 465 with tls, unless told.'),
        secret: false,
        required: false,
        example: '587',
      },
    ],
  },
  checks: {
    to: (value) => (listOf(value).length > 0 && listOf(value).every((one) => address.test(one)) ? undefined : 'format'),
    host: (value) => (/^[\w.:-]+$/.test(value) ? undefined : 'format'),
    user: oneLine,
    password: oneLine,
    from: oneAddress,
    port: (value) => (/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536 ? undefined : 'format'),
  },
  render: (_notice, { title, text }, fields) => {
    const { to = '', host = '', user = '', password = '', from = '', port = '' } = fields;
    const encryption = encryptions.find((one) => one === fields.encryption) ?? 'starttls';
    return {
      host,
      port: Number(port || usualPorts[encryption]),
      encryption,
      user,
      password,
      from: from || (address.test(user) ? user : (listOf(to)[0] ?? '')),
      to: listOf(to),
      subject: `[Certwright] ${title}`,
      text: `${text}\n`,
    };
  },
};
