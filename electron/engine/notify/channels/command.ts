/** A program of the reader's own, started without a shell. docs/notifications.md names its environment. */

import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { CommandChannel } from '../channel.ts';
import { factsOf } from '../facts.ts';

const say = wordsOf('channels-command');

const usualSeconds = 30;

export const channel: CommandChannel = {
  kind: 'command',
  descriptor: {
    id: 'command',
    name: say('Command'),
    summary: say('Starts a program of yours; what happened is in its environment and, as JSON, on its standard input.'),
    fields: [
      {
        key: 'program',
        label: say('Program'),
        help: say('Its whole path. No shell is involved.'),
        secret: false,
        required: true,
        example: '/usr/local/bin/tell-me',
      },
      {
        key: 'arguments',
        label: say('Arguments'),
        help: say('One a line, passed on as they are.'),
        secret: false,
        required: false,
        lines: true,
      },
      {
        key: 'seconds',
        label: say('Time limit in seconds'),
        help: say('It is ended after that.'),
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
