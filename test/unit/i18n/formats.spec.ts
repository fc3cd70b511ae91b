/** What the page puts together from whole sentences. */
import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../../renderer/i18n/formats.ts';

describe('sentences, one after the other', () => {
  it.each([
    ['en', ['The system says: no display', 'Choose a key file.'], 'The system says: no display. Choose a key file.'],
    ['en', ['Looked at 02:16', '', 'Skipped.'], 'Looked at 02:16. Skipped.'],
    ['en', ['It says “go away.”', 'Try again?', 'Soon'], 'It says “go away.” Try again? Soon'],
    ['zh', ['系统的回应：no display', '请改用密钥文件。'], '系统的回应：no display。请改用密钥文件。'],
    ['zh', ['已完成。', '（它会自动续期。）', '稍后'], '已完成。（它会自动续期。）稍后'],
  ] as const)('%s: %j', (language, said, shown) => {
    expect(formatsOf(language).sentences(...said)).toBe(shown);
  });
});
