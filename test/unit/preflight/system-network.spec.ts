/** What each system's own programs print, read without that system. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../electron/platform/network/index.ts';
import { linuxNetwork, listeningInodes, readRoutes } from '../../../electron/platform/network/linux.ts';
import { readIptables, readNftables, readUfw } from '../../../electron/platform/network/linux-firewalls.ts';
import { readLsof, readRoute as readMacosRoute, readSocketFilter } from '../../../electron/platform/network/macos.ts';
import {
  readDefender,
  readProcess,
  readRoute as readWindowsRoute,
} from '../../../electron/platform/network/windows.ts';
import * as printed from './printed.ts';

describe('Linux', () => {
  it.runIf(process.platform === 'linux')('names the process that listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { readonly port: number };
    const signal = AbortSignal.timeout(5000);
    expect(await linuxNetwork.portHolder(port, signal)).toMatchObject({ pid: process.pid });
    await new Promise((resolve) => server.close(resolve));
    expect(await linuxNetwork.portHolder(port, signal)).toBeUndefined();
  });

  it('reads sockets and routes from /proc', () => {
    expect(listeningInodes(printed.procTcp, 80)).toEqual(['20011']);
    expect(listeningInodes(printed.procTcp, 443)).toEqual([]);
    expect(readRoutes(printed.procRoute)).toEqual({ address: '192.168.1.1', device: 'wlan0' });
    expect(readRoutes('Iface Destination\n')).toBeUndefined();
  });

  it.each([
    [printed.ufw, 80, 'open'],
    [printed.ufw, 443, 'open'],
    [printed.ufw, 8080, 'closed'],
    [printed.ufw, 25, 'closed'],
    ['Status: inactive\n', 80, undefined],
  ])('reads ufw (%#)', (text, port, verdict) => {
    expect(readUfw(text, port)?.verdict).toBe(verdict);
  });

  it.each([
    [printed.iptables, 80, 'open'],
    [printed.iptables, 8005, 'open'],
    [printed.iptables, 443, 'closed'],
    ['-P INPUT ACCEPT\n-P FORWARD DROP\n', 80, 'open'],
    ['-P INPUT DROP\n-A INPUT -j MY-CHAIN\n', 80, undefined],
    ['-P INPUT DROP\n-A INPUT -s 10.0.0.0/8 -p tcp -m tcp --dport 80 -j ACCEPT\n', 80, 'closed'],
  ])('reads iptables (%#)', (text, port, verdict) => {
    expect(readIptables(text, port)?.verdict).toBe(verdict);
  });

  it.each([
    [printed.nftables, 80, 'open'],
    [printed.nftables, 443, 'open'],
    [printed.nftables, 8080, 'closed'],
    ['table inet filter {\n}\n', 80, undefined],
    [printed.nftablesOpen, 80, 'open'],
    [printed.nftablesJump, 80, undefined],
  ])('reads nft (%#)', (text, port, verdict) => {
    expect(readNftables(text, port)?.verdict).toBe(verdict);
  });
});

describe('macOS', () => {
  it('reads lsof, route and the application firewall', () => {
    expect(readLsof('p812\ncnginx\nf6\n')).toEqual({ name: 'nginx', pid: 812 });
    expect(readLsof('')).toBeUndefined();
    expect(readMacosRoute(printed.macosRoute)).toEqual({ address: '192.168.1.1', device: 'en0' });
    expect(readSocketFilter(printed.socketFilterBlocks)).toMatchObject([{ verdict: 'closed' }]);
    expect(readSocketFilter(printed.socketFilterOn)).toEqual([]);
    expect(readSocketFilter(printed.socketFilterOff)).toEqual([]);
  });
});

describe('Windows', () => {
  it('reads what PowerShell prints as JSON', () => {
    expect(readProcess('{"Id":4,"ProcessName":"System"}\r\n')).toEqual({ name: 'System', pid: 4 });
    expect(readProcess('')).toBeUndefined();
    expect(readWindowsRoute('{"NextHop":"192.168.1.1","InterfaceAlias":"Wi-Fi"}')).toEqual({
      address: '192.168.1.1',
      device: 'Wi-Fi',
    });
    expect(readDefender(printed.defenderBlocks)).toMatchObject([{ verdict: 'closed', evidence: 'Public: Block' }]);
    expect(readDefender(printed.defenderAllows)).toMatchObject([{ verdict: 'open', evidence: 'Certwright' }]);
    expect(readDefender('not json')).toEqual([]);
  });
});

describe('addresses', () => {
  it('are those that lead beyond this machine', () => {
    const base = { netmask: '', mac: '', cidr: null };
    expect(
      addressesOf({
        lo: [{ ...base, address: '127.0.0.1', family: 'IPv4', internal: true }],
        eth0: [
          { ...base, address: '192.0.2.7', family: 'IPv4', internal: false },
          { ...base, address: 'fe80::1', family: 'IPv6', internal: false, scopeid: 2 },
          { ...base, address: '169.254.3.4', family: 'IPv4', internal: false },
        ],
      }),
    ).toEqual([{ device: 'eth0', address: '192.0.2.7' }]);
  });
});
