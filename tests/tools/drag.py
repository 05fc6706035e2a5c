#!/usr/bin/python3
"""Drags files over a point of the screen with the pointer, as a file manager does.

    drag.py X Y FILE [FILE ...]       files
    drag.py X Y --link URL            a link, as a browser gives it

A small window becomes the source of a real XDND drag. The tool says on
standard output how far it is, one word a line, and reads on standard input
what to do next, so that a test can look while the files hover:

    > ready      the pointer is over the point, the button held down
    < drop       lets go there        (or: < leave, takes them away again)
    > done       the target has answered

Needs xdotool and GTK 3 for Python (python3-gi, gir1.2-gtk-3.0).
"""
import subprocess
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

STEPS = 16
PAUSE = 30  # milliseconds between two movements: a jump is not taken for a drag


def say(word):
    print(word, flush=True)


def pointer(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


class Source:
    """The window that the files come from, and the walk of the pointer."""

    def __init__(self, x, y, uris):
        self.goal = (x, y)
        self.uris = uris
        self.under_way = False
        self.window = Gtk.Window(type=Gtk.WindowType.POPUP)
        handle = Gtk.EventBox()
        handle.add(Gtk.Label(label="files"))
        handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
        handle.drag_source_add_uri_targets()
        handle.connect("drag-begin", self.began)
        handle.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(self.uris))
        handle.connect("drag-end", self.ended)
        self.window.add(handle)
        self.window.set_default_size(90, 40)
        self.window.move(0, 0)
        self.window.connect("map-event", lambda *_: self.walk())
        self.window.show_all()

    def began(self, *_):
        self.under_way = True

    def ended(self, *_):
        say("done")
        Gtk.main_quit()

    def walk(self):
        steps = self.steps()
        GLib.timeout_add(PAUSE, lambda: next(steps, False))

    def steps(self):
        start = (45, 20)
        pointer("mousemove", *start)
        yield True
        pointer("mousedown", 1)
        yield True
        for k in range(1, STEPS + 1):
            pointer("mousemove", *(a + (b - a) * k // STEPS for a, b in zip(start, self.goal)))
            yield True
        # The target answers a motion; keep moving on the spot until told.
        GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, self.told)
        if not self.under_way:
            sys.exit("the drag did not begin")
        say("ready")
        self.waiting = True
        k = 0
        while self.waiting:
            k += 1
            pointer("mousemove", self.goal[0] + k % 2, self.goal[1])
            yield True

    def told(self, stream, _condition):
        word = stream.readline().strip()
        self.waiting = False
        if word == "drop":
            pointer("mouseup", 1)
        else:
            pointer("key", "Escape")
            pointer("mouseup", 1)
        return False


def main():
    x, y, *items = sys.argv[1:]
    if items[0] == "--link":
        uris = items[1:]
    else:
        uris = [GLib.filename_to_uri(GLib.canonicalize_filename(item, None), None) for item in items]
    source = Source(int(x), int(y), uris)
    Gtk.main()
    del source


main()
