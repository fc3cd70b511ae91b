/** As the programs print it, in the forms of their manuals. */
export const procTcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 20011 1 0000000000000000 100 0 0 10 0
   1: 0100007F:01BB 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 20012 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:0035 00000000:0000 0A 00000000:00000000 00:00000000 00000000   101        0 20013 1 0000000000000000 100 0 0 10 0
`;
export const procRoute = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	0100000A	0003	0	0	800	00000000	0	0	0
wlan0	00000000	0101A8C0	0003	0	0	600	00000000	0	0	0
wlan0	0001A8C0	00000000	0001	0	0	600	00FFFFFF	0	0	0
`;
export const ufw = `Status: active
Logging: on (low)
Default: deny (incoming), allow (outgoing), disabled (routed)
New profiles: skip

To                         Action      From
--                         ------      ----
22/tcp                     LIMIT IN    Anywhere
80,443/tcp                 ALLOW IN    Anywhere
8000:8100/udp              ALLOW IN    Anywhere
25                         DENY IN     Anywhere
80,443/tcp (v6)            ALLOW IN    Anywhere (v6)
`;
export const iptables = `-P INPUT DROP
-P FORWARD DROP
-P OUTPUT ACCEPT
-A INPUT -i lo -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT -p udp -m udp --dport 443 -j ACCEPT
-A INPUT -p tcp -m tcp --dport 80 -j ACCEPT
-A INPUT -p tcp -m multiport --dports 22,8000:8010 -j ACCEPT
-A INPUT -j REJECT --reject-with icmp-host-prohibited
`;
export const nftables = `table inet filter {
	chain input {
		type filter hook input priority filter; policy drop;
		ct state established,related accept
		iifname "lo" accept
		ip saddr 10.0.0.0/8 tcp dport 8080 accept
		tcp dport { 22, 80-90, https } ct state new accept
	}

	chain forward {
		type filter hook forward priority filter; policy drop;
	}
}
`;
export const nftablesOpen = `table inet filter {
	chain input {
		type filter hook input priority filter; policy accept;
	}
}
`;
export const nftablesJump = `table inet firewalld {
	chain filter_INPUT {
		type filter hook input priority filter + 10; policy accept;
		ct state { established, related } accept
		jump filter_INPUT_ZONES
		reject with icmpx admin-prohibited
	}
}
`;
export const macosRoute = `   route to: default
destination: default
       mask: default
    gateway: 192.168.1.1
  interface: en0
      flags: <UP,GATEWAY,DONE,STATIC,PRCLONING,GLOBAL>
`;
export const socketFilterOn = 'Firewall is enabled. (State = 1)\nFirewall has block all state set to disabled.\n';
export const socketFilterBlocks = 'Firewall is enabled. (State = 2)\nFirewall has block all state set to enabled.\n';
export const socketFilterOff = 'Firewall is disabled. (State = 0)\nFirewall has block all state set to disabled.\n';
export const defenderBlocks = '{"Rules":[],"Profiles":[{"Name":"Public","Enabled":"True","Inbound":"Block"}]}';
export const defenderAllows =
  '{"Rules":[{"DisplayName":"Certwright","Action":"Allow"}],"Profiles":[{"Name":"Public","Enabled":"True","Inbound":"Block"}]}';
