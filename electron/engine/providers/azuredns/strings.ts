/** Azure keeps a TXT value as a list of strings of at most 255 octets. Here such a list goes as JSON. */
import { z } from 'zod';

const stringsSchema = z.array(z.string());
const most = 255;

export const splitStrings = (value: string): string => {
  const strings = [''];
  for (const sign of value) {
    const last = strings.at(-1) ?? '';
    if (Buffer.byteLength(last + sign) > most) strings.push(sign);
    else strings[strings.length - 1] = last + sign;
  }
  return JSON.stringify(strings);
};

export const stringsIn = (content: string): readonly string[] => stringsSchema.parse(JSON.parse(content));

export const joinedStrings = (content: string): string => stringsIn(content).join('');
