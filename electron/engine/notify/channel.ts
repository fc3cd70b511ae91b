/** What a channel is: a descriptor, and how a notice becomes what it sends. */
import type { Language } from '../../../shared/domain/app.ts';
import type { ChannelDescriptor, Notice } from '../../../shared/domain/notifications.ts';
import type { FieldCheck } from '../providers/fields.ts';
import type { HttpAnswer } from '../providers/http-call.ts';

/** A notice in words. */
export interface Words {
  readonly language: Language;
  readonly title: string;
  /** What happened and what to do; several sentences, lines apart. */
  readonly text: string;
  /** Milliseconds since the epoch at which it is sent; signatures carry it. */
  readonly now: number;
}

export type Fields = Readonly<Record<string, string>>;
export type ToldNotice = Omit<Notice, 'deliveries' | 'seenAt'>;

export interface ChannelRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: unknown;
}

/** How a service refuses. `detail` is what it said. */
export interface Refusal {
  readonly kind: 'wrong-credentials' | 'rate-limited' | 'rejected';
  readonly detail: string;
  /** ISO 8601; when to come back, where it says so. */
  readonly retryAt?: string | undefined;
}

interface Described {
  readonly descriptor: ChannelDescriptor;
  readonly checks?: Readonly<Record<string, FieldCheck | undefined>>;
}

export interface HttpChannel extends Described {
  readonly kind: 'http';
  render(notice: ToldNotice, words: Words, fields: Fields): ChannelRequest;
  /** Many services refuse with status 200; the status alone is judged where this is missing. */
  refusal?(answer: HttpAnswer): Refusal | undefined;
}

export interface Mail {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte (RFC 8314); `starttls`: nothing is said before it; `none`: a server on this machine. */
  readonly encryption: 'starttls' | 'tls' | 'none';
  readonly user: string;
  readonly password: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}
export interface MailChannel extends Described {
  readonly kind: 'smtp';
  render(notice: ToldNotice, words: Words, fields: Fields): Mail;
}

export interface CommandCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
  /** Milliseconds. */
  readonly limit: number;
}
export interface CommandChannel extends Described {
  readonly kind: 'command';
  render(notice: ToldNotice, words: Words, fields: Fields): CommandCall;
}

/** Shown by the desktop itself. */
export interface SystemChannel extends Described {
  readonly kind: 'system';
}

export type Channel = HttpChannel | MailChannel | CommandChannel | SystemChannel;
