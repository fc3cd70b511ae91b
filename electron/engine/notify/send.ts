/**
 * One message through one channel: what the other side answered, or `notify.*`. Secrets of the channel are taken out of
 * whatever is told, and nothing is written to the log.
 */
import type { ChannelKind } from '../../../shared/domain/notifications.ts';
import { assertNever, type CertwrightError, fail, toProblem } from '../../../shared/errors/problem.ts';
import { shown } from '../providers/http-api.ts';
import { httpCall } from '../providers/http-call.ts';
import type { Channel, Fields, HttpChannel, ToldNotice, Words } from './channel.ts';
import { byStatus } from './refusals.ts';
import { runCommand } from './run-command.ts';

/** Shows a message on the desktop. Resolves once the system has shown it. `notify.no-desktop`, `notify.not-shown`. */
export type Present = (
  message: Pick<Words, 'language' | 'title' | 'text'> & { readonly notice: ToldNotice },
) => Promise<void>;

/** Milliseconds for one HTTP request. */
const limit = 15_000;

export const send = async (
  channel: Channel,
  notice: ToldNotice,
  words: Words,
  fields: Fields,
  present: Present | undefined,
): Promise<string> => {
  switch (channel.kind) {
    case 'http':
      return sendHttp(channel, notice, words, fields);
    case 'smtp': {
      const { sendMail } = await import('./send-mail.ts');
      const { password } = fields;
      return sendMail(channel.render(notice, words, fields), (text) => shown({ secrets: [password ?? ''] }, text));
    }
    case 'command':
      return runCommand(channel.render(notice, words, fields));
    case 'system':
      if (present === undefined) throw fail('notify.no-desktop', {});
      await present({ notice, language: words.language, title: words.title, text: words.text });
      return '';
    default:
      return assertNever(channel);
  }
};

const sendHttp = async (channel: HttpChannel, notice: ToldNotice, words: Words, fields: Fields): Promise<string> => {
  const { id } = channel.descriptor;
  const request = channel.render(notice, words, fields);
  const url = new URL(request.url);
  const about = { channel: id, endpoint: url.origin };
  const secrets = secretsOf(channel, fields);
  const answer = await httpCall(
    id,
    {
      method: 'POST',
      url,
      headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8', ...request.headers },
      body: JSON.stringify(request.body),
    },
    limit,
    new AbortController().signal,
  ).catch((thrown: unknown) => {
    throw unreachable(about, secrets, thrown);
  });
  const refusal = (channel.refusal ?? byStatus)(answer);
  if (refusal === undefined) return shown({ secrets }, `${answer.status} ${answer.text}`);
  const details = { ...about, detail: shown({ secrets }, refusal.detail), cause: 'notify-webhook-rejected' };
  throw fail(`notify.${refusal.kind}`, details, refusal.retryAt === undefined ? {} : { retryAt: refusal.retryAt });
};

const unreachable = (
  about: { readonly channel: ChannelKind; readonly endpoint: string },
  secrets: readonly string[],
  thrown: unknown,
): CertwrightError => {
  const problem = toProblem(thrown);
  const detail = problem.code === 'provider.unreachable' ? problem.details.detail : problem.code;
  const details = { ...about, detail: shown({ secrets }, detail) };
  return fail(
    /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(detail) ? 'notify.tls-untrusted' : 'notify.unreachable',
    details,
  );
};

/** The secret fields, and what in an address is a secret by itself. */
const secretsOf = ({ descriptor }: HttpChannel, fields: Fields): readonly string[] =>
  descriptor.fields.flatMap(({ key, secret }) => {
    const value = fields[key] ?? '';
    if (!secret || value === '') return [];
    const url = URL.parse(value);
    if (url === null) return [value];
    const parts = [...url.pathname.split('/'), ...url.searchParams.values()].filter((part) => part.length >= 8);
    return [value, ...parts];
  });
