"""A camera that is not ours: GStreamer's RTSP server, with an encoder of its own and the time of day burnt into each picture.

Arguments: none|basic|digest, tcp|udp, user, password. Writes its port when it listens; ends with its standard input.
"""
import os
import sys
import threading
import time

import gi

gi.require_version('Gst', '1.0')
gi.require_version('GstRtsp', '1.0')
gi.require_version('GstRtspServer', '1.0')
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

WIDTH, HEIGHT, FPS, CELL, BITS = 640, 360, 15, 24, 24
scheme, transport, user, password = sys.argv[1:5]


def picture():
    """Grey, with the milliseconds since 1970 as bright and dark cells along the top: one bright, 24 of the number, one that makes them even (clock-code.ts)."""
    ms = int(time.time() * 1000) % (1 << BITS)
    bits = [1] + [ms >> i & 1 for i in reversed(range(BITS))]
    bits.append(sum(bits) % 2)
    band = b''.join((b'\xeb' if bit else b'\x10') * CELL for bit in bits).ljust(WIDTH, b'\x80') * CELL
    below = bytearray(b'\x80' * (WIDTH * (HEIGHT - CELL)))
    # Something that moves, so that a picture without its bar code differs from the last one.
    at = ms // 20 % (WIDTH - CELL)
    for row in range(100, 140):
        below[row * WIDTH + at:row * WIDTH + at + CELL] = b'\xc0' * CELL
    return band + bytes(below) + b'\x80' * (WIDTH * HEIGHT // 2)


def configure(_factory, media):
    source = media.get_element().get_by_name('source')

    def push():
        return source.emit('push-buffer', Gst.Buffer.new_wrapped(picture())) == Gst.FlowReturn.OK

    GLib.timeout_add(1000 // FPS, push)


Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address('127.0.0.1')
server.set_service('0')
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(
    f'( appsrc name=source is-live=true do-timestamp=true format=time caps=video/x-raw,format=I420,width={WIDTH},height={HEIGHT},framerate={FPS}/1'
    f' ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max={2 * FPS} bitrate=800 ! rtph264pay name=pay0 pt=96 )')
factory.set_shared(True)
factory.set_protocols(GstRtsp.RTSPLowerTrans.TCP if transport == 'tcp' else GstRtsp.RTSPLowerTrans.UDP)
factory.connect('media-configure', configure)
if scheme != 'none':
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string('media.factory.role', 'watcher')
    if scheme == 'basic':
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.BASIC)
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    else:
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest(user, password, token)
    factory.add_role_from_structure(Gst.Structure.new_from_string('watcher,media.factory.access=(boolean)true,media.factory.construct=(boolean)true'))
    server.set_auth(auth)
server.get_mount_points().add_factory('/live', factory)
server.attach(None)
print(server.get_bound_port(), flush=True)

threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
GLib.MainLoop().run()
