/** One POST with JSON to an address of the reader's own. docs/cli.md describes it, with how to verify the signature. */
import { createHmac } from 'node:crypto';
import { callTarget, isFine, refusalOf } from '../http-target.ts';
import { keyOf, type OpenStep, type StepContext } from '../step.ts';

export const openWebhook: OpenStep = (fields) => {
  const url = new URL(fields.url ?? '');
  const sendKey = fields.sendKey === 'yes';
  const post = async (event: 'install' | 'test', { material, clock, signal, log }: StepContext): Promise<void> => {
    const body = JSON.stringify({
      event,
      name: material.name,
      names: material.names,
      serial: material.serial,
      fingerprintSha256: material.fingerprintSha256,
      notAfter: material.notAfter,
      // A test must not make anybody install it.
      ...(event === 'test' ? {} : { fullchain: material.files['fullchain.pem'] }),
      ...(event === 'install' && sendKey ? { privateKey: keyOf(material) } : {}),
    });
    const answer = await callTarget({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...signed(body, fields.signingSecret ?? '', clock.now()),
      },
      body,
      root: fields.root,
      signal,
    });
    if (!isFine(answer)) throw refusalOf(answer);
    log('answered', { host: url.host, status: String(answer.status) });
  };
  return {
    test: (context) => {
      if (sendKey) keyOf(context.material);
      return post('test', context);
    },
    // What the other side did with it, only the other side can take back.
    apply: (context) => post('install', context),
  };
};

/** As our messages are signed: HMAC-SHA256 over the time, a dot and the body, in hexadecimal. */
const signed = (body: string, secret: string, now: Date): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  if (secret === '') return { 'x-certwright-timestamp': timestamp };
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-certwright-timestamp': timestamp, 'x-certwright-signature': `sha256=${signature}` };
};
