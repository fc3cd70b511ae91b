import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { SystemChannel } from '../channel.ts';

const say = wordsOf('channels-system');

export const channel: SystemChannel = {
  kind: 'system',
  descriptor: {
    id: 'system',
    name: say('This computer'),
    summary: say('Shown by the desktop of this computer while Certwright is running.'),
    fields: [],
  },
};
