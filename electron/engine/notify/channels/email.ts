import type { FieldCheck } from '../../providers/fields.ts';
import { oneLine } from '../../providers/fields.ts';
import type { MailChannel } from '../channel.ts';

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
    name: { en: 'E-mail', zh: '电子邮件' },
    summary: { en: 'A mail through your own mail account.', zh: '通过你自己的邮箱账户发送邮件。' },
    fields: [
      {
        key: 'to',
        label: { en: 'To', zh: '收件人' },
        help: { en: 'One address or several.', zh: '一个或多个地址。' },
        secret: false,
        required: true,
        example: 'me@example.org',
      },
      {
        key: 'host',
        label: { en: 'Mail server', zh: '邮件服务器' },
        help: { en: 'The one for outgoing mail (SMTP).', zh: '发信（SMTP）服务器。' },
        secret: false,
        required: true,
        example: 'smtp.example.org',
      },
      {
        key: 'user',
        label: { en: 'User', zh: '用户名' },
        help: { en: 'Usually your whole address.', zh: '通常是完整的邮箱地址。' },
        secret: false,
        required: false,
        example: 'me@example.org',
      },
      {
        key: 'password',
        label: { en: 'Password', zh: '密码' },
        help: {
          en: 'Gmail, iCloud, QQ and 163 want an app password here, not the one you log in with.',
          zh: 'QQ、163、Gmail、iCloud 等邮箱要填授权码，不是登录密码。',
        },
        secret: true,
        required: false,
      },
      {
        key: 'from',
        label: { en: 'From', zh: '发件人' },
        help: {
          en: 'The user’s address unless told; most servers refuse any other.',
          zh: '默认为用户名地址，多数服务器不接受其他地址。',
        },
        secret: false,
        required: false,
        example: 'me@example.org',
      },
      {
        key: 'encryption',
        label: { en: 'Encryption', zh: '加密方式' },
        help: {
          en: 'starttls and tls send nothing unencrypted. none is for a server on this machine.',
          zh: 'starttls 和 tls 绝不以明文发送；none 仅用于本机上的服务器。',
        },
        secret: false,
        required: false,
        options: [...encryptions],
        default: 'starttls',
      },
      {
        key: 'port',
        label: { en: 'Port', zh: '端口' },
        help: { en: '587 with starttls, 465 with tls, unless told.', zh: '默认：starttls 为 587，tls 为 465。' },
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
