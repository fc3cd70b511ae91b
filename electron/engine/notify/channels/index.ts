/** Every channel, in the order in which they are offered. */
import type { ChannelKind } from '../../../../shared/domain/notifications.ts';
import type { Channel } from '../channel.ts';
import { channel as bark } from './bark.ts';
import { channel as command } from './command.ts';
import { channel as dingtalk } from './dingtalk.ts';
import { channel as discord } from './discord.ts';
import { channel as email } from './email.ts';
import { channel as feishu } from './feishu.ts';
import { channel as gotify } from './gotify.ts';
import { channel as ntfy } from './ntfy.ts';
import { channel as serverchan } from './serverchan.ts';
import { channel as slack } from './slack.ts';
import { channel as system } from './system.ts';
import { channel as telegram } from './telegram.ts';
import { channel as webhook } from './webhook.ts';
import { channel as wecom } from './wecom.ts';

export const channels: Readonly<Record<ChannelKind, Channel>> = {
  system,
  email,
  ntfy,
  telegram,
  wecom,
  dingtalk,
  feishu,
  serverchan,
  bark,
  slack,
  discord,
  gotify,
  webhook,
  command,
};
