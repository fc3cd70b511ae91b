/**
 * Messages of the system: recorded, and answered as the test has written down. A test clicks through `commands`;
 * `Notification.show` of a system that refuses them emits `failed`, as on Windows and macOS.
 */
import type { ActivationArguments, NotificationConstructorOptions, Notification as SystemNotification } from 'electron';
import { dialogAnswers, onCommand, record } from './control.ts';
import { StrictEmitter } from './strict.ts';

type Members = Pick<SystemNotification, 'show' | 'close' | 'id' | 'title' | 'body'>;
type Statics = Pick<typeof SystemNotification, 'isSupported' | 'handleActivation' | 'getHistory'>;

const events = ['show', 'click', 'action', 'close', 'failed', 'reply'];
const onScreen = new Map<string, NotificationDouble>();
let lastId = 0;

export class NotificationDouble extends StrictEmitter implements Members {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly #options: NotificationConstructorOptions;

  static isSupported(): boolean {
    return dialogAnswers().notifications !== 'unsupported';
  }

  static handleActivation(callback: (details: ActivationArguments) => void): void {
    onCommand('notification.activate', (details) => callback(details as ActivationArguments));
  }

  static async getHistory(): Promise<SystemNotification[]> {
    return [];
  }

  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification', events);
    this.#options = options;
    lastId += 1;
    this.id = options.id === undefined || options.id === '' ? `double-${lastId}` : options.id;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    record('Notification.show', this.#options);
    const refused = dialogAnswers().notifications === 'failing';
    if (!refused) onScreen.set(this.id, this);
    setImmediate(() => (refused ? this.emit('failed', {}, 'Notifications are not allowed') : this.emit('show', {})));
  }

  close(): void {
    record('Notification.close', this.id);
    if (onScreen.delete(this.id)) this.emit('close', {});
  }
}
/** As Electron exports it. */
export const Notification: Statics & typeof NotificationDouble = NotificationDouble;

interface Click {
  readonly id: string;
  /** Of the button; the message itself when missing. */
  readonly button?: number;
}

onCommand('notification.click', (given) => {
  const { id, button } = given as Click;
  const message = onScreen.get(id);
  if (message === undefined) throw new Error(`The Electron double shows no message '${id}'`);
  if (button === undefined) message.emit('click', {});
  else message.emit('action', { actionIndex: button, selectionIndex: -1 }, button, -1);
});
