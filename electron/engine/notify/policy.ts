/**
 * Who is told what, and when. Pure: from an occurrence, what is open already, the settings and the moment to what is
 * kept and which channels hear of it. One trouble is one notice, however often it is raised.
 */
import {
  type NoticeCode,
  type NoticeSettings,
  type Occurrence,
  type Severity,
  severities,
} from '../../../shared/domain/notifications.ts';
import { blackoutCalendar } from '../renewal/blackout.ts';
import { expiryStage } from './expiry.ts';

/** A message about a trouble: sent, on its way, or waiting for its moment. */
export interface Told {
  readonly channelId: string;
  readonly code: NoticeCode;
  readonly severity: Severity;
  /** Milliseconds since the epoch: when it was sent, or will be. */
  readonly at: number;
  readonly waiting: boolean;
}

export interface OpenTrouble {
  readonly id: string;
  readonly code: NoticeCode;
  readonly severity: Severity;
  readonly runId?: string | undefined;
  readonly detail: Readonly<Record<string, string>>;
  readonly told: readonly Told[];
}

export interface ChannelFacts {
  readonly id: string;
  readonly enabled: boolean;
  readonly minimum: Severity;
  /** When messages of the last hour were sent, and when those that wait will be; milliseconds. */
  readonly recent: readonly number[];
}

export interface Message {
  readonly channelId: string;
  /** Milliseconds; not after now when it is to be sent at once. */
  readonly at: number;
}

export type Decision =
  | { readonly kind: 'nothing' }
  | {
      /** `note` is ended as it begins; `open` and `update` stay until they are over. */
      readonly kind: 'note' | 'open' | 'update';
      readonly code: NoticeCode;
      readonly severity: Severity;
      readonly detail: Readonly<Record<string, string>>;
      readonly messages: readonly Message[];
    };

export interface Situation {
  /** The open notice of the same trouble. */
  readonly open: OpenTrouble | undefined;
  readonly channels: readonly ChannelFacts[];
  readonly settings: NoticeSettings;
  /** Milliseconds. */
  readonly now: number;
}

const hour = 3_600_000;
/** Whoever looks is woken every few hours, never to the second: a day less this is a day. */
const slack = hour / 2;
const rank = (severity: Severity): number => severities.indexOf(severity);

const severityOf: Readonly<Record<NoticeCode, Severity>> = {
  renewed: 'info',
  'renewal-failed': 'warning',
  'renewal-failing-again': 'warning',
  'needs-you': 'warning',
  'will-fail': 'warning',
  expiring: 'warning',
  expired: 'urgent',
  'schedule-broken': 'warning',
  'no-heartbeat': 'warning',
  'vault-locked': 'warning',
  'all-runs-failed': 'warning',
  'served-other': 'urgent',
  'served-old': 'warning',
  'chain-incomplete': 'warning',
  'domain-expiring': 'warning',
  'replace-now': 'urgent',
  'record-left': 'info',
  'install-failed': 'warning',
  'back-to-normal': 'info',
  test: 'info',
};

/** Codes that tell of the same trouble in another state. */
const families: readonly (readonly NoticeCode[])[] = [
  ['renewal-failed', 'renewal-failing-again', 'needs-you'],
  ['expiring', 'expired'],
  ['served-other', 'served-old', 'chain-incomplete'],
];

/** Troubles that a renewal puts an end to. */
export const endedByRenewal: readonly NoticeCode[] = [
  'renewal-failed',
  'renewal-failing-again',
  'needs-you',
  'will-fail',
  'expiring',
  'expired',
  'replace-now',
];

const familyOf = (code: NoticeCode): NoticeCode => families.find((one) => one.includes(code))?.[0] ?? code;

/** The same for every occurrence of one trouble. Left-over records are one trouble for each run that left them. */
export const troubleOf = ({
  code,
  subject,
}: {
  readonly code: NoticeCode;
  readonly subject: Occurrence['subject'];
}): string => {
  const whose = code === 'record-left' ? subject.runId : undefined;
  return `${familyOf(code)} ${whose ?? subject.certificateId ?? subject.name ?? subject.host ?? ''}`;
};

/** What becomes of an occurrence. `back-to-normal` is decided by `decideEnd`. */
export const decide = (occurrence: Occurrence, situation: Situation): Decision => {
  const { open, now } = situation;
  if (occurrence.code === 'renewed') return decideSuccess(occurrence, situation);
  const raised = raisedAs(occurrence, open, now);
  if (raised === undefined) return { kind: 'nothing' };
  const { code, severity, every } = raised;
  const count = open?.detail.count;
  const detail = { ...(count === undefined ? {} : { count }), ...occurrence.detail, ...raised.detail };
  const messages = situation.channels
    .filter(({ enabled, minimum }) => enabled && rank(severity) >= rank(minimum))
    .filter(({ id }) => isNews({ id, code, severity, every }, open, situation))
    .map((channel) => ({ channelId: channel.id, at: momentFor(channel, severity, situation) }));
  return { kind: open === undefined ? 'open' : 'update', code, severity, detail, messages };
};

/** The end of a trouble, told to those who heard of it; never to those for whom the news still waits. */
export const decideEnd = (open: OpenTrouble, situation: Omit<Situation, 'open'>): readonly Message[] => {
  const heard = new Set(open.told.flatMap(({ channelId, waiting }) => (waiting ? [] : [channelId])));
  return situation.channels
    .filter(({ id, enabled }) => enabled && heard.has(id))
    .map((channel) => ({ channelId: channel.id, at: momentFor(channel, 'info', situation) }));
};

/**
 * A reminder at `until` for everybody who may hear of it. What waits tells the latest when it is sent, and until then
 * holds back what is not graver: so putting a trouble off is no state of its own.
 */
export const decideReminder = (
  severity: Severity,
  until: number,
  { channels, settings }: Pick<Situation, 'channels' | 'settings'>,
): readonly Message[] =>
  channels
    .filter(({ enabled, minimum }) => enabled && rank(severity) >= rank(minimum))
    .map((channel) => ({ channelId: channel.id, at: momentFor(channel, severity, { settings, now: until }) }));

const decideSuccess = (occurrence: Occurrence, situation: Situation): Decision => ({
  kind: 'note',
  code: occurrence.code,
  severity: 'info',
  detail: occurrence.detail ?? {},
  messages: situation.settings.tellSuccess
    ? situation.channels
        .filter(({ enabled }) => enabled)
        .map((channel) => ({ channelId: channel.id, at: momentFor(channel, 'info', situation) }))
    : [],
});

interface Raised {
  readonly code: NoticeCode;
  readonly severity: Severity;
  readonly detail?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is told again; once unless given. */
  readonly every?: number | undefined;
}

const raisedAs = (occurrence: Occurrence, open: OpenTrouble | undefined, now: number): Raised | undefined => {
  const { code } = occurrence;
  if (code === 'expiring' || code === 'expired') return expiryStage(occurrence.detail ?? {}, now);
  if (code === 'renewal-failed' && open !== undefined) {
    // The same run told twice is one failure.
    const again = open.runId === undefined || open.runId !== occurrence.subject.runId;
    const count = Number(open.detail.count ?? 1) + (again ? 1 : 0);
    if (count === 1) return { code, severity: severityOf[code] };
    const repeated = 'renewal-failing-again';
    return { code: repeated, severity: severityOf[repeated], detail: { count: String(count) } };
  }
  return { code, severity: severityOf[code] };
};

/** It says something that this channel has not said, or its time to say it again has come. */
const isNews = (
  message: {
    readonly id: string;
    readonly code: NoticeCode;
    readonly severity: Severity;
    readonly every?: number | undefined;
  },
  open: OpenTrouble | undefined,
  { settings, now }: Situation,
): boolean => {
  const told = open?.told.filter(({ channelId }) => channelId === message.id) ?? [];
  const [last] = told.toSorted((one, other) => other.at - one.at);
  if (last === undefined) return true;
  // What waits is written when it is sent, and tells the latest; only what may not wait goes ahead of it.
  if (told.some(({ waiting }) => waiting)) return message.severity === 'urgent' && last.severity !== 'urgent';
  if (rank(message.severity) > rank(last.severity)) return true;
  const apart = now - last.at;
  if (message.every !== undefined && apart >= message.every - slack) return true;
  return last.code !== message.code && apart >= settings.throttleMinutes * 60_000;
};

/** Now, at the end of quiet hours, or when the channel may send again. */
const momentFor = (
  { recent }: ChannelFacts,
  severity: Severity,
  { settings, now }: Pick<Situation, 'settings' | 'now'>,
): number => {
  const quiet = blackoutCalendar(settings.quietHours);
  // Waiting for the one may end in the other: both are looked at until neither puts it off.
  for (let at = now; ; ) {
    const awake = (severity === 'urgent' ? undefined : quiet.endOf(at)) ?? at;
    const within = recent.filter((other) => other > awake - hour).toSorted((one, other) => one - other);
    const free = within.length < settings.mostPerHour ? undefined : within[within.length - settings.mostPerHour];
    const next = free === undefined ? awake : Math.max(awake, free + hour);
    if (next === at) return at;
    at = next;
  }
};
