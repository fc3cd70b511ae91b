"""Owns on the session bus the name of whoever shows icons, says so in a line, and stays until its input ends."""
import sys

import dbus

bus = dbus.SessionBus()
taken = bus.request_name("org.kde.StatusNotifierWatcher", dbus.bus.NAME_FLAG_DO_NOT_QUEUE)
print("owned" if taken == dbus.bus.REQUEST_NAME_REPLY_PRIMARY_OWNER else "refused", flush=True)
sys.stdin.read()
