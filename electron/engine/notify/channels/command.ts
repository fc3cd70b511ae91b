/** A program of the reader's own, started without a shell. docs/notifications.md names its environment. */
import type { CommandChannel } from '../channel.ts';
import { factsOf } from '../facts.ts';

const usualSeconds = 30;

export const channel: CommandChannel = {
  kind: 'command',
  descriptor: {
    id: 'command',
    name: { en: 'Command', zh: '命令' },
    summary: {
      en: 'Starts a program of yours; what happened is in its environment and, as JSON, on its standard input.',
      zh: '运行你指定的程序，事件内容放在环境变量中，并以 JSON 写入标准输入。',
    },
    fields: [
      {
        key: 'program',
        label: { en: 'Program', zh: '程序' },
        help: { en: 'Its whole path. No shell is involved.', zh: '完整路径，不经过 shell。' },
        secret: false,
        required: true,
        example: '/usr/local/bin/tell-me',
      },
      {
        key: 'arguments',
        label: { en: 'Arguments', zh: '参数' },
        help: { en: 'One a line, passed on as they are.', zh: '每行一个，原样传递。' },
        secret: false,
        required: false,
        lines: true,
      },
      {
        key: 'seconds',
        label: { en: 'Time limit in seconds', zh: '时间限制（秒）' },
        help: { en: 'It is ended after that.', zh: '超过后会被终止。' },
        secret: false,
        required: false,
        default: String(usualSeconds),
      },
    ],
  },
  checks: {
    program: (value) => (/^(\/|[A-Za-z]:[\\/]|\\\\)/.test(value) ? undefined : 'format'),
    seconds: (value) => (/^\d{1,3}$/.test(value) && Number(value) > 0 ? undefined : 'format'),
  },
  render: (notice, words, { program = '', arguments: args = '', seconds = '' }) => {
    const facts = factsOf(notice, words);
    return {
      program,
      args: args.split(/\r?\n/).filter((line) => line !== ''),
      environment: {
        CERTWRIGHT_NOTICE_ID: facts.id,
        CERTWRIGHT_CODE: facts.code,
        CERTWRIGHT_SEVERITY: facts.severity,
        CERTWRIGHT_TITLE: facts.title,
        CERTWRIGHT_TEXT: facts.text,
        CERTWRIGHT_AT: facts.at,
        CERTWRIGHT_CERTIFICATE: facts.certificate?.name ?? '',
        CERTWRIGHT_HOST: facts.host ?? '',
        CERTWRIGHT_RUN: facts.run ?? '',
      },
      input: `${JSON.stringify(facts)}\n`,
      limit: Number(seconds || usualSeconds) * 1000,
    };
  },
};
