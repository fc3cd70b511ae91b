/** When a profile is woken, and by which name its schedule goes. Pure: the same folder and user always give the same. */
import { createHash } from 'node:crypto';

export interface WakePlan {
  /** Eight hexadecimal digits that stand for the profile and its user, for names of tasks, units and labels. */
  readonly id: string;
  /** 1 to 58: off the top of the hour, where everybody calls the authorities. */
  readonly minute: number;
  /** Local hours of the day, six hours apart. */
  readonly hours: readonly number[];
}

export const hoursApart = 6;

export const wakePlan = (profileFolder: string, userName: string): WakePlan => {
  const hash = createHash('sha256').update(`${userName}\0${profileFolder}`).digest();
  const first = hash.readUInt16BE(6) % hoursApart;
  return {
    id: hash.subarray(0, 4).toString('hex'),
    minute: 1 + (hash.readUInt16BE(4) % 58),
    hours: Array.from({ length: 24 / hoursApart }, (_, index) => first + index * hoursApart),
  };
};

/** The next of the plan's moments, by the local time of this machine. */
export const nextWake = ({ minute, hours }: WakePlan, now: Date): Date => {
  const days = [0, 1];
  const moments = days.flatMap((day) =>
    hours.map((hour) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + day, hour, minute)),
  );
  return moments.find((moment) => moment > now) ?? now;
};
