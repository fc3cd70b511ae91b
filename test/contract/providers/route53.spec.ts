import { describe, expect, it } from 'vitest';
import { route53 } from '../../../electron/engine/providers/route53/client.ts';
import { sigv4 } from '../../../electron/engine/providers/signing/sigv4.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, keyId, refusal, xml } from './route53.stand-in.ts';

providerContract(contract);
editorContract(contract);

const hosted = (id: string) =>
  `<HostedZone><Id>/hostedzone/${id}</Id><Name>example.test.</Name><Config><PrivateZone>false</PrivateZone></Config></HostedZone>`;

describe('Route 53 in its own words', () => {
  const { signal } = new AbortController();
  const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'x', ttl: 10 };

  it.each<[string, Reply, string, string | undefined]>([
    [
      'an unknown key',
      refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'an ended session',
      refusal(403, 'ExpiredToken', 'The security token included in the request is expired'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a clock that is ahead',
      refusal(403, 'SignatureDoesNotMatch', 'Signature not yet current: 20261127T180000Z is still later than now'),
      'provider.clock-skew',
      'clock-skew',
    ],
    ['no such zone', refusal(404, 'NoSuchHostedZone', 'No hosted zone'), 'provider.zone-not-found', undefined],
    ['a busy zone', refusal(400, 'PriorRequestNotComplete', 'not complete'), 'provider.refused', undefined],
    [
      'a name of another zone',
      refusal(400, 'InvalidChangeBatch', '[RRSet with DNS name a.test. is not permitted in zone b.test.]'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    [
      'a CNAME in the place, in the older form',
      xml(
        400,
        '<InvalidChangeBatch><Messages><Message>RRSet of type TXT with DNS name a.test. conflicts with a CNAME</Message></Messages></InvalidChangeBatch>',
      ),
      'provider.refused',
      'provider-record-conflict',
    ],
    [
      'two public zones of one name',
      xml(
        200,
        `<ListHostedZonesByNameResponse><HostedZones>${hosted('Z1')}${hosted('Z2')}</HostedZones></ListHostedZonesByNameResponse>`,
      ),
      'provider.refused',
      'provider-zone-ambiguous',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = route53.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code,
      ...(cause === undefined ? {} : { details: { cause } }),
    });
    await api.close();
  });

  it('a zone that is named by its id is not looked for', async () => {
    const api = await startProviderStandIn(() =>
      xml(
        200,
        '<ListResourceRecordSetsResponse><ResourceRecordSets/><IsTruncated>false</IsTruncated></ListResourceRecordSetsResponse>',
      ),
    );
    const given = { ...contract.fields, hostedZoneId: '/hostedzone/Z11111112222222333333', endpoint: api.endpoint };
    await route53.create(given, hastyClock()).prove('example.test', signal);
    expect(api.requests).toEqual([
      'GET /hostedzone/Z11111112222222333333/rrset?name=_acme-challenge.example.test.&type=TXT',
    ]);
    await api.close();
  });

  it('the key ID in the place of the secret is told', () => {
    expect(() => route53.create({ accessKeyId: keyId, secretAccessKey: keyId }, hastyClock())).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ details: expect.objectContaining({ provider: 'route53' }) }),
      }),
    );
  });

  it('octal escapes of others are read as what they mean, and go back as they came', async () => {
    const stored = '"caf\\303\\251 \\042x\\042"';
    const sent: string[] = [];
    const api = await startProviderStandIn(({ method, path, text }) => {
      if (method === 'POST') {
        sent.push(text);
        return xml(200, '<ChangeResourceRecordSetsResponse/>');
      }
      if (path === '/hostedzonesbyname')
        return xml(
          200,
          `<ListHostedZonesByNameResponse><HostedZones>${hosted('Z1')}</HostedZones></ListHostedZonesByNameResponse>`,
        );
      return xml(
        200,
        `<ListResourceRecordSetsResponse><ResourceRecordSets><ResourceRecordSet><Name>${record.fqdn}.</Name><Type>TXT</Type><TTL>77</TTL><ResourceRecords><ResourceRecord><Value>${stored}</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></ResourceRecordSets></ListResourceRecordSetsResponse>`,
      );
    });
    const provider = route53.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    await provider.add({ ...record, value: 'café "x"' }, signal);
    expect(sent).toEqual([]);
    await provider.add({ ...record, value: 'é' }, signal);
    expect(sent[0]).toContain(
      `<TTL>77</TTL><ResourceRecords><ResourceRecord><Value>${stored.replaceAll('"', '&quot;')}</Value></ResourceRecord><ResourceRecord><Value>&quot;\\303\\251&quot;</Value></ResourceRecord>`,
    );
    await api.close();
  });
});

describe('signature version 4', () => {
  const at = new Date('2015-08-30T12:36:00Z');
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
  const token =
    'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';
  const form = 'application/x-www-form-urlencoded';

  /** The suite that AWS publishes with its signers (aws-sig-v4-test-suite). */
  it.each<[string, 'GET' | 'POST', string, Readonly<Record<string, string>>, string, string, string]>([
    ['get-vanilla', 'GET', '/', {}, '', '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      'GET',
      '/?Param2=value2&Param1=value1',
      {},
      '',
      '',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    ['post-vanilla', 'POST', '/', {}, '', '', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'post-x-www-form-urlencoded',
      'POST',
      '/',
      { 'content-type': form },
      'Param1=value1',
      '',
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
    [
      'post-sts-header-before',
      'POST',
      '/',
      {},
      '',
      token,
      '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
    ],
  ])('%s', (_name, method, path, headers, body, sessionToken, signature) => {
    const url = new URL(path, 'https://example.amazonaws.com');
    const scope = { region: 'us-east-1', service: 'service' };
    const signed = sigv4({ method, url, headers, body }, { ...keys, sessionToken }, scope, at);
    expect(signed.authorization).toContain('Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ');
    expect(signed.authorization?.split('Signature=')[1]).toBe(signature);
    expect(signed['x-amz-date']).toBe('20150830T123600Z');
  });

  it('the request to IAM that AWS explains step by step', () => {
    const url = new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08');
    const headers = { 'content-type': `${form}; charset=utf-8` };
    const scope = { region: 'us-east-1', service: 'iam' };
    const signed = sigv4({ method: 'GET', url, headers, body: '' }, { ...keys, sessionToken: '' }, scope, at);
    expect(signed.authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });
});
